import { tableOf } from '#capabilities/quality/health/fields.ts'
import { spelledPaths } from '#capabilities/quality/health/spellings.ts'
import { activeRules } from '#capabilities/quality/rules/active.ts'
import { failsSql, scopeSql } from '#capabilities/quality/rules/fails.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'
import { dayOf } from '#platform/zone.ts'

/** What is asked of one field of the row `t`, as SQL; each is true or false, never null. */
export type FieldConditions = {
  readonly field: ModelField
  readonly filled: string
  /** Filled, and wrong for its type. */
  readonly invalid: string
  /** Filled, and at odds with other fields of the record, or written otherwise than most write it. */
  readonly odd: string
}

// Words that say "nothing" where a value should be, and characters lost in an earlier conversion.
const nothing = String.raw`^\s*(n/?a|none|null|nil|unknown|undefined|test|tbd|x{2,}|asdf\w*|无|没有|未知|不详|暂无|待定|测试|空|[-–—.?/*_0]+)\s*$`
const lost = '�|锟斤拷|烫烫烫|â€|Ã[©¨¼¶¤]'

/**
 * The conditions of every field given, for rows of the object under the alias `t`. With `values`, rules in force that
 * are about a field are asked as well; every condition must then stand in the query, for its values do.
 */
export async function conditionsOf(
  ctx: Ctx,
  object: ModelObject,
  fields: readonly ModelField[],
  values?: Values,
): Promise<FieldConditions[]> {
  const broken = values ? await brokenRules({ ctx, object }, fields, values) : new Map<string, string[]>()
  const today = `date '${dayOf(new Date(), ctx.workspace.timeZone)}'`
  return fields.map((field) => {
    const columns = field.columns.map((column) => `t.${quoted(column)}`)
    const filled =
      columns.length > 1 && field.type === 'address'
        ? `num_nonnulls(${columns.join(', ')}) > 0`
        : `${columns[0]} is not null`
    const rules = (broken.get(field.name) ?? []).map((sql) => `(${filled} and ${sql})`)
    const wrong = [wrongSql(field, columns, today), badSql({ ctx, object }, field, 'validity'), ...rules]
    const odd = [acrossSql(object, field, today), badSql({ ctx, object }, field, 'consistency')]
    return { field, filled, invalid: anyOf(wrong), odd: anyOf(odd) }
  })
}

function anyOf(parts: readonly (string | null)[]): string {
  const some = parts.filter((one) => one !== null)
  return some.length === 0 ? 'false' : `coalesce(${some.join(' or ')}, false)`
}

/** Rules in force by the field they are about; that something must be there is completeness, not validity. */
async function brokenRules(
  { ctx, object }: Place,
  fields: readonly ModelField[],
  values: Values,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { field, check, when } of await activeRules(ctx, object.name)) {
    if (check.kind === 'required' || !fields.some(({ name }) => name === field)) continue
    const at = { ctx, object, values, among: 'base' } as const
    found.set(field as string, [
      ...(found.get(field as string) ?? []),
      `(${scopeSql(at, when)} and ${failsSql(at, check)})`,
    ])
  }
  return found
}

/** What is wrong by the look of the value alone; true, false or null. */
function wrongSql(field: ModelField, [column = '']: readonly string[], today: string): string | null {
  switch (field.type) {
    case 'personName':
      return `(${textSql(column)} or ${column} !~ '[^[:punct:][:space:]0-9]')`
    case 'text':
    case 'longText':
      return textSql(column)
    case 'address':
      return textSql(column)
    case 'url':
      return `${column} !~* '^https?://[^/\\s]+\\.[^/\\s]{2,}'`
    case 'email':
      return `exists (select from unnest(${column}) one where one !~ '^[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}$'
        or one ~* '^(test|none|noemail|no-?reply|na|xxx+|asdf\\w*)@')`
    case 'choice':
      return `${column} <> all (${textArray((field.options ?? []).map(({ value }) => value))})`
    case 'date':
      // Before anybody living was born, or farther ahead than anybody plans.
      return `(${column} < date '1900-01-01' or ${column} > ${today} + ${/birth/i.test(field.name) ? '0' : '3650'})`
    case 'money':
    case 'integer':
      return /amount|revenue|price|employees|budget/i.test(field.name) ? `${column} < 0` : null
    default:
      return null
  }
}

function textSql(column: string): string {
  return `(${column} ~* ${literal(nothing)} or ${column} ~ ${literal(lost)})`
}

type Place = { readonly ctx: Ctx; readonly object: ModelObject }

/** Values that the latest measurement judged one by one; see `bad-values.ts`. */
function badSql({ ctx, object }: Place, field: ModelField, dimension: 'validity' | 'consistency'): string | null {
  const known = (path: string) => `(select b.value from ${tableOf(ctx, 'quality_bad_value')} b
    where b.object = ${literal(object.name)} and b.field = ${literal(path)} and b.dimension = '${dimension}')`
  const column = `t.${quoted(field.columns[0] as string)}`
  if (dimension === 'validity') {
    if (field.type === 'phone') return `exists (select from unnest(${column}) one where one in ${known(field.name)})`
    if (field.type !== 'email') return null
    return `exists (select from unnest(${column}) one where split_part(lower(one), '@', 2) in ${known(field.name)})`
  }
  const paths = spelledPaths(object).filter((path) => path.split('.')[0] === field.name)
  const tests = paths.map((path) => {
    const place = field.kind.parts?.[path.split('.')[1] ?? ''] ?? 0
    return `t.${quoted(field.columns[place] as string)} in ${known(path)}`
  })
  return tests.length === 0 ? null : `(${tests.join(' or ')})`
}

/** Where one field of a record contradicts another. */
function acrossSql(object: ModelObject, field: ModelField, today: string): string | null {
  const column = (name: string, place = 0) => {
    const other = object.fields.get(name)
    return other?.columns[place] === undefined ? null : `t.${quoted(other.columns[place])}`
  }
  const own = `t.${quoted(field.columns[0] as string)}`
  if (field.type === 'country' && object.fields.get('address')?.type === 'address') {
    return `${own} <> ${column('address', 1)}`
  }
  if (field.type === 'url' && object.fields.get('domain')?.type === 'text') {
    return `position(lower(${column('domain')}) in lower(${own})) = 0`
  }
  if (field.name === 'closesOn' && object.fields.has('closedAt')) {
    // Still open, and the day on which it should have been won is past.
    return `(${column('closedAt')} is null and ${own} < ${today} - 30)`
  }
  return null
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function textArray(values: readonly string[]): string {
  return `array[${values.map(literal).join(', ')}]::text[]`
}
