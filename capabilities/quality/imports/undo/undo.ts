import { inTransaction, type Ctx } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'
import type { Import, Undone } from '#capabilities/quality/contract-imports.ts'
import { errors } from '#capabilities/quality/errors.ts'
import {
  causeOf,
  findImport,
  importTable,
  mustBe,
  shownImport,
  tellImport,
  type ImportRow,
} from '#capabilities/quality/imports/import-row.ts'
import { forgetSources } from '#capabilities/quality/imports/rows/source-ids.ts'
import { dropStray } from '#capabilities/quality/imports/stray-words.ts'
import { keptOf, purgeCreated } from '#capabilities/quality/imports/undo/created.ts'
import { restoreTouched } from '#capabilities/quality/imports/undo/touched.ts'

const mayUndoOthers: ReadonlySet<string> = new Set(['owner', 'admin', 'manager', 'system'])

/** Queues taking an import back. One that still runs stops at its next chunk. */
export async function startUndo(
  ctx: Ctx,
  id: string,
  later: (ctx: Ctx, payload: { id: string }) => Promise<unknown>,
): Promise<Import> {
  const row = await findImport(ctx, id, 'for update')
  mustBe(row, 'running', 'done', 'failed')
  if (row.createdBy !== ctx.actor.id && !mayUndoOthers.has(ctx.actor.role)) throw errors.importNotYours()
  await ctx.db.count({
    text: `update ${importTable(ctx)} set status = 'undoing', undone = null, rate = null where id = $1`,
    values: [id],
  })
  await later(ctx, { id })
  await tellImport(ctx, { id, status: 'undoing', progress: null })
  return shownImport(ctx, await findImport(ctx, id))
}

/**
 * Takes an import back: what it changed gets its old values, what it made goes, unless somebody has changed it or
 * something else points to it since. A chunk at a time, each a transaction; bears being stopped and called again.
 */
export async function undoNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  const row = await findImport(ctx, id)
  if (row.status !== 'undoing') return
  // What the import was allowed to do, its undo may take back, record by record.
  const own: Ctx = { ...ctx, actor: { ...ctx.actor, role: 'system' }, cause: `undo:${id}` }
  const cause = causeOf(id)
  const sum = row.undone ?? { purged: 0, restored: 0, kept: 0, examples: [] }
  const began = Date.now()
  const before = countsOf(row, sum).done
  const seconds = () => Math.max(0.05, (Date.now() - began) / 1000)
  const rateOf = (done: number) => (done - before) / seconds()
  const heard = async (inner: Ctx, now: Undone) => {
    const { done, total } = countsOf(row, now)
    const rate = Math.round(rateOf(done))
    await tellImport(inner, { id, status: 'undoing', progress: { done, total, rate } })
    await progress(done, total)
  }
  const say = async (inner: Ctx, done: Undone) => {
    await inner.db.count({
      text: `update ${importTable(inner)} set undone = $2, rate = $3 where id = $1`,
      values: [id, JSON.stringify(done), rateOf(countsOf(row, done).done)],
    })
    await heard(inner, done)
  }
  if (row.mapping) await dropStray(own, row.mapping, row.totalRows)
  const restored = await restoreTouched(own, { id, cause, sum, say })
  await inTransaction(own, (inner) => say(inner, restored))
  // Two transactions at once add to the number: neither may write over what the other said.
  const purged = async (inner: Ctx, count: number) => {
    const [now] = await inner.db.rows<{ purged: number }>({
      text: `update ${importTable(inner)} set undone = undone || jsonb_build_object('purged', (undone->>'purged')::int + $2::int),
          rate = ((undone->>'purged')::int + $2::int + $3::int) / $4::float8
        where id = $1 returning (undone->>'purged')::int as purged`,
      values: [id, count, restored.restored - before, seconds()],
    })
    await heard(inner, { ...restored, purged: now!.purged })
  }
  await forgetSources(own, id)
  const left = await purgeCreated(own, { id, cause, sum: restored, say, purged })
  const kept = await keptOf(own, { left, examples: restored.examples })
  await inTransaction(own, async (inner) => {
    const [now] = await inner.db.rows<{ purged: number }>({
      text: `select (undone->>'purged')::int as purged from ${importTable(inner)} where id = $1`,
      values: [id],
    })
    const undone: Undone = {
      ...restored,
      purged: now!.purged,
      kept: restored.kept + kept.count,
      examples: kept.examples,
    }
    await inner.db.count({
      text: `update ${importTable(inner)} set status = 'undone', undone = $2, finished_at = now() where id = $1`,
      values: [id, JSON.stringify(undone)],
    })
    await tellImport(inner, { id, status: 'undone', progress: null })
  })
}

function countsOf({ counts }: ImportRow, { purged, restored }: Undone): { done: number; total: number } {
  return { done: purged + restored, total: Math.max(purged + restored, (counts.created ?? 0) + (counts.updated ?? 0)) }
}

/** What the two halves of an undo share. `sum` is what was done before; `say` writes it down with each chunk. */
export type Undoing = {
  readonly id: string
  readonly cause: string
  readonly sum: Undone
  readonly say: (ctx: Ctx, done: Undone) => Promise<void>
  /** Says that so many more records were taken away. */
  readonly purged: (ctx: Ctx, count: number) => Promise<void>
}
