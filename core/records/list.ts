import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { filterSql, type Filter } from '#core/records/filter.ts'
import { newValues, recordJson, type Values } from '#core/records/select.ts'
import { afterSql, cursorOf, orderSql, readCursor, reversed, sortKeys, upToSql } from '#core/records/sort.ts'
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
  /** Records to pass over: from the beginning, or behind `after`. What it costs grows with it, 0.2 to 2 µs each. */
  readonly skip?: number
  /** The records before `after`, or before the end, in the same order; those nearest to it are passed over. */
  readonly back?: boolean
  readonly count?: 'capped' | 'exact'
  readonly deleted?: boolean
}

export const mostPerPage = 200
export const mostSkipped = 10_000_000
const usual = 50
const countCap = 1000

/**
 * One page of records as JSON text: `{"items":[…],"next":…}`. A cursor is the gap behind a record: `next` is the one
 * behind this page, `at` the one before it, given where it was not asked for by its own cursor.
 */
export async function listJson(ctx: Ctx, objectName: string, query: ListQuery): Promise<string> {
  const object = objectOf(ctx, objectName)
  const limit = query.limit ?? usual
  const skip = query.skip ?? 0
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPerPage) throw errors.badLimit({ most: mostPerPage })
  if (!Number.isInteger(skip) || skip < 0 || skip > mostSkipped) throw errors.badSkip({ most: mostSkipped })
  const page = { object, query, skip, limit }
  const [{ items, before, hasMore }, count] = await Promise.all([
    query.back ? pageBefore(ctx, page) : pageBehind(ctx, page),
    query.count ? countRecords(ctx, object, query) : undefined,
  ])
  const cursor = (row: unknown[]) => JSON.stringify(cursorOf(sortOf(query), row.slice(1)))
  const last = items.at(-1)
  const next = hasMore && last ? cursor(last) : 'null'
  const at = before ? `,"at":${cursor(before)}` : ''
  // The records are JSON already; parsing them to write them again would double the cost of a list.
  return `{"items":[${items.map(([json]) => json as string).join(',')}],"next":${next}${at}${count ? `,"count":${JSON.stringify(count)}` : ''}}`
}

type Asked = {
  readonly object: ModelObject
  readonly query: ListQuery
  readonly skip: number
  readonly limit: number
}
type Page = {
  readonly items: readonly unknown[][]
  /** The record before the page: its gap is where the page begins. */
  readonly before: unknown[] | undefined
  readonly hasMore: boolean
}

async function pageBehind(ctx: Ctx, { object, query, skip, limit }: Asked): Promise<Page> {
  // The record passed over last comes too.
  const lead = skip > 0 ? 1 : 0
  const rows = await ctx.db.arrays(pageQuery(ctx, object, query, { offset: skip - lead, rows: lead + limit + 1 }))
  const items = rows.slice(lead, lead + limit)
  return { items, before: lead > 0 ? rows[0] : undefined, hasMore: rows.length > lead + limit }
}

async function pageBefore(ctx: Ctx, { object, query, skip, limit }: Asked): Promise<Page> {
  const rows = await ctx.db.arrays(pageQuery(ctx, object, query, { offset: skip, rows: limit + 1 }))
  const items = rows.slice(0, limit).toReversed()
  return { items, before: rows[limit], hasMore: query.after !== undefined || skip > 0 }
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

type Span = { readonly offset: number; readonly rows: number }

function pageQuery(ctx: Ctx, object: ModelObject, query: ListQuery, { offset, rows }: Span): Query {
  const values = newValues()
  const inOrder = sortKeys(ctx.model, object, sortOf(query), 't')
  const keys = query.back ? reversed(inOrder) : inOrder
  const { json, joins } = recordJson(ctx, object, query, { alias: 't', values })
  const conditions = [whereSql(ctx, object, query, values)]
  if (query.after) {
    const cursor = readCursor(sortOf(query), keys, query.after)
    conditions.push(query.back ? upToSql(keys, cursor, values) : afterSql(keys, cursor, values))
  }
  const from = `${object.table} t where ${conditions.join(' and ')} order by ${orderSql(keys)} limit ${values.add(rows)}`
  const inner = keys.map(({ sql }, i) => `${sql} as s${i}`)
  const outer = keys.map((key, i) => ({ ...key, sql: `t.s${i}` }))
  const columns = ['t.id', 't.rev', 't.created_at', 't.updated_at', columnList(storedFields(object), 't')].join(', ')
  // What is passed over is walked through in the index where there is one; only the page is read.
  const page =
    offset > 0
      ? `select ${[columns, ...inner].join(', ')} from ${object.table} t
         where t.id in (select t.id from ${from} offset ${values.add(offset)})`
      : `select ${[columns, ...inner].join(', ')} from ${from}`
  // The page first, its JSON after: in one step the database would make the JSON of every row it sorts.
  // A cursor value goes out and comes back as text, so that nothing of its precision is lost.
  const text = `select ${json}, ${outer.map(({ sql }) => `(${sql})::text`).join(', ')} from (${page}) t ${joins}
    order by ${orderSql(outer)}`
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
