import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import { generateChinese } from '#capabilities/quality/generator/zh/generate.ts'
import { makePerson, writePerson } from '#capabilities/quality/generator/zh/people.ts'
import { hongKong } from '#capabilities/quality/generator/zh/romanised.ts'
import { openRandom } from '#capabilities/quality/generator/random.ts'
import { surnames } from '#capabilities/quality/generator/tables/names-zh.ts'
import { readCreditCode } from '#core/fields/credit-code.ts'
import { idNumberFacts } from '#core/fields/id-number.ts'

const options = { country: 'CN', currency: 'CNY', dateOrder: 'ymd' } as const

test('the same seed gives the same rows, another seed others; each row has its truth', () => {
  const [one, again, other] = [generateChinese(1, 500), generateChinese(1, 500), generateChinese(2, 500)]
  assert.deepEqual(one, again)
  assert.notDeepEqual(one.people.rows, other.people.rows)
  for (const set of [one.people, one.companies]) {
    assert.deepEqual([set.rows.length, set.truth.length], [500, 500])
    assert.ok(set.rows.every((row) => row.length === set.columns.length))
    const entities = new Set(set.truth).size
    assert.ok(entities > 200 && entities < 450, `${entities} entities`)
  }
})

test('a person’s ID number says the person’s birthday and sex, and where the person lives', () => {
  const random = openRandom('ids')
  for (let n = 0; n < 300; n += 1) {
    const person = makePerson(random, { id: `p${n}`, employer: 'x' })
    const facts = idNumberFacts(person.idNumber)
    assert.deepEqual(facts, { birthday: person.birthday, gender: person.gender, division: person.home.division })
  }
})

test('nearly all codes written have right check characters; the others are errors put in', () => {
  const { people, companies } = generateChinese(3, 2000)
  const ids = people.rows.map((row) => row[3]!).filter(Boolean)
  const codes = companies.rows.map((row) => row[1]!).filter(Boolean)
  const share = (list: string[], isRight: (text: string) => boolean) => list.filter(isRight).length / list.length
  assert.ok(share(ids, (id) => idNumberFacts(id) !== null) > 0.95)
  assert.ok(share(codes, (code) => readCreditCode(code) !== undefined) > 0.95)
})

test('names come in characters of both kinds, in pinyin, in the romanisation of Hong Kong, with titles and errors', () => {
  const { rows } = generateChinese(1, 4000).people
  const names = rows.map((row) => row[0]!)
  for (const form of [
    /先生$|女士$/,
    /总$/,
    /^[A-Z]+ [A-Z][a-z]+$/,
    /^[A-Z][a-z]+ [A-Z][a-z]+$/,
    /[張陳劉黃]/,
    /\p{Script=Han} \p{Script=Han}/u,
    /,/,
  ]) {
    assert.ok(
      names.some((name) => form.test(name)),
      String(form),
    )
  }
  assert.equal(hongKong('张'), 'cheung')
  assert.equal(hongKong('伟强'), 'wai keung')
  assert.deepEqual(
    surnames.filter(({ text }) => hongKong(text) === null),
    [],
  )
})

test('one home is written in full, short and by former names, and most of them are read as the same place', () => {
  const random = openRandom('homes')
  let [same, all] = [0, 0]
  for (let n = 0; n < 200; n += 1) {
    const person = makePerson(random, { id: 'p', employer: 'x' })
    const written = writePerson(random, person, 1)[6]!
    const address = standardise('address', written, options).value as {
      city: string | null
      district: string | null
    } | null
    if (!address?.city || !address.district) continue
    all += 1
    if (address.city === person.home.city.city && address.district === person.home.district) same += 1
  }
  assert.ok(all > 60 && same / all > 0.9, `${same} of ${all}`)
})

test('a branch is another firm than its parent, and every way of writing it says so', () => {
  const { rows, truth } = generateChinese(1, 3000).companies
  const byEntity = Map.groupBy(
    rows.map((row, i) => [truth[i]!, row[0]!] as const),
    ([entity]) => entity,
  )
  let branches = 0
  for (const [, group] of byEntity) {
    const named = group.filter(([, name]) => name.endsWith('分公司')).length
    assert.ok(named === 0 || named === group.length)
    if (named > 0) branches += 1
  }
  assert.ok(branches > 40)
})

test('some people have the whole name of somebody else, and are somebody else', () => {
  const random = openRandom('namesakes')
  const one = makePerson(random, { id: 'one', employer: 'x' })
  const other = makePerson(random, { id: 'other', employer: 'y', namesake: one })
  assert.deepEqual([other.family, other.given, other.gender], [one.family, one.given, one.gender])
  assert.notEqual(other.idNumber, one.idNumber)
  assert.notDeepEqual(other.mobiles, one.mobiles)
})
