import type { RepairCounts } from '#capabilities/quality/contract-repairs.ts'
import { measuredObject } from '#capabilities/quality/health/fields.ts'
import { measureNow } from '#capabilities/quality/health/measure.ts'
import { isSame } from '#capabilities/quality/imports/rows/merge.ts'
import { causeOf, findStep, moveStep, stepTable } from '#capabilities/quality/repairs/step-row.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { readMany } from '#core/records/read.ts'
import { updateRecords } from '#core/records/update.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

const atOnce = 500

type Entry = { id: number; record: string; before: Values; after: Values }

/**
 * Takes a repair back: every field that still holds what the repair wrote gets its value from before; what somebody
 * changed since stays. A chunk at a time, each a transaction; bears being stopped and called again.
 */
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
  const counts = { ...row.counts, restored: row.counts.restored ?? 0, kept: row.counts.kept ?? 0 }
  for (;;) {
    const entries = await entriesOf(own, id, counts.restored + counts.kept)
    if (entries.length === 0) break
    await inTransaction(own, async (inner) => {
      const restored = await restore(inner, object, entries)
      counts.restored += restored
      counts.kept += entries.length - restored
      await keep(inner, id, counts)
    })
    await progress(counts.restored + counts.kept, counts.changed)
  }
  await measureNow(own, { object: object.name })
  await moveStep(own, id, 'undone', 'undoing')
}

/** What the repair changed, in the order in which it did; each is dealt with once, so a count says where to go on. */
async function entriesOf(ctx: Ctx, id: string, done: number): Promise<Entry[]> {
  const rows = await ctx.db.rows<{ id: number; record: string; before: string; after: string }>({
    text: `select id, record_id as record, before, after from ${quoted(ctx.model.schema)}.history
      where cause = $1 and action = 'changed' order by id offset $2 limit ${atOnce}`,
    values: [causeOf(id), done],
  })
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: JSON.parse(before) as Values,
    after: JSON.parse(after) as Values,
  }))
}

async function restore(ctx: Ctx, object: ModelObject, entries: readonly Entry[]): Promise<number> {
  const records = new Map(
    (
      await readMany(
        ctx,
        object.name,
        entries.map(({ record }) => record),
      )
    ).map((record) => [record.id, record]),
  )
  const changes = entries.flatMap(({ record: id, before, after }) => {
    const record = records.get(id)
    if (!record) return [] // in the trash, or gone
    const own = Object.keys(before).filter((name) =>
      isSame(record[name] ?? null, after[name] ?? null, object.fields.get(name)?.type),
    )
    return own.length === 0 ? [] : [{ id, values: Object.fromEntries(own.map((name) => [name, before[name]])) }]
  })
  await updateRecords(ctx, object.name, changes, true)
  return changes.length
}

async function keep(ctx: Ctx, id: string, counts: RepairCounts): Promise<void> {
  await ctx.db.count({
    text: `update ${stepTable(ctx)} set counts = $2 where id = $1`,
    values: [id, JSON.stringify(counts)],
  })
}
