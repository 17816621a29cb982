import type { Fact, FactValue } from '#capabilities/quality/engine/survive/facts.ts'
import { madeBy, writtenBy, type Written } from '#capabilities/quality/merging/provenance.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { childCounts } from '#core/records/merge/child-counts.ts'
import { isComputed } from '#core/records/merge/choose.ts'
import { valuesOf } from '#core/records/merge/merge.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

/** What decides which of these records stays and which values; computed anew, for it is about to be acted on. */
export async function factsOf(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<Fact[]> {
  const records = await valuesOf(ctx, object, ids)
  const [times, links, written, made] = [
    await timesOf(ctx, object, ids),
    await childCounts(ctx, object, ids),
    await writtenBy(ctx, object, records),
    await madeBy(ctx, object, ids),
  ]
  return [...records].map(([id, values]) => ({
    id,
    ...(times.get(id) as Times),
    filled: mergedFields(object).filter(({ name }) => !isEmpty(values[name])).length,
    links: links.get(id) ?? {},
    source: made.get(id) ?? null,
    values: Object.fromEntries(
      mergedFields(object).map((field) => [field.name, valueOf(field, values, written.get(id)?.get(field.name))]),
    ),
  }))
}

/** The fields of which a merge has to decide. */
export function mergedFields(object: ModelObject): ModelField[] {
  return [...object.fields.values()].filter((field) => !isComputed(field))
}

type Times = Pick<Fact, 'createdAt' | 'updatedAt' | 'ownerActive'>

async function timesOf(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<Map<string, Times>> {
  const owner = object.fields.get('owner')
  const isOwned = owner?.type === 'user'
  const rows = await ctx.db.arrays({
    text: `select t.id, t.created_at, t.updated_at, ${isOwned ? 'u.active' : 'null::boolean'} from ${object.table} t
      ${isOwned ? `left join ${quoted(ctx.model.schema)}."user" u on u.id = t.${quoted(owner.columns[0] as string)}` : ''}
      where t.id = any($1::uuid[])`,
    values: [ids],
  })
  return new Map(
    (rows as [string, string, string, boolean | null][]).map(([id, createdAt, updatedAt, ownerActive]) => [
      id,
      { createdAt, updatedAt, ownerActive },
    ]),
  )
}

function valueOf(field: ModelField, values: Values, written: Written | undefined): FactValue {
  const value = values[field.name]
  const text = textOf(value)
  return {
    key: isEmpty(value) ? null : keyOf(field, value),
    length: Array.isArray(value) ? value.length : [...text].length,
    at: written?.at ?? null,
    source: written?.source ?? null,
  }
}

/** The same for values that mean the same: mailboxes in any spelling, texts in any case. */
function keyOf(field: ModelField, value: unknown): string {
  const keys = field.kind.keys as ((value: unknown) => readonly string[]) | undefined
  if (keys && Array.isArray(value)) return keys(value).toSorted().join('\n')
  return textOf(value).trim().toLowerCase()
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const full = (value as { full?: unknown } | null)?.full
  return typeof full === 'string' ? full : (JSON.stringify(value) ?? '')
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((part) => part === null))
  )
}
