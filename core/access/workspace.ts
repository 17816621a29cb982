import type { Ctx } from '#core/context.ts'
import type { Db } from '#platform/db/pool.ts'

export type WorkspaceSettings = {
  readonly name: string
  /** ISO 4217; null follows the reader's language. */ readonly currency: string | null
}

export async function workspaceSettings(control: Db, id: string): Promise<WorkspaceSettings> {
  const [found] = await control.rows<WorkspaceSettings>({
    text: 'select name, currency from control.workspace where id = $1',
    values: [id],
  })
  return found as WorkspaceSettings
}

/** Changes what is given and leaves the rest. */
export async function changeWorkspace(control: Db, ctx: Ctx, change: Partial<WorkspaceSettings>): Promise<void> {
  await control.count({
    text: `update control.workspace set name = coalesce($2, name),
      currency = case when $3 then $4 else currency end where id = $1`,
    values: [ctx.workspace.id, change.name ?? null, change.currency !== undefined, change.currency ?? null],
  })
}
