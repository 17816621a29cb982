import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { systemField } from '#core/records/filter.ts'
import { whereSql, type ListQuery } from '#core/records/list.ts'
import { fieldOf, newValues } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

const functions = ['count', 'sum', 'avg', 'min', 'max'] as const
type AggregateFunction = (typeof functions)[number]

export type GroupQuery = ListQuery & {
  /** Fields to group by: `stage`, `company`, `createdAt:month`. At most three. */
  readonly groupBy?: readonly string[]
  /** What to compute by its name in the answer: `{ "total": { "sum": "amount" }, "n": { "count": "*" } }`. */
  readonly aggregate?: Readonly<Record<string, Readonly<Partial<Record<AggregateFunction, string>>>>>
  /** Where a day begins for moments that are grouped by day, week, … : `Asia/Shanghai`. UTC when left out. */
  readonly timeZone?: string
  /** The day weeks begin on where days are grouped by week: 1 is Monday, the usual one, 7 Sunday (ISO 8601). */
  readonly firstDayOfWeek?: number
}

const mostGroups = 1000
const periods = ['day', 'week', 'month', 'quarter', 'year']

/**
 * Groups with their sums as JSON text: `{"groups":[{"key":{…},"values":{…}}]}`, largest first, at most 1,000.
 * Sums of money are given by currency, for amounts of several currencies have no sum.
 */
export async function aggregateJson(ctx: Ctx, objectName: string, query: GroupQuery): Promise<string> {
  const object = objectOf(ctx, objectName)
  const clock = { zone: zoneOf(query.timeZone), firstDay: firstDayOf(query.firstDayOfWeek) }
  const groups = (query.groupBy ?? []).map((path) => groupSql(ctx, object, path, clock))
  if (groups.length > 3) throw errors.badQuery({ why: 'groupBy takes at most three fields' })
  const asked = Object.entries(query.aggregate ?? { count: { count: '*' } })
  if (asked.length > 20) throw errors.badQuery({ why: 'aggregate takes at most twenty entries' })
  const wanted = asked.map(([name, entry]) => aggregateSql(ctx, object, name, entry))
  // Groups by currency are added where money is summed, and named in the key.
  const currencies = [...new Set(wanted.flatMap(({ currency }) => (currency ? [currency] : [])))]
  if (currencies.length > 1) throw errors.badQuery({ why: 'sums of two money fields cannot stand in one query' })
  for (const sql of currencies) groups.push({ name: 'currency', sql })
  const values = newValues()
  const key = `json_build_object(${groups.flatMap(({ name, sql }) => [`'${name}'`, sql]).join(', ')})`
  const sums = `json_build_object(${wanted.flatMap(({ place, sql }) => [`${values.add(place)}::text`, sql]).join(', ')})`
  const text = `select ${key}, ${sums} from ${object.table} t where ${whereSql(ctx, object, query, values)}
    ${groups.length > 0 ? `group by ${groups.map(({ sql }) => sql).join(', ')}` : ''} order by count(*) desc limit ${mostGroups}`
  const rows = await ctx.db.arrays({ text, values: values.list })
  return `{"groups":[${rows.map(([k, v]) => `{"key":${k as string},"values":${v as string}}`).join(',')}]}`
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
type GroupSql = { name: string; sql: string }

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

type Aggregate = { place: string; sql: string; currency?: string }

function aggregateSql(
  ctx: Ctx,
  object: ModelObject,
  place: string,
  entry: Readonly<Record<string, unknown>>,
): Aggregate {
  const [[verb, path] = ['', '']] = Object.entries(entry) as [AggregateFunction | '', unknown][]
  if (!functions.includes(verb as AggregateFunction) || typeof path !== 'string') {
    throw errors.badAggregate({ field: String(path), function: verb })
  }
  if (path === '*' && verb === 'count') return { place, sql: 'count(*)' }
  const field = systemField(path) ?? fieldOf(object, path)
  const { plain } = fieldSql(ctx.model, object, field, 't')
  if (verb === 'count') return { place, sql: `count(${plain})` }
  const isNumber = field.kind.comparison === 'number'
  if (!isNumber && !(field.kind.comparison === 'date' && (verb === 'min' || verb === 'max'))) {
    throw errors.badAggregate({ field: path, function: verb })
  }
  const sql = isNumber ? `trim_scale(${verb}(${plain}::numeric))` : `${verb}(${plain})`
  return { place, sql, ...(field.type === 'money' ? { currency: `t.${quoted(field.columns[1] as string)}` } : {}) }
}
