import type { Preview, PreviewField } from '#capabilities/quality/contract-merging.ts'
import type { Field } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

/** How the values of a field become one. */
export type RowKind =
  | 'same' // nothing to decide
  | 'filled' // only one says something, and it stays
  | 'united' // lists keep what any of them has
  | 'choice' // several values, one place

export type Row = { readonly field: Field; readonly kind: RowKind; readonly choice: PreviewField }
/** Fields that a person took from another record than the rules say: field → its id. */
export type Picks = Readonly<Record<string, string>>

/** The fields that any of the records fills, those to decide first; the name always on top. */
export function rowsOf(object: ObjectMeta, preview: Preview): Row[] {
  const rows = preview.fields.flatMap((choice): Row[] => {
    const field = object.fields.find(({ name }) => name === choice.field)
    return field ? [{ field, kind: kindOf(choice), choice }] : []
  })
  const rank = ({ field, kind }: Row) =>
    field.name === object.title ? -1 : ['choice', 'united', 'filled', 'same'].indexOf(kind)
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

function kindOf({ by }: PreviewField): RowKind {
  if (by === 'same') return 'same'
  if (by === 'only') return 'filled'
  return by === 'union' ? 'united' : 'choice'
}

/** From which record the value comes; null where lists are united. */
export function chosenFrom({ field, choice }: Row, picks: Picks): string | null {
  return picks[field.name] ?? choice.from
}

/** What to say to the server: only where a person chose otherwise than the rules. */
export function takeFrom(rows: readonly Row[], picks: Picks): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ field, choice }) => {
      const pick = picks[field.name]
      return pick !== undefined && pick !== choice.from ? [[field.name, pick]] : []
    }),
  )
}
