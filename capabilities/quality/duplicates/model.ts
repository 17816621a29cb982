import { believedPrior, believedWeights } from '#capabilities/quality/engine/model/beliefs.ts'
import type { LookupRule } from '#capabilities/quality/engine/blocking/lookup.ts'
import { makePlan } from '#capabilities/quality/engine/match/plan.ts'
import type { ColumnKind } from '#capabilities/quality/engine/match/profile.ts'
import type { FieldModel, Model } from '#capabilities/quality/engine/model/score.ts'
import type { MatchColumn } from '#capabilities/quality/duplicates/columns.ts'
import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/** What a scan of many records leaves: the model, and the keys by which one record's partners are found. */
export type ScannedModel = Model & { readonly lookup?: readonly LookupRule[] }

/** More than any table small enough to be matched in memory has: a larger one brings a shorter list of its own. */
const mostRemembered = 60_000

/**
 * How records are weighed before a scan has learned it, and where there are too few to learn from. What a model number
 * says there nobody knows: that of a camera stands on its bag too.
 */
export function firstModel(all: readonly MatchColumn[]): Model {
  const columns = all.filter(({ reads }) => reads === undefined)
  // Two rows that fill every column: the plan says which columns are read together.
  const row = (n: number) => columns.map((_, i) => `${n}${i}`)
  const { fields } = makePlan(
    { columns: columns.map(({ name }) => name), rows: [row(1), row(2)], source: new Uint8Array(2) },
    { kinds: Object.fromEntries(columns.map(({ name, kind }) => [name, kind])) as Record<string, ColumnKind> },
  )
  const models = fields.map((field): FieldModel => {
    const weights = believedWeights(field.kind)
    return { field, weights, m: [], u: [], counts: new Map(), known: 0, sameByChance: 0, vocabulary: null }
  })
  return { fields: models, prior: believedPrior, learned: {} }
}

/**
 * Keeps what a scan learned. Of the frequencies only those above one: a value that is not listed counts as seen once,
 * or as often as the model says of its rarer values.
 */
export async function saveModel(ctx: Ctx, object: string, model: ScannedModel): Promise<void> {
  const common = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .filter(([, count]) => count > 1)
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, mostRemembered)
  const fields = model.fields.map((field) => ({
    ...field,
    counts: common(field.counts),
    vocabulary: field.vocabulary && {
      texts: field.vocabulary.texts,
      least: Math.max(1, field.vocabulary.least ?? 1),
      counts: common(field.vocabulary.counts),
    },
  }))
  await ctx.db.count({
    text: `insert into ${quoted(ctx.model.schema)}.quality_match_model (object, model) values ($1, $2::jsonb)
      on conflict (object) do update set model = excluded.model, made_at = now()`,
    values: [object, JSON.stringify({ ...model, fields })],
  })
}

const kept = new Map<string, { madeAt: string; model: ScannedModel }>()

/** What the latest scan learned, or what is believed before there was one. */
export async function modelFor(ctx: Ctx, object: string, columns: readonly MatchColumn[]): Promise<ScannedModel> {
  const table = `${quoted(ctx.model.schema)}.quality_match_model`
  const [made] = await ctx.db.rows<{ at: string }>({
    text: `select made_at as at from ${table} where object = $1`,
    values: [object],
  })
  if (!made) return firstModel(columns)
  const key = `${ctx.workspace.id} ${object}`
  const known = kept.get(key)
  if (known?.madeAt === made.at) return known.model
  const [row] = await ctx.db.rows<{ model: string }>({
    text: `select model from ${table} where object = $1`,
    values: [object],
  })
  if (!row) return firstModel(columns)
  const model = revived(JSON.parse(row.model))
  kept.set(key, { madeAt: made.at, model })
  return model
}

type Stored = Omit<ScannedModel, 'fields'> & {
  fields: (Omit<FieldModel, 'counts' | 'vocabulary'> & {
    counts: [string, number][]
    vocabulary: { texts: number; least: number; counts: [string, number][] } | null
  })[]
}

function revived(stored: Stored): ScannedModel {
  const fields = stored.fields.map((field) => ({
    ...field,
    counts: new Map(field.counts),
    vocabulary: field.vocabulary && { ...field.vocabulary, counts: new Map(field.vocabulary.counts) },
  }))
  return { ...stored, fields }
}
