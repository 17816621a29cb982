import type { Ctx } from '#core/context.ts'
import { updateRecords } from '#core/records/update.ts'
import { asSystem } from '#capabilities/quality/rules/fails.ts'
import { valueAt, type Values } from '#capabilities/quality/fill/fillers.ts'
import { keepProvenance } from '#capabilities/quality/fill/provenance.ts'
import { recordsOf } from '#capabilities/quality/fill/records.ts'

export type Fillable = {
  readonly id: string
  readonly field: string
  readonly rule: string
  readonly value: unknown
  readonly source: string
  readonly confidence: number
}

/**
 * Fills empty fields, set-wise and in the caller's transaction, and says which items came in: one whose field was
 * filled meanwhile, or whose record is gone or was just changed, is left.
 */
export async function writeItems(
  ctx: Ctx,
  object: string,
  items: readonly Fillable[],
  fillId: string | null,
): Promise<Set<Fillable>> {
  const own = asSystem(ctx)
  const byRecord = Map.groupBy(items, ({ id }) => id)
  const fields = [...new Set(items.map(({ field }) => field.split('.')[0] as string))]
  const changes = (await recordsOf(own, object, [...byRecord.keys()], fields)).flatMap((row) => {
    const open = (byRecord.get(row.id) ?? []).filter(({ field }) => valueAt(row, field) === null)
    return open.length === 0 ? [] : [{ id: row.id, rev: row.rev, open, values: valuesOf(row, open) }]
  })
  const done = await updateRecords(
    own,
    object,
    changes.map(({ id, rev, values }) => ({ id, rev, values })),
  )
  const written = new Set(done.filter(({ rev }) => rev !== null).map(({ id }) => id))
  const filled = changes.filter(({ id }) => written.has(id)).flatMap(({ open }) => open)
  await keepProvenance(
    own,
    filled.map((item) => ({ object, ...item })),
    fillId,
  )
  return new Set(filled)
}

/** Parts of an address join what is there of it. */
function valuesOf(row: Values, items: readonly Fillable[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { field, value } of items) {
    const [name = '', part] = field.split('.')
    if (part === undefined) values[name] = value
    else values[name] = { ...(row[name] as object | null), ...(values[name] as object | undefined), [part]: value }
  }
  return values
}
