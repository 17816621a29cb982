import { inTransaction, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { readMany } from '#core/records/read.ts'
import { isSame } from '#core/records/same.ts'
import { updateRecords } from '#core/records/update.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

const atOnce = 500

type Entry = { id: number; record: string; before: Values; after: Values }
/** How many changes were taken back, and how many were left because somebody changed the record since. */
export type Undone = { readonly restored: number; readonly kept: number }

type Options = {
  readonly object: ModelObject
  /** Under which history keeps the changes. */
  readonly cause: string
  readonly done: Undone
  /** Runs in the transaction of each chunk, to keep how far it is. */
  readonly keep: (ctx: Ctx, done: Undone) => Promise<void>
}

/**
 * Takes changes back that were made for one cause: every field that still holds what was written gets its value from
 * before; what somebody changed since stays. A chunk at a time, each a transaction; bears being stopped and called again.
 */
export async function undoChanges(ctx: Ctx, { object, cause, done, keep }: Options): Promise<Undone> {
  let { restored, kept } = done
  for (;;) {
    const entries = await entriesOf(ctx, cause, restored + kept)
    if (entries.length === 0) return { restored, kept }
    await inTransaction(ctx, async (inner) => {
      const count = await restore(inner, object, entries)
      restored += count
      kept += entries.length - count
      await keep(inner, { restored, kept })
    })
  }
}

/** What was changed, in the order in which it was; each is dealt with once, so a count says where to go on. */
async function entriesOf(ctx: Ctx, cause: string, done: number): Promise<Entry[]> {
  const rows = await ctx.db.rows<{ id: number; record: string; before: string; after: string }>({
    text: `select id, record_id as record, before, after from ${quoted(ctx.model.schema)}.history
      where cause = $1 and action = 'changed' order by id offset $2 limit ${atOnce}`,
    values: [cause, done],
  })
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: JSON.parse(before) as Values,
    after: JSON.parse(after) as Values,
  }))
}

async function restore(ctx: Ctx, object: ModelObject, entries: readonly Entry[]): Promise<number> {
  const ids = entries.map(({ record }) => record)
  // Held until this is written: what somebody changes between the look and the write would be lost.
  await ctx.db.rows({
    text: `select from ${object.table} where id = any($1::uuid[]) order by id for update`,
    values: [ids],
  })
  const records = new Map((await readMany(ctx, object.name, ids)).map((record) => [record.id, record]))
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
