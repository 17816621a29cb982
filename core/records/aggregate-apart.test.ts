import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { objectOf } from '#core/context.ts'
import { aggregateJson } from '#core/records/aggregate.ts'
import { testWorld } from '#test/world.ts'

type Money = { amount: number; currency: string }
type Made = { amount: Money | null; cFee: Money | null; probability: number | null; closesOn: string | null }
type Answer = { key: Record<string, string | null>; values: Record<string, unknown> }

const money = fc.option(
  fc.record({ amount: fc.integer({ min: -500, max: 90_000 }), currency: fc.constantFrom('CNY', 'EUR', 'USD') }),
)
const deal = fc.record({
  amount: money,
  cFee: money,
  probability: fc.option(fc.integer({ min: 0, max: 100 })),
  closesOn: fc.option(fc.constantFrom('2026-03-14', '2026-03-15', '2027-01-01')),
})

/** Amounts by currency, as the answer should have them, whatever their order. */
function byCurrency(amounts: readonly (Money | null)[], of: (some: number[]) => number): Money[] {
  const parts = Map.groupBy(
    amounts.flatMap((one) => one ?? []),
    ({ currency }) => currency,
  )
  return sorted([...parts].map(([currency, some]) => ({ currency, amount: of(some.map(({ amount }) => amount)) })))
}

const sorted = (list: readonly Money[]) => list.toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0)
const near = (list: readonly Money[]) => sorted(list).map(({ amount, currency }) => [amount.toFixed(6), currency])

suite('figures of all records that match', () => {
  const world = testWorld({ capabilities: [] })
  const figures = {
    n: { count: '*' },
    total: { sum: 'amount' },
    usual: { avg: 'amount' },
    fee: { max: 'cFee' },
    weighted: { sum: 'weighted' },
    filled: { count: 'amount' },
    empty: { empty: 'probability' },
    chance: { avg: 'probability' },
    prices: { distinct: 'amount' },
    first: { min: 'closesOn' },
  }
  const ask = async (body: object): Promise<Answer[]> => {
    const reply = await world.as('member').post('/records/deal/query', body)
    assert.equal(reply.status, 200, reply.text)
    return reply.body.groups
  }

  test('amounts of several currencies are never added together, whatever else is asked beside them', async () => {
    const field = await world.as('owner').post('/objects/deal/fields', { type: 'money', label: { en: 'Fee' } })
    assert.equal(field.body.fields.at(-1).name, 'cFee', field.text)
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { maxLength: 12 }), async (deals) => {
        const name = `Round ${(round += 1)}`
        for (const one of deals) await world.as('member').post('/records/deal', { ...one, name })
        const filter = { name }
        const [all, ...others] = await ask({ filter, aggregate: figures, perCurrency: true })
        assert.equal(others.length, 0)
        check(all as Answer, deals)
        const groups = await ask({ filter, groupBy: ['closesOn'], aggregate: figures, perCurrency: true })
        assert.equal(sum(groups.map(({ values }) => values.n as number)), deals.length)
        for (const group of groups) {
          check(
            group,
            deals.filter(({ closesOn }) => closesOn === group.key.closesOn),
          )
        }
      }),
      { numRuns: 8 },
    )
  })

  function check({ values }: Answer, deals: readonly Made[]): void {
    const amounts = deals.map(({ amount }) => amount)
    const chances = deals.flatMap(({ probability }) => probability ?? [])
    assert.equal(values.n, deals.length)
    assert.deepEqual(sorted(values.total as Money[]), byCurrency(amounts, sum))
    assert.deepEqual(near(values.usual as Money[]), near(byCurrency(amounts, (some) => sum(some) / some.length)))
    assert.deepEqual(
      sorted(values.fee as Money[]),
      byCurrency(
        deals.map(({ cFee }) => cFee),
        (some) => Math.max(...some),
      ),
    )
    const weighted = deals.map(({ amount, probability }) =>
      amount && probability !== null ? { ...amount, amount: (amount.amount * probability) / 100 } : null,
    )
    assert.deepEqual(near(values.weighted as Money[]), near(byCurrency(weighted, sum)), 'a formula of money is money')
    assert.equal(values.filled, amounts.filter(Boolean).length)
    assert.equal(values.empty, deals.length - chances.length)
    assert.equal(
      (values.chance as number | null)?.toFixed(6),
      chances.length > 0 ? (sum(chances) / chances.length).toFixed(6) : undefined,
    )
    const different = new Set(amounts.flatMap((one) => (one ? `${one.amount} ${one.currency}` : [])))
    assert.equal(values.prices, different.size)
    const [first] = deals.flatMap(({ closesOn }) => closesOn ?? []).toSorted()
    assert.equal(values.first, first ?? null)
  }

  test('different values and empty fields are counted also where each currency is a group', async () => {
    for (const source of ['web', 'web', 'referral', null])
      await world.as('member').post('/records/deal', { name: 'Counted', source })
    const aggregate = { different: { distinct: 'source' }, none: { empty: 'source' }, some: { count: 'source' } }
    for (const perCurrency of [true, false]) {
      const [{ values } = { values: {} }] = await ask({ filter: { name: 'Counted' }, aggregate, perCurrency })
      assert.deepEqual(values, { different: 2, none: 1, some: 3 })
    }
  })

  test('what takes too long is given up and says so', async () => {
    // As long as somebody else holds the table, nothing of it can be read.
    const { table } = objectOf(world.ctx, 'deal')
    await world.ctx.db.transaction(async (db) => {
      await db.count({ text: `lock table ${table} in access exclusive mode` })
      const asked = aggregateJson(world.ctx, 'deal', { aggregate: { n: { count: '*' } }, perCurrency: true }, 50)
      await assert.rejects(asked, { code: 'core.tookTooLong' })
    })
    const [{ values } = { values: {} }] = await ask({ filter: { name: 'Nobody' }, aggregate: { n: { count: '*' } } })
    assert.deepEqual(values, { n: 0 })
  })

  test('what has no such figure is refused by name', async () => {
    const me = world.as('member')
    for (const entry of [{ distinct: 'nothing' }, { sum: 'name' }, { avg: 'closesOn' }, { median: 'amount' }]) {
      const reply = await me.post('/records/deal/query', { aggregate: { x: entry }, perCurrency: true })
      assert.equal(reply.status, 400, reply.text)
    }
    const both = { a: { sum: 'amount' }, b: { sum: 'cFee' } }
    assert.equal((await me.post('/records/deal/query', { aggregate: both })).body.code, 'core.badQuery')
  })
})
