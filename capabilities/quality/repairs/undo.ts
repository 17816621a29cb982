import { measuredObject } from '#capabilities/quality/health/fields.ts'
import { measureNow } from '#capabilities/quality/health/measure.ts'
import { causeOf, findStep, moveStep, stepTable } from '#capabilities/quality/repairs/step-row.ts'
import type { Ctx } from '#core/context.ts'
import { undoChanges } from '#core/history/undo.ts'
import type { Progress } from '#core/jobs.ts'

/** Takes a repair back; what somebody changed since stays. Bears being stopped and called again. */
export async function undoStepNow(
  ctx: Ctx,
  { id }: { id: string },
  progress: Progress = async () => {},
): Promise<void> {
  const row = await findStep(ctx, id)
  if (row.status !== 'undoing') return
  const object = measuredObject(ctx, row.object)
  // What the repair was allowed to do, its undo may take back.
  const own: Ctx = { ...ctx, actor: { ...ctx.actor, role: 'system' }, cause: `undo-step:${id}` }
  await undoChanges(own, {
    object,
    cause: causeOf(id),
    done: { restored: row.counts.restored ?? 0, kept: row.counts.kept ?? 0 },
    keep: async (inner, done) => {
      await inner.db.count({
        text: `update ${stepTable(inner)} set counts = $2 where id = $1`,
        values: [id, JSON.stringify({ ...row.counts, ...done })],
      })
      await progress(done.restored + done.kept, row.counts.changed)
    },
  })
  await measureNow(own, { object: object.name })
  await moveStep(own, id, 'undone', 'undoing')
}
