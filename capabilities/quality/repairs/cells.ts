import { columnsOfStep, isTextType, isWholeType, type Step } from '#capabilities/quality/contract-repairs.ts'
import { applySteps } from '#capabilities/quality/engine/recipe/apply.ts'
import type { FieldTypeName } from '#capabilities/quality/engine/standardise/result.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { columnOf } from '#capabilities/quality/health/fields.ts'
import { isSame } from '#core/records/same.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import type { CrmRecord } from '#core/records/create.ts'
import type { Values } from '#core/records/values.ts'

/** The fields that the steps name; refuses a step by its number where it names one it cannot change. */
export function pathsOf(object: ModelObject, steps: readonly Step[]): Map<string, Path> {
  const paths = new Map<string, Path>()
  steps.forEach((step, at) => {
    const { reads, writes } = columnsOfStep(step)
    for (const column of [...reads, ...writes]) {
      const { field, part } = columnOf(object, column)
      const isText = part === null ? isTextType(field.type) : field.type === 'address'
      const isWhole = part === null && isWholeType(field.type) && (step.do === 'map' || step.do === 'fill')
      if ((!isText && !isWhole) || field.readOnly)
        throw errors.recipeField({ step: at + 1, object: object.name, field: column })
      paths.set(column, { field, part })
    }
  })
  return paths
}

/**
 * The steps with their values written as the fields write them: a date as `2026-11-27`, an amount as `12.5 EUR`. Refuses
 * a value that is none of the field's by the number of its step.
 */
export function readySteps(steps: readonly Step[], paths: ReadonlyMap<string, Path>): readonly Step[] {
  return steps.map((step, at) => {
    if (step.do !== 'map' && step.do !== 'fill') return step
    const path = paths.get(step.column) as Path
    if (!isWholeType(path.field.type)) return step
    const written = (text: string): string => {
      if (text.trim() === '') return ''
      const value = valueOf(path, text, null)
      if (value === undefined) throw errors.recipeValue({ step: at + 1, field: step.column, value: text })
      return textOf({ [path.field.name]: value }, path)
    }
    if (step.do === 'fill') return { ...step, value: written(step.value) }
    const values = Object.entries(step.values).map(([from, to]) => [written(from), written(to)])
    return { ...step, values: Object.fromEntries(values) as Record<string, string> }
  })
}

/** Refuses what these steps cannot do to this object, before anything is kept or queued. */
export function checkSteps(object: ModelObject, steps: readonly Step[]): void {
  readySteps(steps, pathsOf(object, steps))
}

type Path = { readonly field: ModelField; readonly part: string | null }
const form = { country: 'CN', currency: 'CNY' } as const

export type CellChange = { readonly column: string; readonly before: string; readonly after: string }
/** What the steps make of a record; `values` is null where a field does not take what came out. */
export type RecordChange = { readonly values: Values | null; readonly cells: readonly CellChange[] }

/** Applies the steps to a record as the API gives it; undefined where nothing changes. */
export function changeOf(
  record: CrmRecord,
  steps: readonly Step[],
  paths: ReadonlyMap<string, Path>,
): RecordChange | undefined {
  const before = new Map([...paths].map(([column, path]) => [column, textOf(record, path)]))
  const now = new Map(before)
  applySteps(steps, {
    get: (column) => now.get(column) ?? '',
    set: (column, text) => now.set(column, text),
    standardise: (column, text, off) => standardText(paths.get(column) as Path, text, off),
  })
  const cells = [...now].flatMap(([column, after]) => {
    const was = before.get(column) ?? ''
    return was === after ? [] : [{ column, before: was, after }]
  })
  if (cells.length === 0) return undefined
  const values: Values = {}
  for (const { column, after } of cells) {
    const path = paths.get(column) as Path
    const base = values[path.field.name] === undefined ? record[path.field.name] : values[path.field.name]
    const value = valueOf(path, after, base)
    if (value === undefined) return { values: null, cells }
    values[path.field.name] = value
  }
  const differs = Object.entries(values).some(
    ([name, value]) => !isSame(record[name] ?? null, value ?? null, paths.get(name)?.field.type),
  )
  return differs ? { values, cells } : undefined
}

function textOf(record: Readonly<Record<string, unknown>>, { field, part }: Path): string {
  const value = record[field.name] ?? null
  if (value === null) return ''
  if (part !== null) return String((value as Record<string, unknown>)[part] ?? '')
  if (Array.isArray(value)) return value.join(valueSeparator)
  if (field.type === 'money') {
    const { amount, currency } = value as { amount: number; currency: string }
    return `${amount} ${currency}`
  }
  return field.type === 'personName' ? (value as { full: string }).full : String(value as string)
}

function standardText({ field, part }: Path, text: string, off: ReadonlySet<string>): string {
  const type = part === null ? field.type : part === 'country' ? 'country' : 'text'
  const done = standardise(type, text, {
    ...form,
    dateOrder: 'auto',
    off,
    ...(field.options ? { options: field.options } : {}),
  })
  // What could not be read stays; and a record keeps codes where a file shows labels.
  if (done.problem !== null || done.value === null) return text
  return type === 'choice' || type === 'country' ? String(done.value as string) : done.shown
}

/** The canonical value of a text; null empties the field; undefined where the field does not take it. */
function valueOf({ field, part }: Path, text: string, now: unknown): unknown {
  const trimmed = text.trim()
  if (part !== null) {
    const address = { ...(now as object | null), [part]: trimmed === '' ? null : trimmed }
    return Object.values(address).some((one) => one !== null) ? field.kind.parse(address, field) : emptied(field)
  }
  if (trimmed === '') return emptied(field)
  if (field.kind.comparison === 'list') return field.kind.parse(trimmed.split(/\s*[;；,，]\s*/).filter(Boolean), field)
  const value = field.kind.parse(trimmed, field)
  if (value !== undefined || !isWholeType(field.type)) return value
  // Written as people write it: 2026年11月27日, 1.5万.
  const read = standardise(field.type as FieldTypeName, trimmed, { ...form, dateOrder: 'auto' })
  return read.problem === null && read.value !== null ? field.kind.parse(read.value, field) : undefined
}

function emptied(field: ModelField): null | undefined {
  return field.required ? undefined : null
}
