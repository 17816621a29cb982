import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeColumn } from '#capabilities/quality/engine/batch/column.ts'
import { makeInterner, textsOf } from '#capabilities/quality/engine/batch/dictionary.ts'
import { matchBatch, type BatchMatch, type BatchOptions } from '#capabilities/quality/engine/batch/match-batch.ts'
import { doTask, type Run } from '#capabilities/quality/engine/batch/tasks.ts'
import { scorePair } from '#capabilities/quality/engine/model/score.ts'

const columns = ['first name', 'surname', 'birthday', 'email', 'phone', 'city', 'address']
const given = 'ann anna bob robert carla carlo dora dorothy emil emilia frank fred greta hanna ivan jana'.split(' ')
const family = 'miller smith brown garcia weber novak rossi silva kowalski larsen dubois jansen horvat popov'.split(' ')
const streets = 'station road,church lane,mill street,park avenue,king street,hill road,green close'.split(',')
const cities = 'leeds york bath hull derby'.split(' ')

/** Numbers that look random and are the same every time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** People, every third of them there twice, the second time with a slip and a gap. Truth is the person's number. */
function people(count: number, seed = 1): { rows: string[][]; truth: number[] } {
  const next = numbersFrom(seed)
  const pick = <T>(list: readonly T[]) => list[next(list.length)]!
  const rows: string[][] = []
  const truth: number[] = []
  for (let i = 0; i < count; i++) {
    const [first, last] = [pick(given), `${pick(family)}${pick(['', 's', 'en', 'ova', 'ini'])}`]
    const date = `19${30 + next(60)}-0${1 + next(9)}-${10 + next(18)}`
    const row = [first, last, date, `${first}.${last}${i % 977}@mail.example`, `07${100_000_000 + next(899_999_999)}`]
    rows.push([...row, pick(cities), `${1 + next(90)} ${pick(streets)}`])
    truth.push(i)
    if (i % 3 !== 0) continue
    const again = [...rows.at(-1)!]
    again[next(7)] = ''
    again[1] = `${again[1]!.slice(0, -1)}x`
    rows.push(again)
    truth.push(i)
  }
  return { rows, truth }
}

const runHere = (async (task) => doTask(task)) as Run

function match(
  rows: readonly (readonly string[])[],
  { split, ...options }: BatchOptions & { readonly split?: number } = {},
  names: readonly string[] = columns,
): Promise<BatchMatch> {
  const prints = new Uint32Array(new SharedArrayBuffer(rows.length * 8))
  const made = names.map((name, place) => {
    const column = makeColumn(name, place, { records: rows.length, prints })
    for (const row of rows) column.add(row[place]!)
    return column.done()
  })
  return matchBatch({ columns: made, prints, tie: (x, y) => x - y, split }, options, runHere)
}

test('records of one person come into one group, and strangers stay apart', async () => {
  const { rows, truth } = people(1200)
  const { clusters } = await match(rows, { pairBudget: 30_000 })
  let [right, wrong, missed] = [0, 0, 0]
  for (let i = 1; i < rows.length; i++) {
    const isSame = truth[i] === truth[i - 1]
    const isJoined = clusters[i] === clusters[i - 1]
    if (isSame && isJoined) right += 1
    else if (isSame) missed += 1
    else if (isJoined) wrong += 1
  }
  assert.equal(right + missed, 400)
  assert.ok(missed <= 4, `missed ${missed}`)
  assert.ok(wrong <= 2, `joined wrongly ${wrong}`)
})

test('a pair weighs the same, to the last bit that counts, whether a table or two records are looked at', async () => {
  const found = await match(people(700).rows)
  assert.ok(found.weights.length > 200)
  for (let i = 0; i < found.weights.length; i++) {
    const [a, b] = [found.pairs.a[i]!, found.pairs.b[i]!]
    const { weight } = scorePair(found.model, found.cellsOf(a), found.cellsOf(b))
    assert.ok(Math.abs(weight - found.weights[i]!) < 1e-9, `pair ${a}, ${b}: ${weight} and ${found.weights[i]}`)
  }
})

