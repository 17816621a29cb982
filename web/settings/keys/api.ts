import { queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import type { Role } from '#web/types.ts'

export type ApiKey = {
  id: string
  name: string
  role: Role
  person: { id: string; name: string }
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
}

/** The text is in the answer once, and nowhere else ever. */
export type MadeKey = ApiKey & { token: string }

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => api.get<{ items: ApiKey[] }>('/api-keys').then(({ items }) => items),
})

export const makeApiKey = (key: { name: string; role: Role; expiresAt: string | null }) =>
  api.post<MadeKey>('/api-keys', key)

export const revokeApiKey = (id: string) => api.delete<void>(path('api-keys', id))

/** Opens nothing any more. */
export function hasEnded(key: ApiKey): boolean {
  return key.revokedAt !== null || (key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.now())
}
