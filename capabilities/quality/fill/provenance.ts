import type { Ctx } from '#core/context.ts'
import { readRecord } from '#core/records/read.ts'
import type { Provenance } from '#capabilities/quality/contract-fill.ts'
import { valueAt } from '#capabilities/quality/fill/fillers.ts'
import { copyIn, copyText } from '#platform/db/copy.ts'
import { fillTable } from '#capabilities/quality/fill/stored.ts'

export type Mark = {
  readonly object: string
  readonly id: string
  readonly field: string
  readonly value: unknown
  readonly rule: string
  readonly source: string
  readonly confidence: number
}

/** Writes down where values come from, in the transaction that writes them. */
export async function keepProvenance(ctx: Ctx, marks: readonly Mark[], fillId: string | null = null): Promise<void> {
  if (marks.length === 0) return
  await ctx.db.count({
    text: `insert into ${fillTable(ctx, 'quality_provenance')} (object, record_id, field, value, rule, source, confidence, fill_id)
      select object, id, field, value, rule, source, confidence, $2
      from json_to_recordset($1::json) r(object text, id uuid, field text, value jsonb, rule text, source text, confidence real)
      on conflict (record_id, field) do update set value = excluded.value, rule = excluded.rule, source = excluded.source,
        confidence = excluded.confidence, fill_id = excluded.fill_id, at = now()`,
    values: [JSON.stringify(marks), fillId],
  })
}

/** The same for records that are made in this transaction, of which nothing is written down yet: by COPY. */
export async function noteProvenance(ctx: Ctx, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return
  const lines = marks.map(({ object, id, field, value, rule, source, confidence }) => {
    const texts = [object, id, field, JSON.stringify(value), rule, source, String(confidence)]
    return `${texts.map(copyText).join('\t')}\n`
  })
  const columns = 'object, record_id, field, value, rule, source, confidence'
  await copyIn(ctx.db, `copy ${fillTable(ctx, 'quality_provenance')} (${columns}) from stdin`, lines.join(''))
}

/** Of records that are gone for good. */
export async function forgetProvenance(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db.count({
    text: `delete from ${fillTable(ctx, 'quality_provenance')} where record_id = any($1::uuid[])`,
    values: [ids],
  })
}

/**
 * Where the values of a record come from that no person entered. A mark whose value is no longer there says nothing:
 * whoever changed the field, the mark is gone with the same breath.
 */
export async function provenanceOf(ctx: Ctx, object: string, id: string): Promise<Provenance[]> {
  const record = await readRecord(ctx, object, id)
  const rows = await ctx.db.rows<Omit<Provenance, 'confidence'> & { confidence: number; value: string }>({
    text: `select field, value, rule, source, confidence::float8 as confidence, at
      from ${fillTable(ctx, 'quality_provenance')} where record_id = $1 and object = $2 order by field`,
    values: [record.id, object],
  })
  return rows
    .filter(({ field, value }) => isSameValue(valueAt(record, field), JSON.parse(value)))
    .map(({ field, rule, source, confidence, at }) => ({
      field,
      rule,
      source,
      confidence,
      at: new Date(at).toISOString(),
    }))
}

export function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
