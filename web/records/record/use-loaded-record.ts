import { useQuery } from '@tanstack/react-query'
import { listKey, queryClient, recordQuery } from '#web/data.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink } from '#web/records/field/value.ts'
import type { CrmRecord, ObjectMeta, Paged } from '#web/types.ts'

export const loadedQuery = (object: ObjectMeta, id: string) =>
  recordQuery(
    object.name,
    id,
    object.fields.filter((field) => isLink(field as Field)).map(({ name }) => name),
  )

/** A record with all its links opened; live events keep it fresh. */
export function useLoadedRecord(object: ObjectMeta, id: string) {
  return useQuery(loadedQuery(object, id))
}

/** Fetches a record that is likely to be opened next, and what its page shows first of what happened. */
export function fetchRecord(object: ObjectMeta, id: string): void {
  void queryClient.prefetchQuery(loadedQuery(object, id))
  // A part of the record's page, which the first list does without.
  void import('#web/records/timeline/timeline-query.ts').then(
    ({ timelineQuery }) => queryClient.prefetchInfiniteQuery(timelineQuery(object.name, id)),
    () => undefined,
  )
}

/** What a list has shown of a record: its name at least, before the rest is here. */
export function listedRecord(object: ObjectMeta, id: string): CrmRecord | undefined {
  for (const [, page] of queryClient.getQueriesData<Paged<CrmRecord>>({ queryKey: listKey(object.name) })) {
    const found = Array.isArray(page?.items) ? page.items.find((item) => item.id === id) : undefined
    if (found) return found
  }
  return undefined
}