test('firms weigh the same both ways too, what is held back for their branches included', async () => {
  const next = numbersFrom(11)
  const pick = <T>(list: readonly T[]) => list[next(list.length)]!
  const rows = Array.from({ length: 500 }, () => {
    const [brand, city] = [`${pick(family)}${pick(['', 'tec', 'met'])}`, pick(cities)]
    const phone = `01${100_000_000 + next(899_999_999)}`
    const row = [`${brand} ${pick(['tools', 'foods'])} ltd`, phone, city, `${1 + next(90)} ${pick(streets)}`]
    return next(3) === 0 ? [row, [`${row[0]} ${city}`, pick([phone, '']), city, row[3]!]] : [row]
  }).flat()
  const found = await match(rows, {}, ['company', 'phone', 'city', 'address'])
  assert.ok(found.model.kin!.some(({ weights }) => weights !== undefined))
  assert.ok(found.weights.length > 50)
  for (let i = 0; i < found.weights.length; i++) {
    const { weight } = scorePair(found.model, found.cellsOf(found.pairs.a[i]!), found.cellsOf(found.pairs.b[i]!))
    assert.ok(Math.abs(weight - found.weights[i]!) < 1e-9, `pair ${i}: ${weight} and ${found.weights[i]}`)
  }
})

test('of two lists without duplicates inside, each record has one partner at most, weighed the same both ways', async () => {
  const { rows, truth } = people(700)
  const isSecond = truth.map((person, i) => person === truth[i - 1])
  const first = rows.filter((_, i) => !isSecond[i])
  const found = await match([...first, ...rows.filter((_, i) => isSecond[i])], { split: first.length })
  assert.ok(found.weights.length > 200)
  assert.equal(new Set([...found.pairs.a, ...found.pairs.b]).size, 2 * found.weights.length)
  for (let i = 0; i < found.weights.length; i++) {
    const [a, b] = [found.pairs.a[i]!, found.pairs.b[i]!]
    assert.ok(a < first.length && b >= first.length)
    const { weight } = scorePair(found.model, found.cellsOf(a), found.cellsOf(b))
    assert.ok(Math.abs(weight - found.weights[i]!) < 1e-9, `pair ${a}, ${b}: ${weight} and ${found.weights[i]}`)
  }
})

test('the order of the rows does not change the groups', async () => {
  const { rows } = people(500, 5)
  const base = await match(rows)
  const groupsOf = (clusters: Int32Array, order: readonly number[]) => {
    const members = new Map<number, number[]>()
    order.forEach((row, at) => members.set(clusters[at]!, [...(members.get(clusters[at]!) ?? []), row]))
    return [...members.values()].map((group) => group.toSorted((x, y) => x - y).join()).toSorted()
  }
  const straight = rows.map((_, i) => i)
  const expected = groupsOf(base.clusters, straight)
  for (const seed of [3]) {
    const next = numbersFrom(seed)
    const order = straight.map((row) => [row, next(2 ** 30)] as const).toSorted((x, y) => x[1] - y[1])
    const shuffled = await match(order.map(([row]) => rows[row]!))
    assert.deepEqual(
      groupsOf(
        shuffled.clusters,
        order.map(([row]) => row),
      ),
      expected,
    )
  }
})

test('a number that everybody has does not make everybody one, nor the pairs without end', async () => {
  const { rows } = people(900, 9)
  const shared = rows.map((row) => row.with(4, '0123456789'))
  const found = await match(shared, { pairBudget: 40_000 })
  assert.ok(found.report.comparedPairs < 120_000)
  assert.ok(found.report.clusters > 850, `only ${found.report.clusters} groups`)
})

test('what somebody decided holds, also against a third record that is like both, and moves the weights', async () => {
  const { rows, truth } = people(700, 3)
  const open = await match(rows)
  const twins = rows.flatMap((_, i) => (truth[i] === truth[i + 1] && open.clusters[i] === open.clusters[i + 1] ? [i] : [])) // prettier-ignore
  const [parted, left, right] = [twins[0]!, twins[1]!, twins[2]!]
  const third = [...rows, rows[parted]!.with(6, '')]
  const labels = [
    { a: parted, b: parted + 1, same: false },
    { a: left, b: right, same: true },
  ]
  const { clusters, pairs, model } = await match(third, { labels })
  assert.notEqual(clusters[parted], clusters[parted + 1])
  assert.equal(clusters[left], clusters[right])
  const found = Array.from(pairs.a, (a, i) => `${a} ${pairs.b[i]}`)
  assert.ok(!found.includes(`${parted} ${parted + 1}`))
  assert.ok(found.includes(`${left} ${right}`))
  assert.notDeepEqual(model.kin, (await match(third)).model.kin)
})

test('texts of a dictionary are numbered once each and come back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 200 }), (given) => {
      const texts = given.map((text) => text.toWellFormed())
      const interner = makeInterner()
      const ids = texts.map((text) => interner.idOf(text))
      const dictionary = interner.done()
      const read = textsOf(dictionary)
      assert.deepEqual(ids.map(read), texts)
      assert.equal(dictionary.size, new Set(texts).size)
    }),
  )
})
