import type { FastifyRequest } from 'fastify'
import { apiKeyIdentity } from '#core/access/api-keys.ts'
import { sessionIdentity, type Identity } from '#core/access/sessions.ts'
import { permissions } from '#core/access/roles.ts'
import { tokenHash } from '#core/access/tokens.ts'
import type { Ctx, Role } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { contextOf, type OpenWorkspace } from '#core/workspaces.ts'
import type { Db } from '#platform/db/pool.ts'
import type { Locale } from '#platform/errors.ts'

export const sessionCookie = 'tend_session'
const keptMs = 30_000
const most = 10_000

export type Identities = {
  readonly of: (request: FastifyRequest) => Promise<Identity | undefined>
  /** Forgets who a token, or anybody, is: after signing out, or when a role changes. */
  readonly forget: (token?: string) => void
}

/** Who is asking, remembered for 30 seconds: a look into the database at each request would cost more than the request. */
export function identities(control: Db): Identities {
  const kept = new Map<string, { identity: Identity; until: number }>()
  const look = async (token: string, find: typeof sessionIdentity): Promise<Identity | undefined> => {
    // The secret itself is not a key of the map: it would stand in every heap dump.
    const key = tokenHash(token).toString('latin1')
    const known = kept.get(key)
    if (known && known.until > Date.now()) return known.identity
    const identity = await find(control, token)
    kept.delete(key)
    if (kept.size > most) kept.clear()
    if (identity) kept.set(key, { identity, until: Date.now() + keptMs })
    return identity
  }
  return {
    of: async (request) => {
      const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
      if (bearer) return look(bearer, apiKeyIdentity)
      const cookie = request.cookies[sessionCookie]
      return cookie ? look(cookie, sessionIdentity) : undefined
    },
    forget: (token) => (token === undefined ? kept.clear() : kept.delete(tokenHash(token).toString('latin1'))),
  }
}

/** Chinese when the reader asks for it first, else English. */
export function localeOf(request: FastifyRequest): Locale {
  return /^\s*zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en'
}

/** A browser sends its cookie wherever it is told to; only our own page can add this header as well. */
export function mustComeFromHere(request: FastifyRequest): void {
  const isWrite = request.method !== 'GET' && request.method !== 'HEAD'
  if (isWrite && !request.headers.authorization && request.headers['x-tend'] === undefined) throw errors.notFromHere()
}

export function mustHave(role: Role, permission: string): void {
  const granted = permissions[role]
  if (!granted.includes('*') && !granted.includes(permission)) throw errors.forbidden({ permission })
}

export function contextFor(request: FastifyRequest, open: OpenWorkspace, identity: Identity, wake: () => void): Ctx {
  return contextOf(open, identity.actor, { locale: localeOf(request), wake })
}
