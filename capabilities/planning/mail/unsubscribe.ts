import { createHmac, timingSafeEqual } from 'node:crypto'
import { notificationKinds, type NotificationKind } from '#capabilities/planning/contract.ts'
import { errors } from '#capabilities/planning/errors.ts'
import { peopleById, writeSettings } from '#capabilities/planning/people/settings.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { quoted } from '#platform/db/pool.ts'

/** What a link ends: mails about one kind of thing, or all of them. */
export type Ends = NotificationKind | 'all'

type Signed = { readonly workspaceId: string; readonly userId: string; readonly ends: Ends }

/** The part of an address by which somebody ends mails without signing in. It is good for nothing else. */
export async function unsubscribeToken(ctx: Ctx, userId: string, ends: Ends): Promise<string> {
  const said = `${ctx.workspace.id}.${userId}.${ends}`
  return `${said}.${await signature(ctx, said)}`
}

/** The workspace a token speaks of; whether it is true is looked at there. */
export function workspaceOfToken(token: string): string {
  return token.split('.')[0] ?? ''
}

/** Who wants to end what. A token that was not signed here is refused as if there were nothing at its address. */
export async function readToken(ctx: Ctx, token: string): Promise<Signed> {
  const at = token.lastIndexOf('.')
  const given = Buffer.from(token.slice(at + 1))
  const right = Buffer.from(await signature(ctx, token.slice(0, at)))
  const [workspaceId = '', userId = '', ends = ''] = token.split('.')
  const isKnown = ends === 'all' || (notificationKinds as readonly string[]).includes(ends)
  if (given.length !== right.length || !timingSafeEqual(given, right) || !isUuid(userId) || !isKnown) {
    throw errors.linkUnknown()
  }
  return { workspaceId, userId, ends: ends as Ends }
}

/** Ends the mails; what the person is told in the app stays. Done twice it is done once. */
export async function unsubscribe(ctx: Ctx, token: string): Promise<Ends> {
  const { userId, ends } = await readToken(ctx, token)
  if (!(await peopleById(ctx, [userId])).has(userId)) throw errors.linkUnknown()
  const kinds = ends === 'all' ? notificationKinds : [ends]
  const off = Object.fromEntries(kinds.map((kind) => [kind, { mail: 'off' as const }]))
  await writeSettings({ ...ctx, actor: { id: userId, name: '', role: 'member' } }, { kinds: off })
  return ends
}

async function signature(ctx: Ctx, said: string): Promise<string> {
  const [row] = await ctx.db.arrays({ text: `select key from ${quoted(ctx.model.schema)}.planning_mail_key` })
  return createHmac('sha256', row?.[0] as Buffer)
    .update(said)
    .digest('base64url')
}
