import type { Query } from '#web/api.ts'
import { api, path } from '#web/api.ts'
import type { CrmRecord, DeepQuery, Hit, ListQuery, Paged, TimelineItem } from '#web/types.ts'

// The record API as functions. They fetch and nothing else; the hooks in `data.ts` keep what they bring.

export function listRecords(object: string, query: ListQuery = {}, signal?: AbortSignal): Promise<Paged<CrmRecord>> {
  return api.get(path('records', object), query as Query, { signal })
}

export function queryRecords<T = CrmRecord>(object: string, query: DeepQuery, signal?: AbortSignal): Promise<Paged<T>> {
  return api.post(`${path('records', object)}/query`, query, { signal })
}

export function getRecord(object: string, id: string, expand: readonly string[] = []): Promise<CrmRecord> {
  return api.get(path('records', object, id), { expand })
}

export function createRecord(object: string, values: Record<string, unknown>): Promise<CrmRecord> {
  return api.post(path('records', object), values)
}

/** With `rev`, the server refuses (412) when someone else changed the record meanwhile. */
export function updateRecord(
  object: string,
  id: string,
  values: Record<string, unknown>,
  rev?: number,
): Promise<CrmRecord> {
  return api.patch(path('records', object, id), values, { rev })
}

export function deleteRecord(object: string, id: string, rev?: number): Promise<void> {
  return api.delete(path('records', object, id), { rev })
}

export function restoreRecord(object: string, id: string): Promise<CrmRecord> {
  return api.post(`${path('records', object, id)}/restoration`)
}

/** A field of plain text; '' when it is empty or something else. */
export function textOf(record: CrmRecord, field: string): string {
  const value = record[field]
  return typeof value === 'string' ? value : ''
}

export type Operation =
  | { op: 'create'; values: Record<string, unknown> }
  | { op: 'update'; id: string; values: Record<string, unknown>; rev?: number }
  | { op: 'delete'; id: string; rev?: number }
  | { op: 'upsert'; by: string; values: Record<string, unknown> }

/** Up to 1,000 operations, all or nothing. */
export function batchRecords(object: string, operations: readonly Operation[]): Promise<{ results: unknown[] }> {
  return api.post(`${path('records', object)}/batch`, { operations })
}

export function timeline(
  object: string,
  id: string,
  page: { limit?: number; after?: string; kinds?: string; q?: string } = {},
  signal?: AbortSignal,
): Promise<Paged<TimelineItem>> {
  return api.get(`${path('records', object, id)}/timeline`, page, { signal })
}

/** One change of a record, with the values of what it changed. */
export type PastChange = {
  rev: number
  action: string
  at: string
  /** An import, a merge, a job; null where a person did it by hand. */
  cause: string | null
  actor: { id: string; name: string } | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What one field held, newest first. */
export function fieldHistory(
  object: string,
  id: string,
  page: { field: string; limit?: number; after?: string },
  signal?: AbortSignal,
): Promise<Paged<PastChange>> {
  return api.get(`${path('records', object, id)}/history`, page, { signal })
}

export function search(
  q: string,
  options: { object?: string; limit?: number } = {},
  signal?: AbortSignal,
): Promise<{ items: Hit[] }> {
  return api.get('/search', { q, ...options }, { signal })
}
