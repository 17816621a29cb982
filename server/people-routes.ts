import { Type } from 'typebox'
import { changePerson, invite } from '#core/access/people.ts'
import { newApiKey } from '#core/access/sessions.ts'
import type { Ctx } from '#core/context.ts'
import { route, type Route } from '#core/route.ts'
import type { OpenWorkspace } from '#core/workspaces.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { endpoint } from '#sdk/contract.ts'
import type { SessionParts } from '#server/session-routes.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const roleNames = ['owner', 'admin', 'manager', 'member', 'readonly'] as const
const RoleName = Type.Union(roleNames.map((role) => Type.Literal(role)))

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
      { ownTransaction: true },
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
  ]
}

/** Keys by which programs come in as the person who made them. */
export function keyRoutes(parts: SessionParts): Route[] {
  const control = parts.pool.as(null)
  return [
    route(
      endpoint('POST /api-keys', { body: Type.Object({ name: Text(200) }) }),
      'people.manage',
      async (ctx, { body, reply }) => {
        reply.status(201)
        const id = uuidv7()
        return {
          id,
          token: await newApiKey(control, {
            id,
            name: body.name,
            workspaceId: ctx.workspace.id,
            accountId: ctx.actor.id,
          }),
        }
      },
      { ownTransaction: true },
    ),
    route(endpoint('GET /api-keys'), 'people.manage', async (ctx) => ({
      items: await control.rows({
        text: `select id, name, to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
          to_char(revoked_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "revokedAt" from control.api_key
          where workspace_id = $1 order by created_at desc limit 200`,
        values: [ctx.workspace.id],
      }),
    })),
    route(
      endpoint('DELETE /api-keys/:id'),
      'people.manage',
      async (ctx, { params, reply }) => {
        await control.count({
          text: 'update control.api_key set revoked_at = now() where id = $1 and workspace_id = $2',
          values: [params.id, ctx.workspace.id],
        })
        parts.identities().forget()
        reply.status(204)
      },
      { ownTransaction: true },
    ),
  ]
}
