import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { filterSql, type Filter } from '#core/records/filter.ts'
import { newValues, recordJson, type Values } from '#core/records/select.ts'
import { afterSql, cursorOf, orderSql, readCursor, sortKeys } from '#core/records/sort.ts'
import { columnList, storedFields } from '#core/records/write.ts'
import { searchQuery } from '#core/records/words.ts'
import type { Query } from '#platform/db/pool.ts'

export type ListQuery = {
  readonly filter?: Filter
  /** What a person typed: every word must be found. */
  readonly q?: string
  readonly sort?: string
  readonly fields?: readonly string[]
  readonly expand?: readonly string[]
  readonly limit?: number
  readonly after?: string
  readonly count?: 'capped' | 'exact'
  readonly deleted?: boolean
}

export const mostPerPage = 200
const usual = 50
const countCap = 1000

/** One page of records as JSON text: `{"items":[…],"next":…}`. */
export async function listJson(ctx: Ctx, objectName: string, query: ListQuery): Promise<string> {
  const object = objectOf(ctx, objectName)
  const limit = query.limit ?? usual
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPerPage) throw errors.badLimit({ most: mostPerPage })
  const page = pageQuery(ctx, object, query, limit)
  const [rows, count] = await Promise.all([
    ctx.db.arrays(page),
    query.count ? countRecords(ctx, object, query) : undefined,
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? JSON.stringify(cursorOf(sortOf(query), last.slice(1))) : 'null'
  // The records are JSON already; parsing them to write them again would double the cost of a list.
  return `{"items":[${items.map(([json]) => json as string).join(',')}],"next":${next}${count ? `,"count":${JSON.stringify(count)}` : ''}}`
}

export async function listRecords(
  ctx: Ctx,
  object: string,
  query: ListQuery,
): Promise<{ items: Record<string, unknown>[]; next: string | null }> {
  return JSON.parse(await listJson(ctx, object, query)) as { items: Record<string, unknown>[]; next: string | null }
}

// Newest first unless asked otherwise: it has an index on every object.
function sortOf(query: ListQuery): string {
  return query.sort || '-createdAt'
}

function pageQuery(ctx: Ctx, object: ModelObject, query: ListQuery, limit: number): Query {
  const values = newValues()
  const keys = sortKeys(ctx.model, object, sortOf(query), 't')
  const { json, joins } = recordJson(ctx, object, query, { alias: 't', values })
  const conditions = [whereSql(ctx, object, query, values)]
  if (query.after) conditions.push(afterSql(keys, readCursor(sortOf(query), keys, query.after), values))
  const inner = keys.map(({ sql }, i) => `${sql} as s${i}`)
  const outer = keys.map((key, i) => ({ ...key, sql: `t.s${i}` }))
  const columns = ['t.id', 't.rev', 't.created_at', 't.updated_at', columnList(storedFields(object), 't')]
  // The page first, its JSON after: in one step the database would make the JSON of every row it sorts.
  // A cursor value goes out and comes back as text, so that nothing of its precision is lost.
  const text = `select ${json}, ${outer.map(({ sql }) => `(${sql})::text`).join(', ')} from (
      select ${[...columns, ...inner].join(', ')} from ${object.table} t
      where ${conditions.join(' and ')} order by ${orderSql(keys)} limit ${values.add(limit + 1)}
    ) t ${joins} order by ${orderSql(outer)}`
  // A plan for any words cannot know how rare these are: a search is planned for what was typed.
  return { text, values: values.list, once: Boolean(query.q) }
}

/** Which records a query is about: not deleted, readable, filtered, found. */
export function whereSql(ctx: Ctx, object: ModelObject, query: ListQuery, values: Values): string {
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const parts = [`t.deleted_at is ${query.deleted ? 'not ' : ''}null`]
  if (may !== 'true') parts.push(may)
  if (query.filter) {
    const filter = filterSql(ctx, object, query.filter, { alias: 't', values })
    if (filter !== 'true') parts.push(filter)
  }
  if (query.q?.trim()) {
    const words = searchQuery(query.q)
    parts.push(
      words === null
        ? 'false'
        : `t.id in (select id from ${object.searchTable} where words @@ ${values.add(words)}::tsquery)`,
    )
  }
  return parts.join(' and ')
}

/** How many there are: up to 1,000 exactly, beyond that "more than 1,000", unless asked for exactly. */
export async function countRecords(
  ctx: Ctx,
  object: ModelObject,
  query: ListQuery,
): Promise<{ value: number; exact: boolean }> {
  const values = newValues()
  const where = whereSql(ctx, object, query, values)
  const cap = query.count === 'exact' ? '' : `limit ${countCap + 1}`
  const [row] = await ctx.db.arrays({
    text: `select count(*)::int from (select from ${object.table} t where ${where} ${cap}) c`,
    values: values.list,
  })
  const value = row?.[0] as number
  if (query.count === 'exact' || value <= countCap) return { value, exact: true }
  return { value: countCap, exact: false }
}
