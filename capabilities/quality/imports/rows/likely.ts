import { setImmediate } from 'node:timers/promises'
import type { MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { matchColumns, readCells, type MatchColumn } from '#capabilities/quality/duplicates/columns.ts'
import { isNamedAlike, scoreRecords } from '#capabilities/quality/duplicates/evidence.ts'
import { fileSome, keyTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { reasons, threshold, type FoundPair } from '#capabilities/quality/duplicates/match.ts'
import { modelFor, type ScannedModel } from '#capabilities/quality/duplicates/model.ts'
import { cellsOfValues } from '#capabilities/quality/duplicates/column-kinds.ts'
import { upsertPairs } from '#capabilities/quality/duplicates/scan.ts'
import { lookupKeys } from '#capabilities/quality/engine/blocking/lookup.ts'
import type { RecordCells, Score } from '#capabilities/quality/engine/model/score.ts'
import type { Draft } from '#capabilities/quality/imports/rows/draft.ts'
import type { Known } from '#capabilities/quality/imports/rows/match.ts'
import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { eachById } from '#core/records/search.ts'
import { newValues, titleSql } from '#core/records/select.ts'

/** What is written about a row that is likely about a record: that record is changed, or left, or somebody is asked. */
export type How = NonNullable<MappingOptions['likely']>

/** A record that a row is likely about, and how likely. */
export type Alike = Known & { readonly probability: number; readonly score: Score }

/** What a run weighs rows by: the same model, keys and threshold as the search for duplicates. */
export type Likely = {
  readonly how: How
  readonly object: ModelObject
  readonly columns: readonly MatchColumn[]
  readonly model: ScannedModel
  /** Records of rows so far that the base has not, or has not filed yet; by key, then by id. */
  readonly recent: { readonly byKey: Map<number, string[]>; readonly byId: Map<string, Filed> }
  readonly isDry: boolean
}
type Filed = { readonly title: string; readonly cells: RecordCells; readonly keys: readonly number[] }

/** From here on a row is taken to be about the record; below, and from `threshold` on, somebody is asked. */
export const sure = 0.95
/** Candidates weighed a row: those that share most keys with it. */
const mostWeighed = 12
/** Surer than this nobody else is looked for: who shares fewer keys is hardly surer still. */
const certain = 0.999
const mostOfKey = 60
const rowsAtOnce = 500
/** Rows a dry run remembers; a run files its records as it goes, and needs none. */
const mostRecent = 50_000
/** Before the first scan nothing is filed; then so many records are weighed one by one. */
const mostUnfiled = 200

export async function openLikely(
  ctx: Ctx,
  object: ModelObject | null,
  { how, isDry }: { how: How | undefined; isDry: boolean },
): Promise<Likely | null> {
  if (!object || !how) return null
  const { columns } = matchColumns(ctx, object.name)
  const model = await modelFor(ctx, object.name, columns)
  return { how, object, columns, model, isDry, recent: { byKey: new Map(), byId: new Map() } }
}

/** What the row says, by column; links in the words of the file. */
function cellsOf({ object, columns }: Likely, draft: Draft): RecordCells {
  return cellsOfValues(object, columns, {
    values: draft.values,
    linked: (field) => draft.wishes.find((wish) => wish.field === field)?.text ?? '',
  })
}

/** The likeliest record of the base for each of some rows, in a few questions; rows that resemble none are left out. */
export async function likelyInBase(
  ctx: Ctx,
  likely: Likely,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<Draft, Alike>> {
  if (!likely.isDry) clear(likely)
  const found = new Map<Draft, Alike>()
  for (let from = 0; from < drafts.length; from += rowsAtOnce) {
    const rows = drafts.slice(from, from + rowsAtOnce).map((draft) => ({ draft, cells: cellsOf(likely, draft) }))
    const candidates = await candidatesOf(
      ctx,
      likely,
      rows.map(({ cells }) => cells),
    )
    const ids = [...new Set(candidates.flatMap((list) => list.map(({ id }) => id)))]
    const stored = ids.length > 0 ? await readCells(ctx, likely.object.name, ids) : new Map<string, RecordCells>()
    for (const [place, { draft, cells }] of rows.entries()) {
      const list = (candidates[place] ?? []).flatMap((known) => {
        const theirs = stored.get(known.id)
        return theirs ? [{ ...known, cells: theirs }] : []
      })
      const best = bestOf(likely, cells, list)
      if (best) found.set(draft, best)
      if (place % 25 === 0) await setImmediate() // weighing is work, and others want a turn
    }
  }
  return found
}

function clear({ recent }: Likely): void {
  recent.byKey.clear()
  recent.byId.clear()
}

type Candidate = Known & { readonly cells: RecordCells }

function bestOf({ model, columns }: Likely, own: RecordCells, list: readonly Candidate[]): Alike | null {
  let best: Alike | null = null
  for (const { id, title, cells } of list) {
    const score = scoreRecords(model, columns, [own, cells])
    if (score.probability < threshold || !isNamedAlike(columns, score.why)) continue
    if (best && best.score.weight >= score.weight) continue
    best = { id, title, probability: score.probability, score }
    if (best.probability > certain) break
  }
  return best
}

/** Whom each row shares keys with, the most keys first; of a base that was never scanned, its latest records. */
async function candidatesOf(ctx: Ctx, likely: Likely, rows: readonly RecordCells[]): Promise<Known[][]> {
  const { model, object } = likely
  const values = newValues()
  const title = titleSql(ctx.model, object, 't')
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  if (!model.lookup) {
    const latest = await ctx.db.rows<Known>({
      text: `select t.id, ${title} as title from ${object.table} t where t.deleted_at is null and ${may}
        order by t.id desc limit ${mostUnfiled}`,
      values: values.list,
    })
    return rows.map(() => latest)
  }
  const asked = rows.flatMap((cells, place) =>
    lookupKeys(model, model.lookup ?? [], cells).map((key) => [place, key] as const),
  )
  if (asked.length === 0) return rows.map(() => [])
  const [places, keys] = [values.add(asked.map(([place]) => place)), values.add(asked.map(([, key]) => key))]
  const found = await ctx.db.arrays({
    // Key by key in the index, behind a wall (see `someIds`): asked otherwise the planner reads the whole table.
    text: `select r.place, s.id, s.title from (
        select k.place, f.record_id, count(*) as shared from unnest(${places}::int[], ${keys}::int[]) k(place, key)
        cross join lateral (
          with met as materialized (select record_id from ${keyTable(ctx)} where keys @> array[k.key]
            and object = ${values.add(object.name)})
          select record_id from met limit ${mostOfKey}) f
        group by k.place, f.record_id
      ) r cross join ${eachById(object, { of: 'r.record_id', columns: `t.id, ${title} as title`, may })} s
      order by r.place, r.shared desc, s.id`,
    values: values.list,
  })
  const out: Known[][] = rows.map(() => [])
  for (const [place, id, name] of found as [number, string, string | null][]) {
    const list = out[place]!
    if (list.length < mostWeighed) list.push({ id, title: name ?? '' })
  }
  return out
}

/** The likeliest of what the base has and of the records that earlier rows make. */
export function likeliest(likely: Likely, draft: Draft, inBase: ReadonlyMap<Draft, Alike>): Alike | null {
  const known = inBase.get(draft) ?? null
  const { recent, model } = likely
  if (recent.byId.size === 0) return known
  const own = cellsOf(likely, draft)
  const ids = model.lookup
    ? [...new Set(lookupKeys(model, model.lookup, own).flatMap((key) => recent.byKey.get(key) ?? []))]
    : [...recent.byId.keys()].slice(-mostUnfiled)
  const list = ids.slice(0, mostOfKey).map((id) => ({ id, ...recent.byId.get(id)! }))
  const best = bestOf(likely, own, list)
  return best && best.score.weight > (known?.score.weight ?? -Infinity) ? best : known
}

/** Keeps the record that a row makes in mind, for the rows after it. */
export function noteMade(likely: Likely, draft: Draft, { id, title }: Known): void {
  const { recent, model } = likely
  if (recent.byId.size >= mostRecent) return
  const cells = cellsOf(likely, draft)
  const keys = lookupKeys(model, model.lookup ?? [], cells)
  recent.byId.set(id, { title, cells, keys })
  for (const key of keys) {
    const list = recent.byKey.get(key)
    if (list) list.push(id)
    else recent.byKey.set(key, [id])
  }
}

type Pending = { readonly id: string; readonly alike: Alike }

/** Files the new records, so that later rows find them, and puts up for review what somebody is to be asked about. */
export async function keepLikely(
  ctx: Ctx,
  { object, model, recent }: Likely,
  { made, asked }: { made: readonly string[]; asked: readonly Pending[] },
): Promise<void> {
  if (model.lookup) {
    const cells = new Map(
      made.flatMap((id) => (recent.byId.has(id) ? [[id, recent.byId.get(id)!.cells] as const] : [])),
    )
    await fileSome(ctx, object.name, { model, cells })
  }
  if (asked.length > 0) await upsertPairs(ctx, objectOf(ctx, object.name), asked.map(pairOf))
}

function pairOf({ id, alike }: Pending): FoundPair {
  const [left_id, right_id] = id < alike.id ? [id, alike.id] : [alike.id, id]
  // The waterfall shows the pair's left record on the left: the row was weighed there.
  const why = alike.score.why.map((bar) => (left_id === id ? bar : { ...bar, left: bar.right, right: bar.left }))
  return { left_id, right_id, score: alike.probability, weight: alike.score.weight, why: reasons(why) }
}
