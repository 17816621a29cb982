import { condition, mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { readJson } from '#core/records/read.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import { reindex } from '#core/records/reindex.ts'
import { tracesSql } from '#core/records/write.ts'

/** Puts a record into the trash, from which it can be restored. With `rev`, only if nobody changed it since. */
export async function removeRecord(ctx: Ctx, objectName: string, id: string, rev?: number): Promise<void> {
  const object = objectOf(ctx, objectName)
  const done = isUuid(id) ? await removeRecords(ctx, objectName, [id], rev) : []
  if (done.length > 0) return
  const current = JSON.parse(await readJson(ctx, objectName, id)) as { rev: number }
  if (rev !== undefined && current.rev !== rev) throw errors.stale({ rev: current.rev, current })
  throw errors.mayNot({ action: 'delete', object })
}

/** Puts records into the trash set-wise and gives the ids of those that went. */
export async function removeRecords(
  ctx: Ctx,
  objectName: string,
  ids: readonly string[],
  rev?: number,
): Promise<string[]> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'delete')
  const may = condition(ctx, object, { action: 'delete', alias: 't', add: () => '$2::uuid' })
  return mark(ctx, object, {
    set: 'deleted_at = now()',
    where: `t.deleted_at is null and ($4::int is null or t.rev = $4::int) and ${may}`,
    action: 'deleted',
    values: [ids, ctx.actor.id, ctx.cause ?? null, rev ?? null],
  })
}

/** Takes a record out of the trash and gives it back as JSON text. */
export async function restoreRecord(ctx: Ctx, objectName: string, id: string): Promise<string> {
  const restored = await restoreRecords(ctx, objectName, [id])
  const json = await readJson(ctx, objectName, id)
  if (restored.length === 0) throw errors.nothingToRestore()
  return json
}

export async function restoreRecords(ctx: Ctx, objectName: string, ids: readonly string[]): Promise<string[]> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'delete')
  if (!ids.every(isUuid)) throw errors.recordNotFound({ object: objectName, id: String(ids) })
  const may = condition(ctx, object, { action: 'delete', alias: 't', add: () => '$2::uuid' })
  return mark(ctx, object, {
    set: 'deleted_at = null',
    where: `t.deleted_at is not null and ${may}`,
    action: 'restored',
    values: [ids, ctx.actor.id, ctx.cause ?? null],
  })
}

type Mark = { set: string; where: string; action: string; values: unknown[] }

async function mark(ctx: Ctx, object: ModelObject, { set, where, action, values }: Mark): Promise<string[]> {
  return inTransaction(ctx, async (inner) => {
    const rows = await inner.db
      .arrays({
        text: `with upd as (
            update ${object.table} t set ${set}, rev = t.rev + 1, updated_at = now(), updated_by = $2::uuid
            where t.id = any($1::uuid[]) and ${where} returning t.id, t.rev
          ), ${tracesSql(ctx.model.schema, { object: object.name, action, changed: 'upd', before: 'null', after: 'null' })}
          select id from upd`,
        values,
      })
      .catch((error: unknown) => databaseRefusal(object, error))
    const ids = rows.map(([id]) => id as string)
    if (ids.length > 0) await reindex(inner, object, ids)
    return ids
  })
}
