import { isSame } from '#core/records/same.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { readMany } from '#core/records/read.ts'
import { updateRecords } from '#core/records/update.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'
import type { Undone } from '#capabilities/quality/contract-imports.ts'
import { importTable } from '#capabilities/quality/imports/import-row.ts'
import type { Undoing } from '#capabilities/quality/imports/undo/undo.ts'

const atOnce = 2000

type Touched = {
  readonly object: string
  readonly id: string
  readonly rev: number
  readonly at: string
  readonly by: string | null
}

/** Gives the records that an import changed their values back, field by field. */
export async function restoreTouched(ctx: Ctx, { id, cause, sum, say }: Omit<Undoing, 'purged'>): Promise<Undone> {
  let done = sum
  for (;;) {
    const touched = await ctx.db.rows<Touched>({
      text: `select object, record_id as id, rev, updated_at as at, updated_by as by
        from ${importTable(ctx, 'quality_import_touch')}
        where import_id = $1 and not undone order by record_id limit ${atOnce}`,
      values: [id],
    })
    if (touched.length === 0) return done
    await inTransaction(ctx, async (inner) => {
      const round = { restored: 0, kept: [] as Undone['examples'][number][] }
      for (const [object, some] of Map.groupBy(touched, (one) => one.object)) {
        const { restored, kept } = await restoreSome(inner, { object, touched: some, cause })
        round.restored += restored
        round.kept.push(...kept)
      }
      await inner.db.count({
        text: `update ${importTable(inner, 'quality_import_touch')} set undone = true where import_id = $1
          and record_id = any($2::uuid[])`,
        values: [id, touched.map((one) => one.id)],
      })
      done = {
        ...done,
        restored: done.restored + round.restored,
        kept: done.kept + round.kept.length,
        examples: [...done.examples, ...round.kept].slice(0, 100),
      }
      await say(inner, done)
    })
  }
}

type Written = { before: Values; after: Values; rev: number }
type Some = { readonly object: string; readonly touched: readonly Touched[]; readonly cause: string }

async function restoreSome(
  ctx: Ctx,
  { object, touched, cause }: Some,
): Promise<{ restored: number; kept: Undone['examples'] }> {
  const model = objectOf(ctx, object)
  const ids = touched.map(({ id }) => id)
  const written = await writtenBy(ctx, { cause, ids })
  const now = new Map((await readMany(ctx, object, ids)).map((record) => [record.id, record]))
  const changes: { id: string; values: Values }[] = []
  const whole: Touched[] = []
  const kept: Undone['examples'][number][] = []
  for (const one of touched) {
    const [was, record] = [written.get(one.id), now.get(one.id)]
    if (!was || !record) continue // it is in the trash, or gone
    const names = Object.keys(was.before)
    const own = names.filter((name) =>
      isSame(record[name] ?? null, was.after[name] ?? null, model.fields.get(name)?.type),
    )
    if (own.length > 0)
      changes.push({ id: one.id, values: Object.fromEntries(own.map((name) => [name, was.before[name]])) })
    if (own.length < names.length)
      kept.push({ object, id: one.id, title: titleOf(record[model.title]), why: 'changed' })
    else if (record.rev === was.rev) whole.push(one)
  }
  await updateRecords(ctx, object, changes, true)
  await restoreMarks(ctx, model.table, whole)
  return { restored: changes.length, kept }
}

/** What the import wrote into each record: the values before its first change and after its last. */
async function writtenBy(
  ctx: Ctx,
  { cause, ids }: { cause: string; ids: readonly string[] },
): Promise<Map<string, Written>> {
  const rows = await ctx.db.rows<{ id: string; rev: number; before: string; after: string }>({
    // `h.id` is the entry's place in time; `id` alone would mean the record's.
    text: `select h.record_id as id, h.rev, h.before, h.after from ${quoted(ctx.model.schema)}.history h
      where h.record_id = any($1::uuid[]) and h.cause = $2 and h.action = 'changed' order by h.id`,
    values: [ids, cause],
  })
  const written = new Map<string, Written>()
  for (const { id, rev, before, after } of rows) {
    const first = written.get(id)
    written.set(id, {
      rev,
      before: { ...(JSON.parse(before) as Values), ...first?.before },
      after: { ...first?.after, ...(JSON.parse(after) as Values) },
    })
  }
  return written
}

/** A record nobody else has changed is as it was in every respect, its revision included. */
async function restoreMarks(ctx: Ctx, table: string, touched: readonly Touched[]): Promise<void> {
  if (touched.length === 0) return
  await ctx.db.count({
    text: `update ${table} t set rev = r.rev, updated_at = r.at, updated_by = r.by
      from json_to_recordset($1::json) r(id uuid, rev int, at timestamptz, by uuid) where t.id = r.id`,
    values: [JSON.stringify(touched)],
  })
}

export function titleOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'full' in value ? String(value.full) : String(value ?? '')
}
