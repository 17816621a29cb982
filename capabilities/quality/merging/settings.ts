import type { AutoMerge, MergeRules, MergeSettings } from '#capabilities/quality/contract-merging.ts'
import { matchColumns } from '#capabilities/quality/duplicates/columns.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { knownSources } from '#capabilities/quality/merging/provenance.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { isList } from '#core/records/merge/choose.ts'
import { fieldOf } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

/** What holds where nobody said otherwise: the fuller record stays, of two as full the older, which others know. */
export const usualRules: MergeRules = { survivor: [{ by: 'mostComplete' }, { by: 'oldest' }], fields: {}, sources: [] }
const usualAuto: AutoMerge = { on: false, threshold: 0.99, never: [], acrossOwners: false }

type Stored = { rules: MergeRules; auto: AutoMerge; rev: number }

/** How the records of an object are merged; read with every merge. */
export async function rulesFor(ctx: Ctx, object: string): Promise<Stored> {
  const [row] = await ctx.db.rows<{ rules: string; auto: string; rev: number }>({
    text: `select rules, auto, rev from ${tableOf(ctx)} where object = $1`,
    values: [object],
  })
  if (!row) return { rules: usualRules, auto: usualAuto, rev: 0 }
  return { rules: JSON.parse(row.rules) as MergeRules, auto: JSON.parse(row.auto) as AutoMerge, rev: row.rev }
}

export async function readSettings(ctx: Ctx, object: string): Promise<MergeSettings> {
  objectOf(ctx, object)
  return { object, ...(await rulesFor(ctx, object)), knownSources: await knownSources(ctx, object) }
}

/** Says how records of an object are merged. With `rev`, only if nobody said otherwise meanwhile. */
export async function saveSettings(
  ctx: Ctx,
  name: string,
  asked: { rules: MergeRules; auto: AutoMerge; rev?: number | undefined },
): Promise<MergeSettings> {
  const { object } = matchColumns(ctx, name)
  for (const { object: child } of asked.rules.survivor) if (child !== undefined) objectOf(ctx, child)
  for (const [field, rule] of Object.entries(asked.rules.fields)) {
    if (rule === 'union' && !isList(fieldOf(object, field))) throw errors.unionOfOne({ field })
    fieldOf(object, field)
  }
  for (const field of asked.auto.never) fieldOf(object, field)
  const changed = await ctx.db.count({
    text: `insert into ${tableOf(ctx)} as s (object, rules, auto, updated_by) values ($1, $2::jsonb, $3::jsonb, $4)
      on conflict (object) do update set rules = excluded.rules, auto = excluded.auto, rev = s.rev + 1,
        updated_at = now(), updated_by = excluded.updated_by
      where $5::int is null or s.rev = $5::int`,
    values: [name, JSON.stringify(asked.rules), JSON.stringify(asked.auto), ctx.actor.id, asked.rev ?? null],
  })
  if (changed === 0) throw errors.mergeSettingsStale({ object: name })
  return readSettings(ctx, name)
}

function tableOf(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.quality_merge_rules`
}
