import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { typedCell } from '#capabilities/bulk/export-cell.ts'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import { ownObject } from '#capabilities/quality/imports/own-export.ts'
import type { ModelField } from '#core/objects/model.ts'
import { testWorld } from '#test/world.ts'

describe('exports', () => {
  const world = testWorld()
  const get = (query: unknown, locale = 'en') =>
    world.as('owner').get(`/exports/contact?locale=${locale}&query=${encodeURIComponent(JSON.stringify(query))}`)
  before(async () => {
    const { body: firm } = await world.as('owner').post('/records/company', { name: 'Acme "Best", Inc.' })
    await world.as('owner').post('/records/contact', {
      name: 'Ada Byron',
      company: firm.id,
      phone: ['+8613800138000'],
      email: ['ada@x.com', 'b@x.com'],
      stage: 'customer',
      title: '=1+1',
    })
    for (let at = 0; at < 205; at += 1)
      await world.as('owner').post('/records/contact', { name: `Extra ${String(at).padStart(3, '0')}`, country: 'SE' })
  })

  test('a file has the labels of its language as heads, links by title, and nothing that runs', async () => {
    const fields = ['name', 'company', 'phone', 'email', 'stage', 'title']
    const { text, headers } = await get({ q: 'byron', fields })
    assert.equal(
      text,
      '\ufeffName,Company,Phone,E-mail,Stage,Job title\r\n' +
        `Ada Byron,"Acme ""Best"", Inc.",+8613800138000,"ada@x.com, b@x.com",Customer,'=1+1\r\n`,
    )
    assert.match(String(headers['content-disposition']), /attachment; filename="contact.csv"/)
    const [head = '', line = ''] = (await get({ q: 'byron', fields: ['name'], withIds: true })).text.split('\r\n')
    assert.equal(head, '\ufeffName,Tend ID')
    assert.match(line, /^Ada Byron,[\da-f-]{36}$/)
    const chinese = await get({ q: 'byron', fields: ['name', 'stage'] }, 'zh')
    assert.match(chinese.text, /^\ufeff姓名,阶段\r\nAda Byron,客户\r\n$/)
  })

  test('a look has the heads and the first rows as the file will, and how many there are', async () => {
    const look = (body: object) => world.as('owner').post('/exports/contact/preview', body)
    const { body } = await look({ filter: { country: 'SE' }, sort: 'name', fields: ['name'], locale: 'zh' })
    assert.deepEqual([body.count, body.columns, body.rows.length], [205, ['姓名'], 5])
    assert.deepEqual(body.rows[0], ['Extra 000'])
    const ids = (await world.as('owner').get('/records/contact?filter[country]=SE&sort=-name&limit=2')).body.items
    const named = await look({ ids: ids.map(({ id }: { id: string }) => id), fields: ['name'], withIds: true })
    assert.deepEqual(named.body.columns, ['Name', 'Tend ID'])
    assert.deepEqual(named.body.rows[1], ['Extra 203', ids[1].id])
    assert.equal((await look({ ids: [ids[0].id], fields: ['nothing'] })).body.code, 'core.fieldNotFound')
  })

  test('more than a page comes whole and in order', async () => {
    const { text } = await get({ filter: { country: 'SE' }, sort: 'name', fields: ['name'] })
    const lines = text.trim().split('\r\n').slice(1)
    assert.equal(lines.length, 205)
    assert.equal(lines[204], 'Extra 204')
  })

  test('named records come in the order in which they are named', async () => {
    const { body } = await world.as('owner').get('/records/contact?filter[country]=SE&sort=name&limit=200&fields=name')
    const ids = body.items.map(({ id }: { id: string }) => id).toReversed()
    const { text } = await world.as('owner').post('/exports/contact', { ids, fields: ['name'], locale: 'en' })
    const lines = text.trim().split('\r\n')
    assert.deepEqual([lines.length, lines[1], lines.at(-1)], [201, 'Extra 199', 'Extra 000'])
  })

  test('a workbook has the same rows in cells of their kind, and is known again as an export of ours', async () => {
    const at = '2026-07-01T22:30:00.000Z'
    const { body: deal } = await world.as('owner').post('/records/deal', {
      name: '=cmd',
      amount: { amount: 1234.5, currency: 'EUR' },
      closesOn: '2026-12-25',
    })
    const fields = ['name', 'amount', 'closesOn', 'stage', 'company', 'owner', 'probability']
    const asked = { ids: [deal.id], fields, withIds: true, locale: 'zh', as: 'xlsx', zone: 'Asia/Shanghai' }
    const reply = await world.as('owner').post('/exports/deal', asked)
    assert.equal(reply.status, 200, reply.text)
    assert.match(String(reply.headers['content-type']), /spreadsheetml/)
    assert.match(String(reply.headers['content-disposition']), /filename="deal.xlsx"/)
    const table = await readTable({ bytes: reply.bytes }, { name: 'deal.xlsx' })
    assert.equal(ownObject(world.ctx.model, table.columns), 'deal')
    const rows: (readonly string[])[] = []
    for await (const { cells } of table.rows) rows.push(cells)
    assert.deepEqual(
      [rows.length, ...rows[0]!.slice(0, 3), rows[0]!.at(-1)],
      [1, '=cmd', '1234.5 EUR', '2026-12-25', deal.id],
    )
    const field = { type: 'dateTime' } as ModelField
    const by = { locale: 'en', zone: 'Asia/Shanghai', titles: new Map() } as const
    assert.deepEqual(typedCell(field, at, by), { wall: '2026-07-02T06:30:00' })
  })

  test('a workbook of all that a filter finds has every row', async () => {
    const query = encodeURIComponent(
      JSON.stringify({ filter: { country: 'SE' }, sort: 'name', fields: ['name', 'country'] }),
    )
    const { bytes } = await world.as('owner').get(`/exports/contact?as=xlsx&locale=en&query=${query}`)
    const table = await readTable({ bytes }, { name: 'contact.xlsx' })
    const names: string[] = []
    for await (const { cells } of table.rows) names.push(cells[0]!)
    assert.deepEqual([table.columns, names.length, names[204]], [['Name', 'Country'], 205, 'Extra 204'])
  })

  test('what cannot be read is refused before a file begins', async () => {
    assert.equal((await world.as('owner').get('/exports/contact?query=nonsense')).body.code, 'bulk.exportUnreadable')
    assert.equal((await get({ fields: ['nothing'] })).body.code, 'core.fieldNotFound')
    assert.equal((await get({ filter: { nothing: 1 } })).status, 400)
  })
})
