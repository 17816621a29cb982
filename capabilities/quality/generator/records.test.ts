import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isValidPhoneNumber } from 'libphonenumber-js/max'
import { generateRecords, type BulkRecord } from '#capabilities/quality/generator/records.ts'

async function collect(seed: number, size: Parameters<typeof generateRecords>[1]): Promise<BulkRecord[]> {
  return Array.fromAsync(generateRecords(seed, size))
}

test('bulk records come in order: companies, contacts, deals, each numbered from 0', async () => {
  const records = await collect(1, { contacts: 40, companies: 10, deals: 20 })
  const order = records.map(({ object, index }) => `${object} ${index}`)
  assert.equal(order.length, 70)
  assert.deepEqual(
    [order[0], order[9], order[10], order[49], order[50], order[69]],
    ['company 0', 'company 9', 'contact 0', 'contact 39', 'deal 0', 'deal 19'],
  )
})

test('the same seed gives the same bulk records, another seed others', async () => {
  const size = { contacts: 100, companies: 20, deals: 50 }
  assert.deepEqual(await collect(1, size), await collect(1, size))
  assert.notDeepEqual(await collect(1, size), await collect(2, size))
})

test('bulk records are clean: telephones that can exist, unique addresses, links within range', async () => {
  const records = await collect(3, { contacts: 20_000, companies: 2000, deals: 2000 })
  const contacts = records.filter((record) => record.object === 'contact')
  const perCountry = Map.groupBy(contacts, ({ country }) => country)
  assert.equal(perCountry.size, 25)
  const china = perCountry.get('CN')!.length / contacts.length
  assert.ok(china > 0.3 && china < 0.46, `${china}`)
  for (const [country, sample] of perCountry) {
    for (const { phone } of sample.slice(0, 5)) assert.ok(isValidPhoneNumber(phone[0]!), `${country} ${phone[0]}`)
  }
  assert.equal(new Set(contacts.map(({ email }) => email[0])).size, contacts.length)
  assert.ok(contacts.every(({ email }) => /^[a-z0-9.-]+@[a-z0-9-]+\.example$/.test(email[0]!)))
  for (const record of records) {
    if (record.object === 'company') continue
    assert.ok(record.company !== null && record.company >= 0 && record.company < 2000)
    if (record.object === 'deal') assert.ok(record.contact !== null && record.contact < 20_000 && record.stage <= 5)
    assert.match(record.createdAt, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/)
  }
})

test('bulk records without companies have nobody to belong to', async () => {
  const records = await collect(1, { contacts: 3, companies: 0, deals: 2 })
  assert.deepEqual(
    records.map((record) => (record.object === 'company' ? 0 : record.company)),
    [null, null, null, null, null],
  )
})
