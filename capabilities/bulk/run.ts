import { added, change, reasonOf, refused, type Done } from '#capabilities/bulk/change.ts'
import { advance, causeOf, findBulk, move, type BulkRow } from '#capabilities/bulk/stored.ts'
import { nextFound } from '#capabilities/bulk/which.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { undoChanges } from '#core/history/undo.ts'
import type { Progress } from '#core/jobs.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { restoreRecords } from '#core/records/remove.ts'
import { isDeclared } from '#platform/errors.ts'
import { quoted } from '#platform/db/pool.ts'

const atOnce = 500

/** Does it, or goes on where it was stopped: a chunk of records is one transaction, which also writes how far it is. */
export async function runBulkNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  if (!(await move(ctx, id, 'running', 'queued', 'running', 'failed'))) return
  const bulk = await findBulk(ctx, id)
  const object = objectOf(ctx, bulk.object)
  const own: Ctx = { ...ctx, cause: causeOf(id) }
  let done: Done = { counts: bulk.counts, reasons: new Map(bulk.reasons.map((reason) => [reason.code, reason])) }
  try {
    for (let after = bulk.after; ;) {
      const ids = await nextFound(ctx, object, bulk.which, { after, until: bulk.createdAt, limit: atOnce })
      if (ids.length === 0) break
      done = await changeChunk(own, { object, bulk, ids }, done)
      await progress(done.counts.seen, bulk.total)
      after = ids.at(-1) as string
    }
    await move(ctx, id, 'done', 'running')
  } catch (error) {
    if (isDeclared(error)) {
      await move(ctx, id, 'failed', 'running')
      await advance(ctx, id, { counts: done.counts, error: error.detail(ctx.locale) })
    }
    throw error
  }
}

type Chunk = { readonly object: ModelObject; readonly bulk: BulkRow; readonly ids: readonly string[] }

/** All of a chunk at once; where a rule refuses one of them, each for itself, so that only that one is passed over. */
async function changeChunk(ctx: Ctx, { object, bulk, ids }: Chunk, before: Done): Promise<Done> {
  const after = ids.at(-1) as string
  try {
    return await inTransaction(ctx, async (inner) => {
      const done = added(ctx, before, ids.length, await change(inner, object, bulk.change, ids))
      await advance(inner, bulk.id, { after, counts: done.counts, reasons: [...done.reasons.values()] })
      return done
    })
  } catch (error) {
    if (!isDeclared(error)) throw error
  }
  let done = before
  for (const id of ids) {
    try {
      done = added(ctx, done, 1, await inTransaction(ctx, (inner) => change(inner, object, bulk.change, [id])))
    } catch (error) {
      if (!isDeclared(error)) throw error
      done = refused(done, reasonOf(ctx, error))
    }
  }
  await advance(ctx, bulk.id, { after, counts: done.counts, reasons: [...done.reasons.values()] })
  return done
}

/** Takes it back: values that nobody changed since, and what it put into the trash. Bears being called again. */
export async function undoBulkNow(
  ctx: Ctx,
  { id }: { id: string },
  progress: Progress = async () => {},
): Promise<void> {
  const bulk = await findBulk(ctx, id)
  if (bulk.status !== 'undoing') return
  const object = objectOf(ctx, bulk.object)
  // What it was allowed to do, its undo may take back.
  const own: Ctx = { ...ctx, actor: { ...ctx.actor, role: 'system' }, cause: `undo-bulk:${id}` }
  const keep = async (inner: Ctx, done: { restored: number; kept: number }) => {
    await advance(inner, id, { counts: { ...bulk.counts, ...done } })
    await progress(done.restored + done.kept, bulk.counts.changed)
  }
  if ('values' in bulk.change) await undoChanges(own, { object, cause: causeOf(id), done: bulk.counts, keep })
  else await restoreDeleted(own, object, bulk, keep)
  await move(own, id, 'undone', 'undoing')
}

async function restoreDeleted(
  ctx: Ctx,
  object: ModelObject,
  bulk: BulkRow,
  keep: (ctx: Ctx, done: { restored: number; kept: number }) => Promise<void>,
): Promise<void> {
  let { restored, kept } = bulk.counts
  for (;;) {
    const rows = await ctx.db.arrays({
      text: `select record_id from ${quoted(ctx.model.schema)}.history where cause = $1 and action = 'deleted'
        order by id offset $2 limit ${atOnce}`,
      values: [causeOf(bulk.id), restored + kept],
    })
    if (rows.length === 0) return
    await inTransaction(ctx, async (inner) => {
      const back = await restoreRecords(
        inner,
        object.name,
        rows.map(([id]) => id as string),
      )
      restored += back.length
      kept += rows.length - back.length
      await keep(inner, { restored, kept })
    })
  }
}
