import { generateRecords } from '#capabilities/quality/generator/records.ts'
import type { Ctx } from '#core/context.ts'
import { workspaceStatements } from '#core/migrations/workspace.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { columnValues, searchRow, type Values } from '#core/records/values.ts'
import { columnList, recordset, searchInsert, searchRecordset, storedFields } from '#core/records/write.ts'
import { quoted } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'

export type Sizes = { readonly contacts: number; readonly companies: number; readonly deals: number }
export type Loaded = { readonly contactIds: string[]; readonly companyIds: string[]; readonly surnames: string[] }

const chunk = 4000

/**
 * Fills the workspace the way a year of use would have: rows with their history and search rows. The large index of
 * each object is made once at the end, as a restore does.
 */
export async function loadData(ctx: Ctx, sizes: Sizes, say: (line: string) => void): Promise<Loaded> {
  const ids: Record<string, string[]> = { company: [], contact: [], deal: [] }
  const surnames = new Set<string>()
  const stages = await stageIds(ctx)
  for (const object of ['company', 'contact', 'deal']) await dropSearchIndexes(ctx, object)
  let rows: { id: string; createdAt: string; values: Values }[] = []
  let open = 'company'
  let pending: Promise<void> = Promise.resolve()
  const flush = async () => {
    const [object, batch] = [ctx.model.objects.get(open) as ModelObject, rows]
    rows = []
    await pending // one chunk is written while the next is made
    pending = insertRows(ctx, object, batch)
  }
  for await (const record of generateRecords(7, sizes)) {
    if (record.object !== open || rows.length >= chunk) await flush()
    open = record.object
    const { object, index, createdAt, ...rest } = record
    const id = uuidv7()
    ;(ids[object] as string[])[index] = id
    const values: Values = { ...rest }
    if ('company' in rest) values.company = rest.company === null ? null : ids.company?.[rest.company as number]
    if (object === 'deal') Object.assign(values, dealLinks(rest as unknown as Record<string, number>, ids, stages))
    if (object === 'contact' && surnames.size < 20_000) surnames.add((values.name as { family: string }).family)
    rows.push({ id, createdAt, values })
    if (index % 200_000 === 0) say(`  ${object} ${index}`)
  }
  await flush()
  await pending
  await restoreIndexes(ctx)
  await ctx.db.rows({ text: 'vacuum analyze', once: true })
  return { contactIds: ids.contact as string[], companyIds: ids.company as string[], surnames: [...surnames] }
}

/** What an earlier run left: enough ids and names to draw from. */
export async function loadedBefore(ctx: Ctx): Promise<Loaded> {
  const first = async (text: string) => (await ctx.db.arrays({ text, once: true })).map(([value]) => value as string)
  const { schema } = ctx.model
  return {
    contactIds: await first(`select id from ${quoted(schema)}.bench_id order by n`),
    companyIds: await first(`select id from ${quoted(schema)}.company order by id limit 100000`),
    surnames: await first(
      `select name_family from ${quoted(schema)}.contact where name_family is not null group by 1 order by min(created_at) limit 20000`,
    ),
  }
}

function dealLinks(
  rest: Record<string, number>,
  ids: Record<string, string[]>,
  stages: { id: string; pipeline: string }[],
): Values {
  const stage = stages[rest.stage as number]
  return {
    stage: stage?.id,
    pipeline: stage?.pipeline,
    contact: ids.contact?.[rest.contact as number] ?? null,
    company: ids.company?.[rest.company as number] ?? null,
  }
}

/** Writes rows with their history and search rows in one statement. */
export async function insertRows(
  ctx: Ctx,
  object: ModelObject,
  rows: readonly { id: string; createdAt: string; values: Values }[],
): Promise<void> {
  const fields = storedFields(object).filter((field) => field.type !== 'autoNumber')
  const data = rows.map(({ id, createdAt, values }) => {
    const h = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
    return { id, _at: createdAt, _h: h, ...searchRow(object, values), ...columnValues(object, h) }
  })
  await ctx.db.rows({
    text: `with input as materialized (
        select * from json_to_recordset($1::json) r(id uuid, _at timestamptz, _h jsonb, ${searchRecordset}, ${recordset(fields)})
      ), ins as (
        insert into ${object.table} (id, created_at, updated_at, created_by, ${columnList(fields)})
        select id, _at, _at, $2::uuid, ${columnList(fields)} from input
      ), sea as (
        ${searchInsert(object)}
      )
      insert into ${quoted(ctx.model.schema)}.history (at, object, record_id, rev, action, actor_id, after)
      select _at, '${object.name}', id, 1, 'created', $2::uuid, _h from input`,
    values: [JSON.stringify(data), ctx.actor.id],
  })
}

/** The GIN indexes are made once at the end: row by row it takes four times as long. */
export async function dropSearchIndexes(ctx: Ctx, object: string): Promise<void> {
  const { tableName } = ctx.model.objects.get(object) as ModelObject
  for (const index of ['words', 'keys'])
    await ctx.db.rows({
      text: `drop index if exists ${quoted(ctx.model.schema)}.${quoted(`${tableName}_search__${index}`)}`,
      once: true,
    })
}

async function stageIds(ctx: Ctx): Promise<{ id: string; pipeline: string }[]> {
  return ctx.db.rows({
    text: `select s.id, s.pipeline from ${quoted(ctx.model.schema)}.stage s join ${quoted(ctx.model.schema)}.pipeline p on p.id = s.pipeline order by p.position, s.position`,
  })
}

export async function restoreIndexes(ctx: Ctx): Promise<void> {
  for (const statement of workspaceStatements(ctx.model, ctx.workspace.role)) {
    if (statement.includes('using gin')) await ctx.db.rows({ text: statement, once: true })
  }
}
