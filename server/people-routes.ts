import { Type } from 'typebox'
import { listApiKeys, makeApiKey, revokeApiKey } from '#core/access/api-keys.ts'
import { changePerson, invite, newLink } from '#core/access/people.ts'
import { changeWorkspace, workspaceSettings } from '#core/access/workspace.ts'
import type { Ctx } from '#core/context.ts'
import { route, type Route } from '#core/route.ts'
import type { OpenWorkspace } from '#core/workspaces.ts'
import { endpoint } from '#sdk/contract.ts'
import type { SessionParts } from '#server/session-routes.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const roleNames = ['owner', 'admin', 'manager', 'member', 'readonly'] as const
const RoleName = Type.Union(roleNames.map((role) => Type.Literal(role)))

const workspaceBody = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
    currency: Type.Optional(Type.Union([Type.String({ pattern: '^[A-Z]{3}$' }), Type.Null()])),
    timeZone: Type.Optional(Type.Union([Text(100), Type.Null()])),
    locale: Type.Optional(Type.Union([Type.Literal('en'), Type.Literal('zh'), Type.Null()])),
  },
  { additionalProperties: false },
)

/** The people of the workspace: who comes in, with which role, and who goes. */
export function peopleRoutes(parts: SessionParts): Route[] {
  const openOf = (ctx: Ctx) => parts.workspaces.get(ctx.workspace.id) as OpenWorkspace
  return [
    route(
      endpoint('POST /people', { body: Type.Object({ email: Text(254), name: Text(200), role: RoleName }) }),
      'people.manage',
      async (ctx, { body, reply }) => {
        reply.status(201)
        const { id, token } = await invite(parts.pool, openOf(ctx), ctx, body)
        return { id, link: `/sign-in?token=${token}` }
      },
      { ownTransaction: true, isSecret: true },
    ),
    route(
      endpoint('PATCH /people/:id', {
        body: Type.Object({ role: Type.Optional(RoleName), active: Type.Optional(Type.Boolean()) }),
      }),
      'people.manage',
      async (ctx, { params, body }) => {
        await changePerson(parts.pool, openOf(ctx), ctx, { id: params.id, ...body })
        parts.identities().forget()
        return { id: params.id }
      },
      { ownTransaction: true },
    ),
    route(
      endpoint('POST /people/:id/link'),
      'people.manage',
      async (ctx, { params, reply }) => {
        reply.status(201)
        return { id: params.id, link: `/sign-in?token=${await newLink(parts.pool, openOf(ctx), ctx, params.id)}` }
      },
      { ownTransaction: true, isSecret: true },
    ),
    route(
      endpoint('PATCH /workspace', { body: workspaceBody }),
      'workspace.manage',
      async (ctx, { body }) => {
        const control = parts.pool.as(null)
        await changeWorkspace(control, ctx, body)
        return workspaceSettings(control, ctx.workspace.id)
      },
      { ownTransaction: true },
    ),
  ]
}

const keyBody = Type.Object(
  { name: Text(200), role: Type.Optional(RoleName), expiresAt: Type.Optional(Type.Union([Text(40), Type.Null()])) },
  { additionalProperties: false },
)

/** Keys by which programs come in as the person who made them. Everyone has his own; administrators see all. */
export function keyRoutes(parts: SessionParts): Route[] {
  const control = parts.pool.as(null)
  return [
    route(
      endpoint('POST /api-keys', { body: keyBody }),
      'record.use',
      async (ctx, { body, reply }) => {
        reply.status(201)
        return makeApiKey(control, ctx, body)
      },
      { ownTransaction: true, isSecret: true },
    ),
    route(endpoint('GET /api-keys'), 'record.use', async (ctx) => ({ items: await listApiKeys(control, ctx) })),
    route(
      endpoint('DELETE /api-keys/:id'),
      'record.use',
      async (ctx, { params, reply }) => {
        await revokeApiKey(control, ctx, params.id)
        parts.identities().forget()
        reply.status(204)
      },
      { ownTransaction: true },
    ),
  ]
}
