import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { filterSql } from '#core/records/filter.ts'
import type { Values } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'
import { dayOf } from '#platform/zone.ts'
import type { Check, Comparison, RuleFilter } from '#capabilities/quality/contract-rules.ts'
import { fieldsOfFilter } from '#capabilities/quality/engine/validate/fields-of.ts'
import { forms, patternSql } from '#capabilities/quality/engine/validate/formats.ts'
import { patternProblem, wholePattern } from '#capabilities/quality/engine/validate/pattern.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { emptySql, ownPlace, placeOf, type Place } from '#capabilities/quality/rules/place.ts'
import { notUniqueSql } from '#capabilities/quality/rules/unique.ts'

/**
 * Where a condition is asked: over the rows called `t`. `base` is every record at once, `written` a few that stand in
 * the base already, `rows` a few that are to be written, given with their match keys as `_keys`.
 */
export type At = {
  readonly ctx: Ctx
  readonly object: ModelObject
  readonly values: Values
  readonly among: 'base' | 'written' | 'rows'
}

/** A rule holds for everybody alike, whatever the writer may see. */
export function asSystem(ctx: Ctx): Ctx {
  return { ...ctx, actor: { ...ctx.actor, role: 'system' } }
}

/** An SQL condition: the rule is about this record. Never null. */
export function scopeSql(at: At, when: RuleFilter | null | undefined): string {
  return when ? `coalesce(${ownFilterSql(at, when)}, false)` : 'true'
}

/** An SQL condition: this record is not as the check wants it. Never null. */
export function failsSql(at: At, check: Check): string {
  const { ctx, object, values } = at
  switch (check.kind) {
    case 'required':
      return emptySql(ownPlace(ctx, object, check.field, 't'), 't')
    case 'format': {
      const place = textPlace(at, check.field)
      return someFails(place, (v) => forms[check.format].sql(v))
    }
    case 'pattern': {
      const why = patternProblem(check.pattern)
      if (why) throw errors.rulePattern({ why: why, pattern: check.pattern })
      const place = textPlace(at, check.field)
      const pattern = `${values.add(wholePattern(check.pattern))}::text`
      return someFails(place, (v) => patternSql(v, pattern))
    }
    case 'length':
      return someFails(textPlace(at, check.field), (v) => boundsSql(at, `char_length(${v})`, 'int', check))
    case 'range':
      return rangeFails(at, check)
    case 'set':
      return setFails(at, check)
    case 'unique':
      return notUniqueSql(at, check.fields)
    case 'compare':
      return compareFails(at, check)
    case 'link':
      return linkFails(at, check)
    case 'filter':
      if (fieldsOfFilter(check.filter).size === 0) throw errors.ruleNoCondition()
      return `not coalesce(${ownFilterSql(at, check.filter)}, false)`
  }
}

/** Rows that are yet to be written stand in no index of match keys: their lists are compared as they are. */
function ownFilterSql({ ctx, object, values, among }: At, filter: RuleFilter): string {
  const fields = new Map(
    [...object.fields].map(([name, field]) => [name, { ...field, kind: { ...field.kind, keys: undefined } }]),
  )
  const own = among === 'rows' ? ({ ...object, fields } as unknown as ModelObject) : object
  return filterSql(asSystem(ctx), own, filter, { alias: 't', values })
}

/** Something is wrong with the value, or with one of a list of them. Nothing is wrong with none. */
function someFails({ sql, comparison }: Place, isRight: (v: string) => string): string {
  if (comparison === 'list') return `exists (select from unnest(${sql}) v where not ${isRight('v')})`
  return `(${sql} is not null and not ${isRight(sql)})`
}

function textPlace({ ctx, object }: At, path: string): Place {
  const place = ownPlace(ctx, object, path, 't')
  const isText = place.comparison === 'text' || (place.comparison === 'list' && !place.field.linkTable)
  if (!isText) throw errors.ruleField({ field: labelOf(ctx, place), kind: 'text' })
  return place
}

type Bounds = { readonly min?: number | string; readonly max?: number | string }

