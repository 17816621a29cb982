import type { Ctx, Workspace } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { emit } from '#core/history/outbox.ts'
import type { Db } from '#platform/db/pool.ts'
import { isZone, serverZone } from '#platform/zone.ts'

export type WorkspaceSettings = {
  readonly name: string
  /** ISO 4217; null follows the reader's language. */
  readonly currency: string | null
  /** IANA; null until it was said: the server's own then. */
  readonly timeZone: string | null
  /** For people who have not chosen a language; null leaves it to their browsers. */
  readonly locale: 'en' | 'zh' | null
}

/** Told to every server of the database, so that it goes by the new name and the new clock. */
export const workspaceChanged = 'workspace.changed'

export async function workspaceSettings(control: Db, id: string): Promise<WorkspaceSettings> {
  const [found] = await control.rows<WorkspaceSettings>({
    text: 'select name, currency, time_zone as "timeZone", locale from control.workspace where id = $1',
    values: [id],
  })
  return found as WorkspaceSettings
}

/** The workspace as it is named, and by the clock it goes by, now. */
export async function currentWorkspace(control: Db, workspace: Workspace): Promise<Workspace> {
  const { name, timeZone, locale } = await workspaceSettings(control, workspace.id)
  return { ...workspace, name, timeZone: timeZone ?? serverZone, locale }
}

/** Changes what is given and leaves the rest. */
export async function changeWorkspace(control: Db, ctx: Ctx, change: Partial<WorkspaceSettings>): Promise<void> {
  const { name = null, currency, timeZone, locale } = change
  if (typeof timeZone === 'string' && !isZone(timeZone)) throw errors.zoneUnknown({ zone: timeZone })
  await control.count({
    text: `update control.workspace set name = coalesce($2, name), currency = case when $3 then $4 else currency end,
      time_zone = case when $5 then $6 else time_zone end, locale = case when $7 then $8 else locale end where id = $1`,
    values: [
      ctx.workspace.id,
      name,
      currency !== undefined,
      currency ?? null,
      timeZone !== undefined,
      timeZone ?? null,
      locale !== undefined,
      locale ?? null,
    ],
  })
  await emit(ctx, workspaceChanged, {})
}
