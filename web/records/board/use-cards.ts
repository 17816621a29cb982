import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { listKey } from '#web/data.ts'
import type { HeadFigure } from '#web/records/groups/groups.ts'
import { figuresIn } from '#web/records/groups/groups.ts'
import { readHeadFigures } from '#web/records/groups/head-figures.ts'
import { useGroups } from '#web/records/groups/use-groups.ts'
import type { Field } from '#web/records/field/value.ts'
import { idOf, isLink } from '#web/records/field/value.ts'
import { queryRecords } from '#web/records.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

export type Asked = { filter?: Record<string, unknown>; q?: string }
export type Total = { count: number; figures: readonly HeadFigure[] }
/** The cards of a column as they stand now, and whether the server has more of them. */
export type Cards = { cards: readonly CrmRecord[]; hasMore: boolean; loading: boolean }

/** What a card shows: beside the title, the first few of the listed fields. */
export function cardFields(object: ObjectMeta, field: Field): Field[] {
  const names = object.listed.filter((name) => name !== object.title && name !== field.name)
  const fields = names.flatMap((name) => (object.fields.find((one) => one.name === name) as Field | undefined) ?? [])
  // How far a list of steps is, takes little room and is what one looks at a card for.
  const steps = object.fields.filter(({ type }) => type === 'checklist')
  return [...fields.filter((one) => !steps.includes(one)).slice(0, 4), ...steps]
}

function columnQuery(object: ObjectMeta, field: Field, asked: Asked, column: string) {
  const wanted = new Set([object.title, field.name, ...cardFields(object, field).map(({ name }) => name)])
  const fields = object.fields.filter(({ name }) => wanted.has(name))
  return {
    ...asked,
    filter: { and: [...(asked.filter ? [asked.filter] : []), { [field.name]: column }] },
    fields: fields.map(({ name }) => name),
    expand: fields.filter((one) => isLink(one)).map(({ name }) => name),
    sort: '-updatedAt',
  }
}

type Board = {
  object: ObjectMeta
  field: Field
  asked: Asked
  columns: readonly string[]
  limits: Readonly<Record<string, number>>
}
export const FIRST = 50
/** The most the API gives at once; who has more in a column sees them in the list. */
export const MOST = 200

/**
 * The cards of each column, by what they say now: a card moved a moment ago stands in its new column before the server
 * has answered, and goes back when it refuses.
 */
export function useCards({ object, field, asked, columns, limits }: Board): ReadonlyMap<string, Cards> {
  const results = useQueries({
    queries: columns.map((column) => {
      const query = { ...columnQuery(object, field, asked, column), limit: limits[column] ?? FIRST }
      return {
        queryKey: listKey(object.name, { column, ...query }),
        queryFn: ({ signal }: { signal: AbortSignal }) => queryRecords<CrmRecord>(object.name, query, signal),
        placeholderData: keepPreviousData,
      }
    }),
  })
  const all = new Map(results.flatMap(({ data }) => data?.items ?? []).map((card) => [card.id, card]))
  const standing = Map.groupBy(all.values(), (card) => idOf(card[field.name]) ?? '')
  return new Map(
    columns.map((column, at) => [
      column,
      {
        cards: standing.get(column) ?? [],
        hasMore: results[at]?.data?.next != null,
        loading: results[at]?.isPending ?? true,
      },
    ]),
  )
}

/** Count of every column, and its figures as the address has them: `sum:amount,avg:probability`. */
export function useTotals(
  object: ObjectMeta,
  field: Field,
  { asked, sums }: { asked: Asked; sums: string | undefined },
): ReadonlyMap<string, Total> | undefined {
  const figures = readHeadFigures(object, sums)
  const { groups } = useGroups(object, { by: field.name, asked, figures })
  return (
    groups &&
    new Map(
      groups.map(({ key, values }) => [
        String(key[field.name] ?? ''),
        { count: values.n, figures: figuresIn(values, figures) },
      ]),
    )
  )
}
