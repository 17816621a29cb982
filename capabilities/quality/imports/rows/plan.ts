import { placeOf } from '#capabilities/quality/engine/read/xlsx/sheets-together.ts'
import { fieldTypes } from '#core/fields/registry.ts'
import { sumsUp } from '#capabilities/quality/engine/recognise/sums.ts'
import { sourceIdsOf } from '#capabilities/quality/engine/recognise/source-ids.ts'
import { errors } from '#capabilities/quality/errors.ts'
import type { Mapping } from '#capabilities/quality/contract-imports.ts'
import { owned } from '#capabilities/quality/engine/read/csv/csv.ts'
import {
  problem,
  type DateOrder,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { readerOf } from '#capabilities/quality/engine/standardise/standardise.ts'
import { activityRecord, richText } from '#capabilities/quality/imports/rows/activity.ts'
import {
  addressFromParts,
  currencyOf,
  listFromCells,
  nameFromParts,
  type Parts,
} from '#capabilities/quality/imports/rows/assemble.ts'
import { withChanges, type Draft, type Noted, type SourceRow } from '#capabilities/quality/imports/rows/draft.ts'
import { fillIn } from '#capabilities/quality/imports/rows/fill.ts'
import { recipeFor, type RowRecipe } from '#capabilities/quality/imports/rows/recipe.ts'
import type { Slot, Target, TargetField } from '#capabilities/quality/imports/rows/target.ts'

/** What is known of a column beside its name: how its dates are written, null where that cannot be told. */
export type PlanColumn = { readonly name: string; readonly dateOrder?: DateOrder | null }

export type Reader = {
  readonly slot: Slot
  readonly column: string
  readonly index: number
  readonly read: (raw: string) => Standardised
}
type Group = { readonly field: TargetField | null; readonly name: string; readonly places: readonly number[] }

/** A mapping made ready for a million rows. */
export type Plan = {
  readonly target: Target
  readonly readers: readonly Reader[]
  readonly groups: readonly Group[]
  readonly options: StandardiseOptions
  readonly recipe: RowRecipe | null
  /** Whether a word that is none of the choices rejects its row. */
  readonly rejectsUnknown: boolean
  /** Columns that name records by the ids of the program that wrote the file. */
  readonly pointers: ReadonlySet<string>
}

/** Ties columns to slots. The mapping has been checked: see `checkMapping`. */
export function planOf(target: Target, columns: readonly PlanColumn[], mapping: Mapping): Plan {
  const { country, currency, dateOrder, skipRules = [] } = mapping.options
  const off: ReadonlySet<string> = new Set(skipRules)
  const ambiguous: DateOrder = country === 'US' ? 'mdy' : 'dmy'
  const readers = columns.flatMap((column, index): Reader[] => {
    const slot = target.slots.get(mapping.columns.find((one) => one.column === column.name)?.field ?? '')
    if (!slot) return []
    const order = dateOrder === 'auto' ? (column.dateOrder ?? ambiguous) : dateOrder
    const options = { country, currency, dateOrder: order, off, ...(slot.options ? { options: slot.options } : {}) }
    const read = choosing(mapping.options.choices?.[slot.field], reading(target.object, slot, options))
    return [{ slot, column: column.name, index, read }]
  })
  const names = [...new Set(readers.map(({ slot }) => slot.field))]
  const groups = names.map((name) => ({
    name,
    field: target.fields.get(name) ?? null,
    places: readers.flatMap(({ slot }, place) => (slot.field === name ? [place] : [])),
  }))
  const rejectsUnknown = mapping.options.unknownChoice === 'reject'
  const recipe = recipeFor(mapping.options.recipe, readers)
  const pointers =
    sourceIdsOf(
      columns.map(({ name }) => name),
      target.object,
    )?.pointers ?? new Set<string>()
  return {
    target,
    readers,
    groups,
    recipe,
    rejectsUnknown,
    pointers,
    options: { country, currency, dateOrder: ambiguous, off },
  }
}

/** Puts the choice a person gave a word in the place of the word. */
function choosing(
  words: Readonly<Record<string, string | null>> | undefined,
  read: (raw: string) => Standardised,
): (raw: string) => Standardised {
  if (!words) return read
  const known = new Map(Object.entries(words).map(([word, value]) => [wordKey(word), value]))
  return (raw) => {
    const value = known.get(wordKey(raw))
    return value === undefined ? read(raw) : { ...read(value ?? ''), shown: value ?? '' }
  }
}

function wordKey(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase()
}

/** Values of these types repeat down a column; the others would only fill the memory. */
const repeating = new Set([
  'text',
  'choice',
  'multiChoice',
  'country',
  'date',
  'boolean',
  'percent',
  'integer',
  'rating',
])
const mostKept = 4000
const longestKept = 60

function reading(object: string, slot: Slot, options: StandardiseOptions): (raw: string) => Standardised {
  const read = slot.part === null ? readerOf(object, slot.field, slot.type) : readerOf('', '', slot.type)
  if (!repeating.has(slot.type)) return (raw) => read(raw, options)
  const kept = new Map<string, Standardised>()
  return (raw) => {
    const known = kept.get(raw)
    if (known) return known
    if (raw.length > longestKept) return read(raw, options)
    if (kept.size >= mostKept) kept.clear()
    // What is kept has memory of its own: a part of a row would keep all of it.
    const own = owned(raw)
    const result = read(own, options)
    kept.set(own, result)
    return result
  }
}

/** Cleans a row and puts its values together. Pure: looks at nothing but the row. */
export function draftOf(plan: Plan, row: SourceRow): Draft {
  const results = plan.readers.map(({ index, read }) => read(row.cells[index] ?? ''))
  if (!row.extra) plan.recipe?.(results)
  const draft: Draft = {
    row,
    object: plan.target.object,
    values: {},
    wishes: [],
    results,
    left: [],
    filled: [],
    createdAt: null,
    rejected: null,
    noted: notedOf(plan, results),
    ready: null,
  }
  if (row.extra) {
    const params = {
      line: String(placeOf(row.line).line),
      cells: String(row.cells.length + row.extra.length),
      columns: String(row.cells.length),
    }
    draft.rejected = {
      field: '',
      problem: { code: 'quality.tooManyCells', params: { ...params, value: row.extra.join(' ') } },
    }
    return draft
  }
  if (sumsUp(row.cells)) {
    draft.rejected = { field: '', problem: problem('rowSumsUp', row.cells.filter(Boolean).join(' ')) }
    return draft
  }
  for (const group of plan.groups) takeGroup(plan, draft, group)
  fillIn(plan.target.fields, draft.values, draft.filled, plan.options.off)
  return plan.target.object === 'activity' ? routed(plan, draft) : draft
}

/** The value of a choice is shown as its label, which corrects nothing; nor does reading when a record was made. */
function notedOf(plan: Plan, results: readonly Standardised[]): Noted {
  let values = 0
  const notes: Noted['notes'][number][] = []
  results.forEach(({ changes, value, shown, flags = [] }, place) => {
    const { field } = plan.readers[place]!.slot
    for (const rule of flags) notes.push({ rule, field, from: shown, to: shown })
    if (changes.length === 0 || field === 'createdAt' || (changes.length === 1 && changes[0]!.from === value)) return
    values += 1
    for (const { rule, from, to } of changes) notes.push({ rule, field, from, to })
  })
  return { values, notes }
}

function takeGroup(plan: Plan, draft: Draft, { field, name, places }: Group): void {
  const results = draft.results as Standardised[]
  for (const place of places) {
    const found = results[place]!.problem
    if (!found) continue
    draft.left.push({ field: name, problem: found })
    if (plan.rejectsUnknown && found.code === 'quality.choiceUnknown')
      draft.rejected ??= { field: name, problem: found }
  }
  if (!field) {
    draft.createdAt = (results[places[0]!]!.value as string | null) ?? null
    return
  }
  if (isLink(field)) {
    for (const place of places) {
      const text = results[place]!.value
      const { slot, column } = plan.readers[place]!
      const isId = plan.pointers.has(column) ? { isId: true as const } : {}
      if (typeof text === 'string') draft.wishes.push({ field: name, part: slot.part, text, ...isId })
    }
    return
  }
  const value = valueOf(plan, { field, places, results }, draft)
  if (value === null || value === undefined) return
  const taken = checked(field, value)
  if (taken === undefined) {
    draft.left.push({ field: name, problem: problem('valueNotTaken', textOf(value), { field: field.label.en }) })
  } else draft.values[name] = taken
}

function isLink({ type }: TargetField): boolean {
  return type === 'link' || type === 'user' || type === 'links' || type === 'linkAny'
}

type Cells = { readonly field: TargetField; readonly places: readonly number[]; readonly results: Standardised[] }

function valueOf(plan: Plan, { field, places, results }: Cells, draft: Draft): unknown {
  const cells = places.map((place) => results[place]!)
  switch (field.type) {
    case 'personName': {
      if (places.length === 1 && plan.readers[places[0]!]!.slot.part === null) return cells[0]!.value
      const name = nameFromParts(partsOf(plan, places, results), plan.options)
      const last = places.at(-1)!
      if (name && !cells.includes(name)) results[last] = withChanges(results[last]!, name.changes)
      if (name?.problem) draft.left.push({ field: field.name, problem: name.problem })
      return name?.value
    }
    case 'address':
      return addressFromParts(partsOf(plan, places, results))
    case 'money':
      return moneyOf(partsOf(plan, places, results), plan.options)
    case 'email':
    case 'phone':
    case 'multiChoice':
      return cells.length === 1 ? cells[0]!.value : listFromCells(cells)
    case 'duration':
      return secondsOf(partsOf(plan, places, results))
    case 'richText':
      return richText(null, cells[0]!.value)
    default:
      return cells[0]!.value
  }
}

function partsOf(plan: Plan, places: readonly number[], results: readonly Standardised[]): Parts {
  return new Map(places.map((place) => [plan.readers[place]!.slot.part ?? '', results[place]!]))
}

/** What the amount itself says of its currency goes before the column beside it. */
function moneyOf(parts: Parts, options: StandardiseOptions): unknown {
  const amount = parts.get('')?.value as { amount: number; currency: string } | null | undefined
  const said = currencyOf((parts.get('currency')?.value as string | null) ?? '')
  if (!amount || !said || amount.currency !== options.currency) return amount
  return { ...amount, currency: said }
}

function secondsOf(parts: Parts): number | null {
  const [seconds, minutes] = [parts.get('')?.value, parts.get('minutes')?.value]
  return typeof seconds === 'number' ? seconds : typeof minutes === 'number' ? Math.round(minutes * 60) : null
}

// Cleaned numbers are in E.164 and known to be possible; asking again would cost as much as all else.
function checked(field: TargetField, value: unknown): unknown {
  if (field.type === 'phone') return Array.isArray(value) && value.length <= 20 ? value : undefined
  return fieldTypes[field.type].parse(value, field as never)
}

function routed(plan: Plan, draft: Draft): Draft {
  if (!draft.values.kind) {
    const field = plan.target.fields.get('kind')!
    const known = draft.left.find((one) => one.field === 'kind')
    draft.rejected = known ?? {
      field: 'kind',
      problem: problem('valueMissing', '', { field: field.label.en, fieldZh: field.label.zh }),
    }
    return draft
  }
  return Object.assign(draft, activityRecord(draft.values))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The file cannot be run as it is mapped, said once for all its rows. */
export function mustHaveRequired(target: Target, mapped: ReadonlySet<string>): void {
  for (const field of target.fields.values()) {
    const lacks = field.required && !('fallback' in field && field.fallback !== undefined) && !mapped.has(field.name)
    if (lacks) throw errors.requiredNotMapped({ object: target.object, field: field.name })
  }
}
