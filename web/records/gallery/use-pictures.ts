import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { listKey } from '#web/data.ts'
import { contentAt, type FileRecord } from '#web/records/files/content.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { ObjectMeta } from '#web/types.ts'

type Picture = FileRecord & { record: string }

/** Where the pictures of the records in sight are, by the records' ids; live events of files keep them fresh. */
export function usePictures(object: ObjectMeta, rows: Rows, span: { first: number; last: number }) {
  const ids: string[] = []
  for (let index = span.first; index <= Math.min(span.last, rows.count - 1); index += 1) {
    const record = rows.at(index)
    if (record) ids.push(record.id)
  }
  const { data } = useQuery({
    queryKey: listKey('file', { picturesOf: object.name, ids }),
    queryFn: () => api.post<{ items: Picture[] }>('/files/pictures', { object: object.name, ids }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
  return new Map((data?.items ?? []).map((picture) => [picture.record, contentAt(picture)]))
}
