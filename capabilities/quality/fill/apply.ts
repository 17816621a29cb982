import { inTransaction, type Ctx } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'
import { updateRecords } from '#core/records/update.ts'
import type { FillCounts } from '#capabilities/quality/contract-fill.ts'
import { valueAt } from '#capabilities/quality/fill/fillers.ts'
import { isSameValue } from '#capabilities/quality/fill/provenance.ts'
import { recordsOf } from '#capabilities/quality/fill/records.ts'
import { fillTable, findFill, moveFill } from '#capabilities/quality/fill/stored.ts'
import { writeItems, type Fillable } from '#capabilities/quality/fill/write-items.ts'
import { asSystem } from '#capabilities/quality/rules/fails.ts'

const atOnce = 500

/** Fills what was found, for the ways that were chosen; a chunk is a transaction. Bears being stopped and called again. */
export async function applyNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  const fill = await findFill(ctx, id)
  if (fill.status !== 'filling') return
  const own: Ctx = { ...ctx, cause: `fill:${id}` }
  for (let done = 0; ;) {
    const count = await inTransaction(own, async (inner) => {
      const items = await nextItems(inner, id, 'found', fill.rules)
      const filled = await writeItems(inner, fill.object, items, id)
      await mark(inner, id, items, (item) => (filled.has(item) ? 'filled' : 'left'))
      return items.length
    })
    if (count === 0) break
    done += count
    await progress(done, null)
  }
  await moveFill(ctx, id, ['filling'], { status: 'filled', counts: await countsOf(ctx, id) })
}

/** Empties again what was filled, but for values that somebody has changed since. */
export async function undoNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  const fill = await findFill(ctx, id)
  if (fill.status !== 'undoing') return
  const own: Ctx = { ...asSystem(ctx), cause: `undo:fill:${id}` }
  for (let done = 0; ;) {
    const count = await inTransaction(own, async (inner) => {
      const items = await nextItems(inner, id, 'filled', fill.rules)
      const undone = await emptyAgain(inner, fill.object, items)
      await mark(inner, id, items, (item) => (undone.has(item) ? 'undone' : 'kept'))
      return items.length
    })
    if (count === 0) break
    done += count
    await progress(done, null)
  }
  await moveFill(ctx, id, ['undoing'], { status: 'undone', counts: await countsOf(ctx, id) })
}

async function nextItems(ctx: Ctx, id: string, status: string, rules: readonly string[]): Promise<Fillable[]> {
  const rows = await ctx.db.rows<Omit<Fillable, 'value'> & { value: string }>({
    text: `select record_id as id, field, rule, value, source, confidence::float8 as confidence
      from ${fillTable(ctx, 'quality_fill_item')}
      where fill_id = $1 and status = $2 and rule = any($3::text[]) order by record_id, field limit ${atOnce}`,
    values: [id, status, rules],
  })
  return rows.map((row) => ({ ...row, value: JSON.parse(row.value) as unknown }))
}

async function mark(
  ctx: Ctx,
  id: string,
  items: readonly Fillable[],
  status: (item: Fillable) => string,
): Promise<void> {
  if (items.length === 0) return
  const marks = items.map((item) => ({ id: item.id, field: item.field, status: status(item) }))
  await ctx.db.count({
    text: `update ${fillTable(ctx, 'quality_fill_item')} i set status = r.status
      from json_to_recordset($2::json) r(id uuid, field text, status text)
      where i.fill_id = $1 and i.record_id = r.id and i.field = r.field`,
    values: [id, JSON.stringify(marks)],
  })
}

async function emptyAgain(ctx: Ctx, object: string, items: readonly Fillable[]): Promise<Set<Fillable>> {
  const byRecord = Map.groupBy(items, ({ id }) => id)
  const fields = [...new Set(items.map(({ field }) => field.split('.')[0] as string))]
  const changes = (await recordsOf(ctx, object, [...byRecord.keys()], fields)).flatMap((row) => {
    const own = (byRecord.get(row.id) ?? []).filter(({ field, value }) => isSameValue(valueAt(row, field), value))
    const values: Record<string, unknown> = {}
    for (const { field } of own) {
      const [name = '', part] = field.split('.')
      values[name] =
        part === undefined
          ? null
          : withoutPart({ ...(row[name] as object), ...(values[name] as object | undefined) }, part)
    }
    return own.length === 0 ? [] : [{ id: row.id, rev: row.rev, own, values }]
  })
  const done = await updateRecords(
    ctx,
    object,
    changes.map(({ id, rev, values }) => ({ id, rev, values })),
  )
  const written = new Set(done.filter(({ rev }) => rev !== null).map(({ id }) => id))
  const undone = changes.filter(({ id }) => written.has(id)).flatMap(({ own }) => own)
  await ctx.db.count({
    text: `delete from ${fillTable(ctx, 'quality_provenance')} p using json_to_recordset($1::json) r(id uuid, field text)
      where p.record_id = r.id and p.field = r.field`,
    values: [JSON.stringify(undone.map(({ id, field }) => ({ id, field })))],
  })
  return new Set(undone)
}

/** An address of which nothing is left is no address. */
function withoutPart(value: Record<string, unknown>, part: string): Record<string, unknown> | null {
  const rest = { ...value, [part]: null }
  return Object.values(rest).some((one) => one !== null) ? rest : null
}

async function countsOf(ctx: Ctx, id: string): Promise<FillCounts> {
  const rows = await ctx.db.rows<{ status: keyof FillCounts; n: number }>({
    text: `select status, count(*)::int as n from ${fillTable(ctx, 'quality_fill_item')}
      where fill_id = $1 and status <> 'found' group by status`,
    values: [id],
  })
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}
