import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { apartSql, type GroupSql } from '#core/records/aggregate-apart.ts'
import { aggregateSql, type Aggregate, type Verb } from '#core/records/aggregate-verbs.ts'
import { fieldSql } from '#core/records/expression.ts'
import { systemField } from '#core/records/filter.ts'
import { whereSql, type ListQuery } from '#core/records/list.ts'
import { fieldOf, newValues } from '#core/records/select.ts'
import { quoted, type Query } from '#platform/db/pool.ts'

export type GroupQuery = ListQuery & {
  /** Fields to group by: `stage`, `company`, `createdAt:month`. At most three. */
  readonly groupBy?: readonly string[]
  /** What to compute by its name in the answer: `{ "total": { "sum": "amount" }, "n": { "count": "*" } }`. */
  readonly aggregate?: Readonly<Record<string, Readonly<Partial<Record<Verb, string>>>>>
  /** Where a day begins for moments that are grouped by day, week, … : `Asia/Shanghai`. UTC when left out. */
  readonly timeZone?: string
  /** The day weeks begin on where days are grouped by week: 1 is Monday, the usual one, 7 Sunday (ISO 8601). */
  readonly firstDayOfWeek?: number
  /** Amounts come as a list, one for each currency, of any number of fields, and part no group. */
  readonly perCurrency?: boolean
}

const mostGroups = 1000
const mostFigures = 50
const usualMs = 20_000
/** PostgreSQL's own code for a statement that was given up. */
const canceled = '57014'
const periods = ['day', 'week', 'month', 'quarter', 'year']

/**
 * Groups with their sums as JSON text: `{"groups":[{"key":{…},"values":{…}}]}`, largest first, at most 1,000.
 * Sums of money are given by currency, for amounts of several currencies have no sum: as groups of their own, or with
 * `perCurrency` as lists. What takes longer than `withinMs` is given up, so that nobody's list can keep the database busy.
 */
export async function aggregateJson(
  ctx: Ctx,
  objectName: string,
  query: GroupQuery,
  withinMs = usualMs,
): Promise<string> {
  const object = objectOf(ctx, objectName)
  const clock = { zone: zoneOf(query.timeZone), firstDay: firstDayOf(query.firstDayOfWeek) }
  const groups = (query.groupBy ?? []).map((path) => groupSql(ctx, object, path, clock))
  if (groups.length > 3) throw errors.badQuery({ why: 'groupBy takes at most three fields' })
  const asked = Object.entries(query.aggregate ?? { count: { count: '*' } })
  if (asked.length > mostFigures) throw errors.badQuery({ why: 'aggregate takes at most fifty entries' })
  const wanted = asked.map(([name, entry]) => aggregateSql(ctx, object, name, entry))
  const values = newValues()
  const from = `${object.table} t where ${whereSql(ctx, object, query, values)}`
  const named = wanted.map((one) => ({ ...one, nameAt: values.add(one.place) }))
  const text = query.perCurrency
    ? apartSql({ groups, wanted: named, from, most: mostGroups })
    : partedSql(groups, named, from)
  const rows = await within(ctx, withinMs, { text, values: values.list })
  return `{"groups":[${rows.map(([k, v]) => `{"key":${k as string},"values":${v as string}}`).join(',')}]}`
}

async function within(ctx: Ctx, ms: number, query: Query): Promise<unknown[][]> {
  try {
    return await ctx.db.transaction(async (db) => {
      await db.count({ text: `set local statement_timeout = ${ms}`, once: true })
      const rows = await db.arrays(query)
      await db.count({ text: 'set local statement_timeout to default', once: true })
      return rows
    })
  } catch (error) {
    if ((error as { code?: unknown }).code === canceled) throw errors.tookTooLong({ seconds: ms / 1000 })
    throw error
  }
}

function partedSql(
  asked: readonly GroupSql[],
  wanted: readonly (Aggregate & { nameAt: string })[],
  from: string,
): string {
  // Groups by currency are added where money is summed, and named in the key.
  const currencies = [...new Set(wanted.flatMap(({ currency }) => currency ?? []))]
  if (currencies.length > 1)
    throw errors.badQuery({ why: 'sums of two money fields cannot stand in one query without perCurrency' })
  const groups = [...asked, ...currencies.map((sql) => ({ name: 'currency', sql }))]
  const key = `json_build_object(${groups.flatMap(({ name, sql }) => [`'${name}'`, sql]).join(', ')})`
  const sums = `json_build_object(${wanted.flatMap(({ nameAt, sql }) => [`${nameAt}::text`, sql]).join(', ')})`
  return `select ${key}, ${sums} from ${from}
    ${groups.length > 0 ? `group by ${groups.map(({ sql }) => sql).join(', ')}` : ''} order by count(*) desc limit ${mostGroups}`
}

/** The zone by the name its country's law and PostgreSQL know it by; no other text may reach the statement. */
function zoneOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    if (/^[\w+/-]+$/.test(timeZone)) return timeZone
  } catch {
    // Not a zone: said below.
  }
  throw errors.badQuery({ why: `${JSON.stringify(name)} is not a time zone` })
}

/** Nothing but a whole number of 1 to 7 may reach the statement. */
function firstDayOf(day = 1): number {
  if (Number.isInteger(day) && day >= 1 && day <= 7) return day
  throw errors.badQuery({ why: 'firstDayOfWeek is 1 (Monday) to 7 (Sunday)' })
}

type Clock = { zone: string | undefined; firstDay: number }

function groupSql(ctx: Ctx, object: ModelObject, path: string, { zone, firstDay }: Clock): GroupSql {
  const [name = '', period] = path.split(':')
  const [first = '', part] = name.split('.')
  const own = systemField(first)
  const field = own ?? fieldOf(object, first)
  const place = part === undefined ? 0 : field.kind.parts?.[part]
  if (place === undefined || !/^[\w.]+$/.test(name)) throw errors.fieldNotFound({ object: object.name, field: name })
  const column =
    field.columns.length > 0
      ? `t.${quoted(field.columns[place] as string)}`
      : fieldSql(ctx.model, object, field, 't').plain
  if (period === undefined) {
    if (field.kind.comparison === 'none') throw errors.badAggregate({ field: name, function: 'groupBy' })
    return { name, sql: column }
  }
  if (!periods.includes(period) || field.kind.comparison !== 'date')
    throw errors.badAggregate({ field: name, function: period })
  const here = zone === undefined || field.type === 'date' ? column : `(${column} at time zone '${zone}')`
  // PostgreSQL's weeks begin on Monday: a day is moved on for as long as theirs begin earlier, and its week back.
  const days = period === 'week' ? (8 - firstDay) % 7 : 0
  return { name, sql: `(date_trunc('${period}', ${here} + interval '${days} days')::date - ${days})` }
}
