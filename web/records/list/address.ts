import type { Field } from '#web/records/field/value.ts'
import type { Condition, Group, Op, Where } from '#web/records/list/conditions.ts'
import { isPeriod } from '#web/records/list/periods.ts'

export type Sort = { field: string; down: boolean }

/** What a list shows, as its address says it. */
export type ListState = Where & {
  sort: readonly Sort[]
  q: string
  /** How it is shown: '' as a list, `board`, … */
  view: string
  /** The field whose values part the list into groups; '' for none. */
  group: string
  /** The saved view it came from. */
  saved: string
  /** What a kind of view asks beside that, as the address writes it; what is left out is at its default. */
  settings: Settings
}

/** `by`: the field a calendar or timeline goes by, `at`: the day it is opened at, `limits` of a board, `sums` in heads, … */
const settingNames = [
  'by',
  'end',
  'at',
  'span',
  'zoom',
  'rows',
  'cols',
  'of',
  'currency',
  'place',
  'limits',
  'cards',
  'sums',
] as const
export type SettingName = (typeof settingNames)[number]
export type Settings = Readonly<Partial<Record<SettingName, string>>>

type Tree = Readonly<Record<string, unknown>>
const known = new Set<string>([
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'contains',
  'startsWith',
  'empty',
  'last',
  'next',
  'during',
])

/**
 * Reads `?filter[country]=CN&filter[amount][gte]=5&filter[or][stage]=x&match=any&sort=-amount&q=acme&view=board`. What it
 * cannot read falls out. `filter[or]` and `filter[and]` hold a group of conditions, `filter[or~2]` the next one.
 */
export function readState(search: Tree): ListState {
  const entries = Object.entries(isTree(search.filter) ? search.filter : {})
  return {
    conditions: entries.flatMap(([key, value]) => (isGroupKey(key) ? [] : conditionsOf(key, value))),
    match: search.match === 'any' ? 'any' : 'all',
    groups: entries.flatMap(([key, value]) => (isGroupKey(key) ? groupOf(key, value) : [])),
    sort: text(search.sort)
      .split(',')
      .filter(Boolean)
      .map((key) => ({ field: key.replace(/^[-+]/, ''), down: key.startsWith('-') })),
    q: text(search.q),
    view: text(search.view),
    group: text(search.group),
    saved: text(search.saved),
    settings: Object.fromEntries(
      settingNames.flatMap((name) => (text(search[name]) ? [[name, text(search[name])]] : [])),
    ),
  }
}

const isGroupKey = (key: string) => /^(and|or)(~\d+)?$/.test(key)

function groupOf(key: string, value: unknown): Group[] {
  const conditions = Object.entries(isTree(value) ? value : {}).flatMap(([inner, one]) => conditionsOf(inner, one))
  return conditions.length > 0 ? [{ match: key.startsWith('or') ? 'any' : 'all', conditions }] : []
}

function conditionsOf(key: string, value: unknown): Condition[] {
  const field = key.replace(/~\d+$/, '')
  if (typeof value === 'string') return [{ field, op: 'in', value }]
  if (!isTree(value)) return []
  return Object.entries(value).flatMap(([op, one]): Condition[] => {
    if (!known.has(op) || typeof one !== 'string' || (op === 'during' && !isPeriod(one))) return []
    if (op === 'empty') return [{ field, op: one === 'false' ? 'filled' : 'empty', value: '' }]
    return [{ field, op: op as Op, value: one }]
  })
}

/** The other way. The rest of the address stays; what is at its default is left out. */
export function writeState(search: Tree, state: ListState): Record<string, unknown> {
  const rest = Object.fromEntries(Object.entries(search).filter(([name]) => !ownNames.has(name)))
  const filter = writeConditions(state.conditions)
  for (const { match, conditions } of state.groups)
    if (conditions.length > 0) put(filter, match === 'any' ? 'or' : 'and', writeConditions(conditions), false)
  return {
    ...rest,
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(state.match === 'any' && state.conditions.length + state.groups.length > 1 ? { match: 'any' } : {}),
    ...(state.sort.length > 0 ? { sort: sortText(state.sort) } : {}),
    ...(state.q ? { q: state.q } : {}),
    ...(state.view ? { view: state.view } : {}),
    ...(state.group ? { group: state.group } : {}),
    ...(state.saved ? { saved: state.saved } : {}),
    ...Object.fromEntries(Object.entries(state.settings).filter(([, value]) => value)),
  }
}

const ownNames = new Set<string>(['filter', 'match', 'sort', 'q', 'view', 'group', 'saved', ...settingNames])

function writeConditions(conditions: readonly Condition[]): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  for (const { field, op, value } of conditions) {
    const entry =
      op === 'in' ? value : op === 'empty' || op === 'filled' ? { empty: String(op === 'empty') } : { [op]: value }
    put(filter, field, entry, true)
  }
  return filter
}

/** A field may be asked about twice: the second question stands under `field~2`, or joins the first where it can. */
function put(filter: Record<string, unknown>, field: string, entry: unknown, joins: boolean): void {
  for (let nth = 1; ; nth += 1) {
    const key = nth === 1 ? field : `${field}~${nth}`
    const there = filter[key]
    if (there === undefined) {
      filter[key] = entry
      return
    }
    if (joins && isTree(there) && isTree(entry) && Object.keys(entry).every((op) => !(op in there))) {
      filter[key] = { ...there, ...entry }
      return
    }
  }
}

export function sortText(sort: readonly Sort[]): string {
  return sort.map(({ field, down }) => (down ? '-' : '') + field).join(',')
}

/** A click on a header: up, then down, then not at all. With Shift, the other sorts stay. At most four. */
export function nextSort(sort: readonly Sort[], field: string, keep: boolean): Sort[] {
  const now = sort.find((one) => one.field === field)
  const next = now === undefined ? { field, down: false } : now.down ? undefined : { field, down: true }
  if (!keep) return next ? [next] : []
  if (now === undefined) return next ? [...sort, next].slice(0, 4) : [...sort]
  return sort.flatMap((one) => (one.field === field ? (next ? [next] : []) : [one]))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

export function isSortable({ type }: Field): boolean {
  return !['json', 'checklist', 'recurrence', 'linkAny', 'links', 'file', 'multiChoice'].includes(type)
}
