import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { currencySql, fieldSql } from '#core/records/expression.ts'
import { emptiness, systemField } from '#core/records/filter.ts'
import { fieldOf } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

/** `empty` and `distinct` count: records without a value, and different values. */
export const verbs = ['count', 'sum', 'avg', 'min', 'max', 'empty', 'distinct'] as const
export type Verb = (typeof verbs)[number]

/** One figure of the records `t`, as SQL. */
export type Aggregate = {
  /** What the answer calls it. */
  readonly place: string
  /** Computed in one step. */
  readonly sql: string
  /**
   * In two: `parts` of some records each, and from these `whole` of them all. Undefined for different values, which
   * cannot be put together.
   */
  readonly steps:
    | { readonly parts: readonly string[]; readonly whole: (parts: readonly string[]) => string }
    | undefined
  /** Of different values: the columns of one value, and what is null where there is none. */
  readonly values: { readonly columns: readonly string[]; readonly filled: string } | undefined
  /** The column of the currency, where it is an amount. */
  readonly currency: string | undefined
}

export function aggregateSql(
  ctx: Ctx,
  object: ModelObject,
  place: string,
  entry: Readonly<Record<string, unknown>>,
): Aggregate {
  const [[verb, path] = ['', '']] = Object.entries(entry) as [Verb | '', unknown][]
  if (!isVerb(verb) || typeof path !== 'string') throw errors.badAggregate({ field: String(path), function: verb })
  if (path === '*' && verb === 'count') return counted(place, 'count(*)')
  const field = systemField(path) ?? fieldOf(object, path)
  const { plain } = fieldSql(ctx.model, object, field, 't')
  const filled = emptiness(field, undefined, 't', plain)
  if (verb === 'count') return counted(place, `count(${filled})`)
  if (verb === 'empty') return counted(place, `(count(*) - count(${filled}))`)
  if (verb === 'distinct') return distinctSql(place, field, { plain, filled })
  const isNumber = field.kind.comparison === 'number'
  if (!isNumber && !(field.kind.comparison === 'date' && (verb === 'min' || verb === 'max'))) {
    throw errors.badAggregate({ field: path, function: verb })
  }
  const value = isNumber ? `${plain}::numeric` : plain
  return {
    place,
    sql: isNumber ? `trim_scale(${verb}(${value}))` : `${verb}(${value})`,
    steps: stepsOf(verb, value, isNumber),
    values: undefined,
    currency: currencySql(object, field, 't'),
  }
}

const isVerb = (text: string): text is Verb => (verbs as readonly string[]).includes(text)

function counted(place: string, sql: string): Aggregate {
  const whole = ([part]: readonly string[]) => `coalesce(sum(${part}), 0)`
  return { place, sql, steps: { parts: [sql], whole }, values: undefined, currency: undefined }
}

function stepsOf(verb: 'sum' | 'avg' | 'min' | 'max', value: string, isNumber: boolean): Aggregate['steps'] {
  if (verb === 'avg')
    return {
      parts: [`sum(${value})`, `count(${value})`],
      whole: ([sum, count]) => `trim_scale(sum(${sum}) / nullif(sum(${count}), 0))`,
    }
  const whole = ([part]: readonly string[]) => (isNumber ? `trim_scale(${verb}(${part}))` : `${verb}(${part})`)
  return { parts: [`${verb}(${value})`], whole }
}

// Of money, an address and a link to any object, one column alone is not the value.
function distinctSql(
  place: string,
  field: ModelField,
  { plain, filled }: { plain: string; filled: string },
): Aggregate {
  if (field.kind.comparison === 'none' || field.linkTable)
    throw errors.badAggregate({ field: field.name, function: 'distinct' })
  const isWhole = !['money', 'address', 'linkAny'].includes(field.type)
  const columns = isWhole ? [plain] : field.columns.map((column) => `t.${quoted(column)}`)
  const sql = `count(distinct ${isWhole ? plain : `(${columns.join(', ')})`}) filter (where ${filled} is not null)`
  return { place, sql, steps: undefined, values: { columns, filled }, currency: undefined }
}
