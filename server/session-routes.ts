import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Type } from 'typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { changePerson, invite } from '#core/access/people.ts'
import { changeProfile, closeSession, newApiKey, signIn, signInByLink } from '#core/access/sessions.ts'
import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { updateRecords } from '#core/records/update.ts'
import { route, type Route } from '#core/route.ts'
import type { OpenWorkspace } from '#core/workspaces.ts'
import { contextOf } from '#core/workspaces.ts'
import type { Pool } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { endpoint } from '#sdk/contract.ts'
import { sessionCookie, type Identities } from '#server/requests.ts'

export type SessionParts = { pool: Pool; workspaces: ReadonlyMap<string, OpenWorkspace>; version: string; identities: () => Identities }

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const roleNames = ['owner', 'admin', 'manager', 'member', 'readonly'] as const
const RoleName = Type.Union(roleNames.map((role) => Type.Literal(role)))

const signInBody = Type.Union([
  Type.Object({ email: Text(254), password: Text(1000) }, { additionalProperties: false }),
  Type.Object({ token: Text(200) }, { additionalProperties: false }),
])
const profileBody = Type.Object({
  name: Type.Optional(Text(200)),
  locale: Type.Optional(Type.Union([Type.Literal('en'), Type.Literal('zh')])),
  theme: Type.Optional(Type.Union([Type.Literal('light'), Type.Literal('dark'), Type.Literal('system')])),
  password: Type.Optional(Type.String({ maxLength: 1000 })),
  currentPassword: Type.Optional(Type.String({ maxLength: 1000 })),
}, { additionalProperties: false })

/** Signing in and out, one's own profile, the people of the workspace, keys for programs. */
export function sessionRoutes(parts: SessionParts): Route[] {
  const control = parts.pool.as(null)
  // Ten tries in five minutes from one address: enough for a person, nothing for a list of passwords.
  const limiter = new RateLimiterMemory({ points: 10, duration: 300 })
  const openOf = (ctx: Ctx) => parts.workspaces.get(ctx.workspace.id) as OpenWorkspace
  return [
    route(endpoint('POST /session', { body: signInBody }), null, async (_ctx, { body, request, reply }) => {
      await limited(limiter, request)
      const token = 'token' in body ? await signInByLink(control, body.token) : await signIn(control, body.email, body.password)
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
    route(endpoint('PATCH /session', { body: profileBody }), 'record.use', async (ctx, { body, request }) => {
      await changeProfile(control, ctx.actor.id, body)
      const values = { ...(body.name ? { name: body.name } : {}), ...(body.locale ? { locale: body.locale } : {}) }
      const system = contextOf(openOf(ctx), { ...ctx.actor, role: 'system' })
      if (Object.keys(values).length > 0) await updateRecords(system, 'user', [{ id: ctx.actor.id, values }])
      parts.identities().forget()
      return described(parts, request)
    }, { ownTransaction: true }),
    route(endpoint('POST /people', { body: Type.Object({ email: Text(254), name: Text(200), role: RoleName }) }), 'people.manage',
      async (ctx, { body, reply }) => {
        reply.status(201)
        const { id, token } = await invite(parts.pool, openOf(ctx), ctx, body)
        return { id, link: `/sign-in?token=${token}` }
      }, { ownTransaction: true }),
    route(endpoint('PATCH /people/:id', { body: Type.Object({ role: Type.Optional(RoleName), active: Type.Optional(Type.Boolean()) }) }), 'people.manage',
      async (ctx, { params, body }) => {
        await changePerson(parts.pool, openOf(ctx), ctx, { id: params.id, ...body })
        parts.identities().forget()
        return { id: params.id }
      }, { ownTransaction: true }),
    route(endpoint('POST /api-keys', { body: Type.Object({ name: Text(200) }) }), 'people.manage', async (ctx, { body, reply }) => {
      reply.status(201)
      const id = uuidv7()
      return { id, token: await newApiKey(control, { id, name: body.name, workspaceId: ctx.workspace.id, accountId: ctx.actor.id }) }
    }, { ownTransaction: true }),
    route(endpoint('GET /api-keys'), 'people.manage', async (ctx) => ({
      items: await control.rows({
        text: `select id, name, created_at as "createdAt", revoked_at as "revokedAt" from control.api_key
          where workspace_id = $1 order by created_at desc limit 200`,
        values: [ctx.workspace.id],
      }),
    })),
    route(endpoint('DELETE /api-keys/:id'), 'people.manage', async (ctx, { params, reply }) => {
      await control.count({ text: 'update control.api_key set revoked_at = now() where id = $1 and workspace_id = $2', values: [params.id, ctx.workspace.id] })
      parts.identities().forget()
      reply.status(204)
    }, { ownTransaction: true }),
  ]
}

async function described(parts: SessionParts, request: FastifyRequest): Promise<unknown> {
  const identity = await parts.identities().of(request)
  const open = identity && parts.workspaces.get(identity.workspaceId)
  if (!identity || !open) throw errors.signInFirst()
  const { actor, email, locale, theme } = identity
  return {
    user: { ...actor, email, locale, theme },
    workspace: { id: open.workspace.id, name: open.workspace.name },
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
  reply.setCookie(sessionCookie, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', maxAge })
}
