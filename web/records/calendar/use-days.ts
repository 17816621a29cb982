import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { listKey } from '#web/data.ts'
import { boardField } from '#web/records/board/board-field.ts'
import { addDays, dayOf } from '#web/records/calendar/days.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink } from '#web/records/field/value.ts'
import { daysFilter } from '#web/records/groups/group-field.ts'
import { readerZone } from '#web/records/groups/group-query.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import { endsOf } from '#web/records/timeline/bars.ts'
import { queryRecords } from '#web/records.ts'
import type { CrmRecord, ObjectMeta, Paged } from '#web/types.ts'

type Options = {
  object: ObjectMeta
  field: Field
  asked: Asked
  /** All days shown, in order. */ days: readonly string[]
}
/** The records of a day that are here, and how many there are. */
export type Day = { records: readonly CrmRecord[]; count: number }

/** The most the API gives at once: a whole month for most, else the days that are fuller ask for themselves. */
const atOnce = 200
const perDay = 12

/** The question for the records between two days, the second left out. */
export function daysQuery({ object, field, asked }: Omit<Options, 'days'>, from: string, to: string) {
  const end = endsOf(object, { by: field.name }).end
  const wanted = new Set([object.title, field.name, end?.name, boardField(object)?.name, 'owner'])
  const fields = object.fields.filter(({ name }) => wanted.has(name))
  return {
    ...asked,
    filter: { and: [...(asked.filter ? [asked.filter] : []), { [field.name]: daysFilter(field.type, from, to) }] },
    fields: fields.map(({ name }) => name),
    expand: fields.filter(isLink).map(({ name }) => name),
    sort: field.name,
  }
}

/**
 * The records of each day that is shown. Only those days are asked for: all at once where they are few, else the first
 * of every day, and how many there are. A record moved a moment ago stands on its new day already.
 */
export function useDays({ object, field, asked, days }: Options) {
  const [from, last] = [days[0] as string, days.at(-1) as string]
  const query = { ...daysQuery({ object, field, asked }, from, addDays(last, 1)), limit: atOnce }
  const whole = useQuery({ ...recordsQuery(object, query), placeholderData: keepPreviousData })
  const counts = useCounts(object, field, query, whole.data?.next != null)
  const reached = dayOf(field, whole.data?.items.at(-1)?.[field.name])
  const fuller = whole.data?.next == null ? [] : days.filter((day) => reached === null || day >= reached)
  const results = useQueries({
    queries: fuller.map((day) =>
      recordsQuery(object, { ...daysQuery({ object, field, asked }, day, addDays(day, 1)), limit: perDay }),
    ),
  })
  const all = new Map(
    [...(whole.data?.items ?? []), ...results.flatMap(({ data }) => data?.items ?? [])].map((one) => [one.id, one]),
  )
  const standing = Map.groupBy(all.values(), (record) => dayOf(field, record[field.name]) ?? '')
  const dayAt = (day: string): Day => {
    const records = standing.get(day) ?? []
    return { records, count: Math.max(records.length, fuller.includes(day) ? (counts?.get(day) ?? 0) : 0) }
  }
  return {
    days: new Map(days.map((day) => [day, dayAt(day)])),
    loading: whole.isPending,
    error: whole.error,
    refetch: whole.refetch,
  }
}

function recordsQuery(object: ObjectMeta, query: Parameters<typeof queryRecords>[1]) {
  return {
    queryKey: listKey(object.name, query),
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<Paged<CrmRecord>> =>
      queryRecords(object.name, query, signal),
  }
}

type Group = { key: Record<string, string | null>; values: { n: number } }

/** How many records every day has; asked only when they did not all come. */
function useCounts(object: ObjectMeta, field: Field, { filter, q }: Asked, enabled: boolean) {
  const body = {
    filter,
    ...(q ? { q } : {}),
    groupBy: [`${field.name}:day`],
    timeZone: readerZone,
    aggregate: { n: { count: '*' } },
  }
  const { data } = useQuery({
    queryKey: ['group', object.name, body],
    queryFn: ({ signal }) => api.post<{ groups: Group[] }>(`${path('records', object.name)}/query`, body, { signal }),
    enabled,
  })
  return data && new Map(data.groups.map(({ key, values }) => [key[field.name]?.slice(0, 10) ?? '', values.n]))
}

/** All records of one day, as far as the API gives them at once. */
export function useDay(options: Omit<Options, 'days'>, day: string) {
  return useQuery(recordsQuery(options.object, { ...daysQuery(options, day, addDays(day, 1)), limit: atOnce }))
}
