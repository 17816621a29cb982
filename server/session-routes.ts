import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Type } from 'typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { changeProfile, closeSession, signIn, signInByLink } from '#core/access/sessions.ts'
import { workspaceSettings } from '#core/access/workspace.ts'
import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { updateRecords } from '#core/records/update.ts'
import { route, type Route } from '#core/route.ts'
import type { OpenWorkspace } from '#core/workspaces.ts'
import { contextOf } from '#core/workspaces.ts'
import type { Pool } from '#platform/db/pool.ts'
import { endpoint } from '#sdk/contract.ts'
import { sessionCookie, type Identities } from '#server/requests.ts'

export type SessionParts = {
  pool: Pool
  workspaces: ReadonlyMap<string, OpenWorkspace>
  version: string
  identities: () => Identities
}

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

const signInBody = Type.Union([
  Type.Object({ email: Text(254), password: Text(1000) }, { additionalProperties: false }),
  Type.Object({ token: Text(200) }, { additionalProperties: false }),
])
const profileBody = Type.Object(
  {
    name: Type.Optional(Text(200)),
    locale: Type.Optional(Type.Union([Type.Literal('en'), Type.Literal('zh')])),
    region: Type.Optional(Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()])),
    theme: Type.Optional(Type.Union([Type.Literal('light'), Type.Literal('dark'), Type.Literal('system')])),
    keys: Type.Optional(
      Type.Record(Type.String({ maxLength: 50 }), Type.String({ pattern: '^\\S{1,20}( \\S{1,20})?$' }), {
        maxProperties: 200,
      }),
    ),
    password: Type.Optional(Type.String({ maxLength: 1000 })),
    currentPassword: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
)

/** Signing in and out, and one's own profile. */
export function sessionRoutes(parts: SessionParts): Route[] {
  const control = parts.pool.as(null)
  // Ten tries in five minutes from one address: enough for a person, nothing for a list of passwords.
  const limiter = new RateLimiterMemory({ points: 10, duration: 300 })
  const openOf = (ctx: Ctx) => parts.workspaces.get(ctx.workspace.id) as OpenWorkspace
  return [
    route(endpoint('POST /session', { body: signInBody }), null, async (_ctx, { body, request, reply }) => {
      await limited(limiter, request)
      const token =
        'token' in body ? await signInByLink(control, body.token) : await signIn(control, body.email, body.password)
      await limiter.delete(request.ip)
      setCookie(reply, request, token, 30 * 24 * 3600)
      request.cookies[sessionCookie] = token
      return described(parts, request)
    }),
    route(endpoint('GET /session'), null, (_ctx, { request }) => described(parts, request)),
    route(endpoint('DELETE /session'), null, async (_ctx, { request, reply }) => {
      const token = request.cookies[sessionCookie]
      if (token) {
        await closeSession(control, token)
        parts.identities().forget(token)
      }
      setCookie(reply, request, '', 0)
      reply.status(204)
    }),
    route(
      endpoint('PATCH /session', { body: profileBody }),
      'record.use',
      async (ctx, { body, request }) => {
        const identity = await parts.identities().of(request)
        if (identity?.isLimited) throw errors.forbidden({ permission: 'profile' })
        await changeProfile(control, ctx.actor.id, body)
        const values = { ...(body.name ? { name: body.name } : {}), ...(body.locale ? { locale: body.locale } : {}) }
        const system = contextOf(openOf(ctx), { ...ctx.actor, role: 'system' })
        if (Object.keys(values).length > 0) await updateRecords(system, 'user', [{ id: ctx.actor.id, values }])
        parts.identities().forget()
        return described(parts, request)
      },
      { ownTransaction: true },
    ),
  ]
}

async function described(parts: SessionParts, request: FastifyRequest): Promise<unknown> {
  const identity = await parts.identities().of(request)
  const open = identity && parts.workspaces.get(identity.workspaceId)
  if (!identity || !open) throw errors.signInFirst()
  const { actor, email, locale, region, theme, keys } = identity
  const settings = await workspaceSettings(parts.pool.as(null), open.workspace.id)
  return {
    user: { ...actor, email, locale, region, theme, keys },
    workspace: { id: open.workspace.id, ...settings },
    demo: open.isDemo,
    version: parts.version,
  }
}

async function limited(limiter: RateLimiterMemory, request: FastifyRequest): Promise<void> {
  try {
    await limiter.consume(request.ip)
  } catch (refused) {
    throw errors.tooManyTries({ seconds: Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1000) })
  }
}

function setCookie(reply: FastifyReply, request: FastifyRequest, value: string, maxAge: number): void {
  reply.setCookie(sessionCookie, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge,
  })
}
