import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { isValidPhoneNumber } from 'libphonenumber-js/max'
import { daysBefore } from '#capabilities/quality/generator/calendar.ts'
import { creditCodeCheck } from '#core/fields/credit-code.ts'
import { generateWorld } from '#capabilities/quality/generator/world.ts'

suite('a made-up world', () => {
  const today = '2026-06-15'
  const world = generateWorld({ seed: 7, today })
  const companies = new Map(world.companies.map((company) => [company.id, company]))
  const people = new Map(world.people.map((person) => [person.id, person]))

  test('has as many of everything as asked for, and works when nothing is asked for', () => {
    const counts = [world.people.length, world.companies.length, world.deals.length, world.activities.length]
    assert.deepEqual(counts, [3000, 600, 800, 2000])
    const empty = generateWorld({ seed: 7, contacts: 1, companies: 0, deals: 5, activities: 5 })
    assert.deepEqual([empty.people.length, empty.companies.length, empty.deals.length], [1, 0, 0])
  })

  test('is the same for the same seed and another for another seed', () => {
    assert.deepEqual(generateWorld({ seed: 7, today }), world)
    const other = generateWorld({ seed: 8, today })
    const names = (list: typeof world.people) => list.map(({ name }) => name.full).join()
    assert.notEqual(names(other.people), names(world.people))
  })

  test('is three fifths Chinese', () => {
    const share = world.people.filter(({ locale }) => locale === 'zh').length / world.people.length
    assert.ok(share > 0.55 && share < 0.65, `${share}`)
    assert.ok(world.companies.filter(({ locale }) => locale === 'zh').length > 300)
  })

  test('knows a 张伟 with a mobile number in the CRM, whatever the seed', () => {
    for (const seed of [1, 2, 3, 4]) {
      const [first] = generateWorld({ seed, contacts: 50, companies: 20, deals: 0, activities: 0 }).people
      assert.equal(first?.name.full, '张伟')
      assert.match(first.phones[0] ?? '', /^\+861[3-9]\d{9}$/)
      assert.equal(first.source, 'web')
    }
  })

  test('gives no address to two people, and telephones that can exist', () => {
    const emails = world.people.flatMap((person) => person.emails)
    assert.equal(new Set(emails).size, emails.length)
    const wrong = world.people
      .flatMap(({ phones }) => phones)
      .filter((phone) => !isValidPhoneNumber(phone.split(';')[0]!))
    const wrongOffice = world.companies.filter(({ phone }) => !isValidPhoneNumber(phone.split(';')[0]!))
    assert.deepEqual([wrong, wrongOffice], [[], []])
  })

  test('uses company domains nobody can own, and private addresses that say they are made up', () => {
    const hosts = world.people.flatMap(({ emails }) => emails).filter((email) => !email.endsWith('.example'))
    assert.ok(hosts.length > 500)
    assert.deepEqual(
      hosts.filter((email) => !email.includes('demo')),
      [],
    )
  })

  test('gives each Chinese company a credit code of its own with the right check', () => {
    const codes = world.companies.flatMap(({ creditCode }) => creditCode ?? [])
    assert.equal(new Set(codes).size, codes.length)
    assert.ok(codes.length > 300)
    assert.deepEqual(
      codes.filter((code) => creditCodeCheck(code.slice(0, 17)) !== code[17]),
      [],
    )
  })

  test('names its look-alikes: they share what misleads and differ in what matters', () => {
    const kinds = new Set(world.lookAlikes.map(({ why }) => why))
    assert.deepEqual([...kinds].sort(), ['branch', 'family', 'namesake', 'sameBrand', 'subsidiary'])
    for (const { left, right, why } of world.lookAlikes) {
      const [one, two] = [people.get(left), people.get(right)]
      const [firm, other] = [companies.get(left), companies.get(right)]
      if (why === 'family') assert.ok(two?.phones.includes(one!.phones[0]!) && one!.name.family === two.name.family)
      if (why === 'namesake') assert.ok(one?.name.full === two?.name.full && one?.phones[0] !== two?.phones[0])
      if (why === 'branch') assert.ok(other?.name.startsWith(firm!.name) && other.creditCode !== firm!.creditCode)
      if (why === 'sameBrand') assert.ok(firm?.shortName === other?.shortName && firm?.domain !== other?.domain)
    }
  })

  test('spreads what was done over the last 18 months, and only tasks lie ahead', () => {
    const dates = world.activities.map(({ at }) => at.slice(0, 10)).sort()
    assert.ok(dates[0]! >= daysBefore(today, 550) && dates.at(-1)! <= daysBefore(today, -31))
    assert.deepEqual(
      world.activities.filter(({ at, kind }) => at.slice(0, 10) > today && kind !== 'task'),
      [],
    )
    assert.ok(world.people.every(({ createdOn, birthday }) => createdOn < today && (birthday ?? '') < '2006'))
    assert.ok(
      world.deals.every(
        ({ createdOn, closesOn, stage }) => stage !== 'won' || (createdOn < closesOn && closesOn < today),
      ),
    )
  })

  test('links only to what it has, and leaves no gap in its texts', () => {
    for (const { contact, company } of [...world.deals, ...world.activities]) {
      assert.ok((contact === null || people.has(contact)) && (company === null || companies.has(company)))
    }
    assert.deepEqual(
      world.activities.filter(({ subject, body }) => /[{}]|undefined/.test(subject + body) || body === ''),
      [],
    )
    assert.deepEqual(new Set(world.deals.map(({ amount }) => amount.currency)), new Set(['CNY', 'USD', 'EUR']))
  })
})
