import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Ctx } from '#core/context.ts'
import { listRecords } from '#core/records/list.ts'
import { dropStrayWords, withWordsBeside } from '#core/records/words-beside.ts'
import { createMany } from '#core/records/write-many.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { testWorld } from '#test/world.ts'

suite('search rows written beside', () => {
  const world = testWorld({ capabilities: [] })
  const table = () => `${world.ctx.model.schema}.company_search`
  const rows = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: uuidv7(), createdAt: null, values: { name: `${name} ${i}` } }))
  const searchRows = (ids: readonly string[]) =>
    world.ctx.db.count({ text: `select from ${table()} where id = any($1::uuid[])`, values: [ids] })
  const found = async (ctx: Ctx, words: string) => (await listRecords(ctx, 'company', { q: words })).items.length

  test('what was made is found as soon as it is there', async () => {
    const [many, few] = [rows('Northwind', 300), rows('Contoso', 3)]
    await withWordsBeside(world.ctx, async (ctx, words) => {
      await createMany(ctx, 'company', many, words)
      await createMany(ctx, 'company', few, words)
    })
    assert.equal(await searchRows([...many, ...few].map(({ id }) => id)), 303)
    assert.equal(await found(world.ctx, 'northwind 299'), 1)
    assert.equal(await found(world.ctx, 'contoso'), 3)
  })

  test('steps that fail leave neither records nor search rows, whatever of them was written', async () => {
    const many = rows('Fabrikam', 300)
    const failing = withWordsBeside(world.ctx, async (ctx, words) => {
      await createMany(ctx, 'company', many, words)
      await createMany(ctx, 'company', rows('Fabrikam East', 250), words)
      await createMany(ctx, 'company', [many[0]!], words)
    })
    await assert.rejects(failing)
    assert.equal(await searchRows(many.map(({ id }) => id)), 0)
    assert.equal(await found(world.ctx, 'fabrikam'), 0)
  })

  test('search rows that the database refuses take the records with them', async () => {
    const [known] = rows('Tailspin', 1)
    await world.ctx.db.count({
      text: `insert into ${table()} (id, words, keys) values ($1, '', '{}')`,
      values: [known!.id],
    })
    await assert.rejects(withWordsBeside(world.ctx, (ctx, words) => createMany(ctx, 'company', [known!], words)))
    const left = await world.ctx.db.count({
      text: `select from ${world.ctx.model.schema}.company where id = $1`,
      values: [known!.id],
    })
    assert.equal(left, 0)
  })

  test('a search row that a crash has left without its record is taken away, and no other', async () => {
    const stray = uuidv7()
    const kept = rows('Wingtip', 2)
    await createMany(world.ctx, 'company', kept)
    await dropStrayWords(world.ctx, 'company')
    await world.ctx.db.count({
      text: `insert into ${table()} (id, words, keys) values ($1, 'wingtip', '{}')`,
      values: [stray],
    })
    assert.equal(await dropStrayWords(world.ctx, 'company'), 1)
    assert.equal(await searchRows([stray]), 0)
    assert.equal(await searchRows(kept.map(({ id }) => id)), 2)
  })
})
