import { queryOptions, useQuery } from '@tanstack/react-query'
import { queryClient, useObject } from '#web/data.ts'
import { queryRecords } from '#web/records.ts'
import { recordTitle } from '#web/records/field/title.ts'
import { idOf, titleOf } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

type Waiting = { id: string; tell: (title: string | null) => void; fail: (error: unknown) => void }
const waiting = new Map<string, Waiting[]>()
const most = 100

/** Titles asked for at about the same time are fetched in one request an object. */
function fetchTitle(object: ObjectMeta, id: string): Promise<string | null> {
  return new Promise((tell, fail) => {
    const queue = waiting.get(object.name)
    if (queue) return void queue.push({ id, tell, fail })
    waiting.set(object.name, [{ id, tell, fail }])
    setTimeout(() => {
      const all = waiting.get(object.name) ?? []
      waiting.delete(object.name)
      for (let at = 0; at < all.length; at += most) void fetchMany(object, all.slice(at, at + most))
    }, 10)
  })
}

async function fetchMany(object: ObjectMeta, asked: readonly Waiting[]): Promise<void> {
  try {
    const ids = [...new Set(asked.map(({ id }) => id))]
    const { items } = await queryRecords(object.name, {
      filter: { id: { in: ids } },
      fields: [object.title],
      limit: ids.length,
    })
    const titles = new Map(items.map((item) => [item.id, recordTitle(object, item)]))
    for (const { id, tell } of asked) tell(titles.get(id) ?? null)
  } catch (error) {
    for (const { fail } of asked) fail(error)
  }
}

/** The title of a record known by its id only; null when it is gone or hidden, undefined while it is being fetched. */
export function useTitle(objectName: string | undefined, id: string | null): string | null | undefined {
  return useQuery(titleQuery(useObject(objectName ?? ''), id)).data
}

export function titleQuery(object: ObjectMeta | undefined, id: string | null) {
  return queryOptions({
    queryKey: ['title', object?.name, id],
    queryFn: () => (object && id ? fetchTitle(object, id) : null),
    enabled: object !== undefined && id !== null,
    staleTime: 300_000,
    retry: false,
  })
}

/** The title of a link as far as it is known here; '' where it is not. */
export function knownTitle(objectName: string | undefined, value: unknown): string {
  const known = titleOf(value)
  if (known !== undefined) return known
  return queryClient.getQueryData<string | null>(['title', objectName, idOf(value)]) ?? ''
}

/** Remembers a title that is known from elsewhere, such as a picked option. */
export function keepTitle(object: string, id: string, title: string): void {
  queryClient.setQueryData(['title', object, id], title)
}
