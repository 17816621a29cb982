import type { Field } from '#web/records/field/value.ts'
import { isEmpty, sameValue, storedOf } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'
import type { Pair, SideName } from '#capabilities/quality/web/duplicates/pair.ts'
import { otherSide } from '#capabilities/quality/web/duplicates/pair.ts'

/** How the two values of a field become one. */
export type RowKind =
  | 'same' // nothing to decide
  | 'filled' // only one side says something, and it stays
  | 'united' // lists keep what either side has
  | 'choice' // two values, one place

type Values = Readonly<Record<string, unknown>>
export type Row = { readonly field: Field; readonly kind: RowKind }
/** Fields where a person chose otherwise than the surviving record says. */
export type Picks = Readonly<Record<string, SideName>>

const computed = new Set(['formula', 'rollup', 'autoNumber'])
const lists = new Set(['email', 'phone', 'multiChoice', 'links', 'file'])

/** The fields either record fills, in the order of the object; those to decide first. */
export function rowsOf(object: ObjectMeta, left: Values, right: Values): Row[] {
  const rows = object.fields
    .filter((field) => !computed.has(field.type) && !(isEmpty(left[field.name]) && isEmpty(right[field.name])))
    .map((field) => ({ field, kind: kindOf(field, left[field.name], right[field.name]) }))
  const rank = ({ field, kind }: Row) =>
    field.name === object.title ? -1 : ['choice', 'united', 'filled', 'same'].indexOf(kind)
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

function kindOf(field: Field, left: unknown, right: unknown): RowKind {
  if (sameValue(field, left, right)) return 'same'
  if (isEmpty(left) || isEmpty(right)) return 'filled'
  return lists.has(field.type) ? 'united' : 'choice'
}

/** The record that says more stays; of two that say as much, the older one, which others know. */
export function startKeep(object: ObjectMeta, { left, right }: Pair): SideName {
  const filled = ({ record }: Pair['left']) =>
    object.fields.filter(({ name, type }) => !computed.has(type) && !isEmpty(record[name])).length
  const difference = filled(left) - filled(right)
  if (difference !== 0) return difference > 0 ? 'left' : 'right'
  return String(left.record.createdAt) <= String(right.record.createdAt) ? 'left' : 'right'
}

/** The values to send: only those where the record that goes away has the better one. The server does the rest. */
export function valuesToSend(rows: readonly Row[], pair: Pair, keep: SideName, picks: Picks): Record<string, unknown> {
  const loser = otherSide(keep)
  const taken = rows.filter(({ field, kind }) => kind === 'choice' && picks[field.name] === loser)
  return Object.fromEntries(taken.map(({ field }) => [field.name, sent(field, pair[loser].record[field.name])]))
}

/** As the API takes it: a link by its id, a name without its computed whole. */
function sent(field: Field, value: unknown): unknown {
  if (field.type !== 'personName' || value === null || typeof value !== 'object') return storedOf(field, value)
  const { full: _, ...parts } = value as { full?: string }
  return parts
}