function boundsSql({ ctx, values }: At, sql: string, type: string, { min, max }: Bounds): string {
  if (min === undefined && max === undefined) throw errors.ruleBounds()
  // The day of the people who work here: early in the morning it is yesterday still where the server stands.
  const today = () => dayOf(new Date(), ctx.workspace.timeZone)
  const [low, high] = [min, max].map((one) => (one === 'today' ? today() : one))
  // Days are written so that they are in order as texts.
  if (low !== undefined && high !== undefined && low > high)
    throw errors.ruleBoundsOrder({ min: String(min), max: String(max) })
  const bound = (one: number | string) => `${values.add(one)}::${type}`
  const parts = [
    low === undefined ? [] : `${sql} >= ${bound(low)}`,
    high === undefined ? [] : `${sql} <= ${bound(high)}`,
  ].flat()
  return `(${parts.join(' and ')})`
}

/** What the field is called where the reader sees it. */
function labelOf({ locale }: Ctx, { field }: Place): string {
  return field.label[locale]
}

const day = /^\d{4}-\d\d-\d\d$/

function rangeFails(at: At, check: Check & { kind: 'range' }): string {
  const { ctx, object } = at
  const place = ownPlace(ctx, object, check.field, 't')
  const given = [check.min, check.max].filter((one) => one !== undefined)
  if (place.comparison === 'number') {
    if (!given.every((one) => typeof one === 'number')) throw errors.ruleBounds()
    return `(${place.sql} is not null and not ${boundsSql(at, place.sql, 'numeric', check)})`
  }
  if (place.comparison !== 'date') throw errors.ruleField({ field: labelOf(ctx, place), kind: 'number or date' })
  if (!given.every((one) => typeof one === 'string' && (one === 'today' || isDay(one)))) throw errors.ruleBounds()
  return `(${place.sql} is not null and not ${boundsSql(at, daySql(at, place), 'date', check)})`
}

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`)
  return day.test(text) && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

function daySql({ ctx, values }: At, { field, sql }: Place): string {
  return field.type === 'date' ? sql : `(${sql} at time zone ${values.add(ctx.workspace.timeZone)}::text)::date`
}

function setFails({ ctx, object, values }: At, check: Check & { kind: 'set' }): string {
  const place = ownPlace(ctx, object, check.field, 't')
  const { sql, comparison, field } = place
  if (comparison === 'text') return `(${sql} is not null and not ${sql} = any(${values.add(check.values)}::text[]))`
  if (comparison === 'list' && !field.linkTable)
    return `(${sql} is not null and not ${sql} <@ ${values.add(check.values)}::text[])`
  throw errors.ruleField({ field: labelOf(ctx, place), kind: 'text or choice' })
}

const signs: Record<Comparison, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

function compareFails(at: At, check: Check & { kind: 'compare' }): string {
  const { ctx, object } = at
  const [left, right] = [check.left, check.right].map((path) => placeOf(ctx, object, path, 't')) as [Place, Place]
  const isAlike = left.comparison === right.comparison && ['text', 'number', 'date', 'id'].includes(left.comparison)
  const both = { left: labelOf(ctx, left), right: labelOf(ctx, right) }
  if (!isAlike) throw errors.ruleCompare(both)
  if (left.comparison === 'id' && check.operator !== 'eq' && check.operator !== 'ne') {
    throw errors.ruleCompare(both)
  }
  // A day and an instant are compared as days.
  const isMixed = left.comparison === 'date' && left.field.type !== right.field.type
  const [a, b] = isMixed ? [daySql(at, left), daySql(at, right)] : [left.sql, right.sql]
  return `not coalesce(${a} ${signs[check.operator]} ${b}, true)`
}

function linkFails(at: At, check: Check & { kind: 'link' }): string {
  const { ctx, object, values } = at
  const { field } = ownPlace(ctx, object, check.field, 't')
  const target = field.target === undefined ? undefined : ctx.model.objects.get(field.target)
  if (!target || field.linkTable || field.columns.length !== 1)
    throw errors.ruleField({ field: field.label[ctx.locale], kind: 'link' })
  const column = `t.${quoted(field.columns[0] as string)}`
  const filter = check.filter ? filterSql(asSystem(ctx), target, check.filter, { alias: 'l', values }) : 'true'
  return `(${column} is not null and not exists (select from ${target.table} l where l.id = ${column} and l.deleted_at is null and ${filter}))`
}
