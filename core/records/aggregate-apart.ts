import type { Aggregate } from '#core/records/aggregate-verbs.ts'

/** What groups are made of: the SQL of each value they share, by its name in the answer. */
export type GroupSql = { readonly name: string; readonly sql: string }

type Asked = {
  readonly groups: readonly GroupSql[]
  readonly wanted: readonly (Aggregate & {
    /** The place of its name among the values of the query. */ nameAt: string
  })[]
  /** The table as `t`, and the conditions. */
  readonly from: string
  readonly most: number
}

/**
 * Groups with amounts by currency, two columns of JSON each: `[{"amount":350.5,"currency":"CNY"}]`, the most frequent
 * currency first.
 *
 * In two steps, so that one walk over the records serves all figures, by however many currencies: parts by group and
 * currency, then each figure put together from them. (Measured on a million rows: half the time of grouping sets.)
 */
export function apartSql({ groups, wanted, from, most }: Asked): string {
  const currencies = [...new Set(wanted.flatMap(({ currency }) => currency ?? []))]
  const stepped = numbered(wanted)
  const steps = [`part as (${partsSql(groups, stepped, { from, currencies })})`]
  steps.push(`base as (${baseSql(groups, stepped, most)})`)
  const joins: string[] = []
  for (const [at, currency] of currencies.entries()) {
    steps.push(
      `money${at} as (${moneySql(
        stepped.filter((one) => one.currency === currency),
        at,
      )})`,
    )
    joins.push(`left join money${at} on money${at}.k = base.k`)
  }
  for (const [at, { values }] of wanted.entries()) {
    if (!values) continue
    steps.push(`different${at} as (${differentSql(groups, values, from)})`)
    joins.push(`left join different${at} on different${at}.k = base.k`)
  }
  const figures = wanted.map(({ nameAt, values, currency }, at) => {
    if (values) return `${nameAt}::text, coalesce(different${at}.v, 0)`
    if (!currency) return `${nameAt}::text, base.f${at}`
    return `${nameAt}::text, coalesce(money${currencies.indexOf(currency)}.f${at}, '[]')`
  })
  return `with ${steps.join(', ')}
    select base.k::json, json_build_object(${figures.join(', ')}) from base ${joins.join(' ')} order by base.n desc`
}

type Stepped = { at: number; steps: NonNullable<Aggregate['steps']>; parts: string[]; currency: string | undefined }

function numbered(wanted: readonly Aggregate[]): Stepped[] {
  return wanted.flatMap(({ steps, currency }, at) =>
    steps ? [{ at, steps, currency, parts: steps.parts.map((_, part) => `p${at}_${part}`) }] : [],
  )
}

type Source = { from: string; currencies: readonly string[] }

function partsSql(groups: readonly GroupSql[], stepped: readonly Stepped[], { from, currencies }: Source): string {
  const columns = [
    `${keySql(groups)} as k`,
    ...currencies.map((sql, at) => `${sql} as c${at}`),
    'count(*) as n',
    ...stepped.flatMap(({ steps, parts }) => steps.parts.map((sql, part) => `${sql} as ${parts[part]}`)),
  ]
  return `select ${columns.join(', ')} from ${from} ${groupBy([...groups.map(({ sql }) => sql), ...currencies])}`
}

function baseSql(groups: readonly GroupSql[], stepped: readonly Stepped[], most: number): string {
  const plain = stepped
    .filter(({ currency }) => !currency)
    .map(({ at, steps, parts }) => `${steps.whole(parts)} as f${at}`)
  const figures = ['sum(n) as n', ...plain].join(', ')
  // Without groups there is one answer, also where there are no records.
  if (groups.length === 0) return `select '{}' as k, ${figures} from part`
  return `select k, ${figures} from part group by k order by 2 desc limit ${most}`
}

function moneySql(stepped: readonly Stepped[], at: number): string {
  const wholes = stepped.map((one) => `${one.steps.whole(one.parts)} as f${one.at}`)
  const lists = stepped.map(
    (one) =>
      `json_agg(json_build_object('amount', f${one.at}, 'currency', c) order by n desc, c)
        filter (where f${one.at} is not null) as f${one.at}`,
  )
  return `select k, ${lists.join(', ')} from (select k, c${at} as c, sum(n) as n, ${wholes.join(', ')}
    from part where c${at} is not null group by k, c${at}) each group by k`
}

function differentSql(
  groups: readonly GroupSql[],
  { columns, filled }: NonNullable<Aggregate['values']>,
  from: string,
) {
  const named = groups.map(({ name }, at) => ({ name, sql: `g${at}` }))
  const keys = groups.map(({ sql }, at) => `${sql} as g${at}`)
  const values = columns.map((sql, at) => `${sql} as v${at}`)
  return `select ${keySql(named)} as k, count(*) as v
    from (select distinct ${[...keys, ...values].join(', ')} from ${from} and ${filled} is not null) each
    ${groupBy(named.map(({ sql }) => sql))}`
}

const keySql = (groups: readonly GroupSql[]): string =>
  `json_build_object(${groups.flatMap(({ name, sql }) => [`'${name}'`, sql]).join(', ')})::text`

const groupBy = (expressions: readonly string[]): string =>
  expressions.length > 0 ? `group by ${expressions.join(', ')}` : ''
