import { setImmediate } from 'node:timers/promises'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'
import type { ReadyRow } from '#core/records/write-many.ts'
import { uuidv7 } from '#platform/uuid.ts'
import type { Mapping, MappingOptions, Outcome } from '#capabilities/quality/contract-imports.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import { askFills, fillNew, openFills, type ImportFills } from '#capabilities/quality/fill/on-import.ts'
import type { Draft, Left } from '#capabilities/quality/imports/rows/draft.ts'
import { openLinks, resolveLinks, type Links, type Made } from '#capabilities/quality/imports/rows/links.ts'
import { find, holderOfId } from '#capabilities/quality/imports/rows/find.ts'
import { dropUnused, stub } from '#capabilities/quality/imports/rows/linked.ts'
import { newImagined, type Imagined } from '#capabilities/quality/imports/rows/imagined.ts'
import { meetBySource, ownKeyOf } from '#capabilities/quality/imports/rows/source-ids.ts'
import { meet, readKnown, recallFor } from '#capabilities/quality/imports/rows/recall.ts'
import {
  likeliest,
  likelyInBase,
  noteMade,
  openLikely,
  sure,
  type Alike,
  type Likely,
} from '#capabilities/quality/imports/rows/likely.ts'
import { keyFilter, type KeyFilter } from '#capabilities/quality/imports/rows/key-filter.ts'
import {
  askedFields,
  keysOf,
  lookUpKeys,
  matchBy,
  type Known,
  type KnownByKey,
  type MatchBy,
} from '#capabilities/quality/imports/rows/match.ts'
import { missing } from '#capabilities/quality/imports/rows/missing.ts'
import { mergeRow, type Conflict } from '#capabilities/quality/imports/rows/merge.ts'
import { planOf, type Plan, type PlanColumn } from '#capabilities/quality/imports/rows/plan.ts'
import { askRules } from '#capabilities/quality/rules/ask-rows.ts'
import type { Target } from '#capabilities/quality/imports/rows/target.ts'

/** A record as a chunk will leave it: new, or changed. */
export type Rec = {
  readonly object: string
  readonly id: string
  readonly isNew: boolean
  /** Null of a new one, until it is written. */
  rev: number | null
  readonly createdAt: string | null
  /** All that is known of it, the rows so far included. */
  values: Values
  /** Of a record in the base: what is to be written. */
  changes: Values
  /** Of a new one that no second row has changed: its texts for the database, links set aside. */
  ready: ReadyRow | null
  /** The same as the chunk before leaves it: its revision is known once that is written. */
  readonly after?: Rec
}

/** What becomes of a row. `known` is the record it was found to be about. */
export type Fate = {
  readonly draft: Draft
  outcome: Outcome
  readonly known: Known | null
  why: Left | null
  /** Where the row and that record differ. */
  readonly conflicts?: readonly Conflict[]
  /** The record it makes. */
  readonly id?: string
  /** A record that the new one may be the same as: to be asked about. */
  readonly alike?: Alike
  /** Another record that has the id of this row in the program which wrote the file. */
  readonly clash?: Known
  /** Rules that it breaks and that only warn. */
  warned?: readonly Left[]
}

export type Chunk = {
  readonly fates: readonly Fate[]
  readonly records: ReadonlyMap<string, Rec>
  readonly made: readonly Made[]
  readonly likely: Likely | null
  /** By what its rows have met records. */
  readonly byKey: KnownByKey
}

/** A chunk that is being written while the next is decided about: what it leaves counts, though the base may not show it yet. */
export type Before = { readonly chunk: Chunk; readonly written: Promise<void> }

/** What is kept from chunk to chunk. */
export type Run = {
  readonly ctx: Ctx
  readonly plan: Plan
  readonly options: MappingOptions
  /** Null for activities, which are never matched. */
  readonly object: ModelObject | null
  readonly by: MatchBy
  readonly links: Links
  readonly likely: Likely | null
  readonly fills: ImportFills | null
  readonly filter: KeyFilter | null
  /** Of a dry run: what a real one would find in the base by now. Null where the base has it. */
  readonly imagined: Imagined | null
}

type Opening = {
  readonly target: Target
  readonly columns: readonly PlanColumn[]
  readonly mapping: Mapping
  readonly isDry: boolean
  /** How many rows are to come, about. */
  readonly rows: number
}

export async function openRun(ctx: Ctx, from: Opening): Promise<Run> {
  const { target, columns, mapping, isDry, rows } = from
  const object = ctx.model.objects.get(target.object) ?? null
  const asked = object && matchBy(object, mapping.options)
  const by = asked === null || typeof asked === 'string' ? nothing : asked
  const isKeyed = object !== null && askedFields(by).some((field) => field.kind.keys)
  const plan = planOf(target, columns, mapping)
  const off = plan.options.off ?? new Set()
  return {
    ctx,
    object,
    by,
    plan,
    fills: await openFills(ctx, object, { off, isLearning: mapping.options.learnedFill ?? false, rows }),
    options: mapping.options,
    links: await openLinks(ctx, {
      target,
      names: columns.map(({ name }) => name),
      said: mapping.options,
    }),
    likely: await openLikely(ctx, object, { how: mapping.options.likely, isDry }),
    filter: isKeyed ? await keyFilter(ctx, object, rows) : null,
    imagined: isDry ? newImagined() : null,
  }
}

const nothing: MatchBy = { fields: [], together: [], byName: false }

// Whoever writes the chunk before is to be heard meanwhile.
const rowsAtOnce = 50

/** Decides about a chunk of rows: what is new, what is there already, what has to be refused. Writes nothing. */
export async function decide(run: Run, given: readonly Draft[], before: Before | null = null): Promise<Chunk> {
  if (run.likely) await before?.written // it weighs records of the base
  // A chunk that the database refuses is decided about again, in halves: what is found out now is kept apart.
  const drafts = given.map((draft) => ({
    ...draft,
    values: { ...draft.values },
    left: [...draft.left],
    filled: [...draft.filled],
    pointers: undefined,
  }))
  const named = await resolveLinks(run.links, drafts, before?.written)
  if (run.fills)
    await askFills(
      run.ctx,
      run.fills,
      drafts.map(({ values }) => values),
    )
  const isOwn = run.options.match !== 'none'
  const keys = drafts.map((draft) =>
    run.object && !draft.rejected
      ? [...(isOwn ? ownKeyOf(run.links.sources, draft) : []), ...keysOf(askedFields(run.by), draft.values)]
      : [],
  )
  const byKey = run.object
    ? await lookUpKeys(run.ctx, { object: run.object, by: run.by, filter: run.filter }, [...new Set(keys.flat())])
    : new Map<string, Known[]>()
  if (run.object) await meetBySource(run.ctx, run.object, { keys: keys.flat(), byKey })
  const records = new Map<string, Rec>(named.map((one) => [one.id, stub(one)]))
  const inBase = await weighed(run, drafts, { keys, byKey })
  const known = await readKnown(run, drafts, { byKey, inBase })
  const fates: Fate[] = []
  for (const [i, draft] of drafts.entries()) {
    if (i % rowsAtOnce === 0) await setImmediate()
    fates.push(decideOne(run, { draft, keys: keys[i]!, byKey, records, known, inBase, before: before?.chunk ?? null }))
  }
  await askRules(run, fates, { records, written: before?.written })
  const made = dropUnused(run, named, { records, fates })
  for (const key of keys.flat()) run.filter?.add(key)
  run.imagined?.remember(records, byKey)
  return { fates, records, made, likely: run.likely, byKey }
}

/** For the rows that no key matches, whom of the base they are likely about. */
function weighed(
  run: Run,
  drafts: readonly Draft[],
  { keys, byKey }: { keys: readonly (readonly string[])[]; byKey: KnownByKey },
): Promise<ReadonlyMap<Draft, Alike>> | ReadonlyMap<Draft, Alike> {
  if (!run.likely) return new Map()
  const open = drafts.filter(
    (draft, i) => !draft.rejected && !draft.row.isGone && !find(run, { draft, keys: keys[i]!, byKey, before: null }),
  )
  return likelyInBase(run.ctx, run.likely, open)
}

export type Around = {
  readonly draft: Draft
  readonly keys: readonly string[]
  readonly byKey: KnownByKey
  readonly records: Map<string, Rec>
  readonly known: ReadonlyMap<string, Rec>
  readonly inBase: ReadonlyMap<Draft, Alike>
  readonly before: Chunk | null
}

function decideOne(run: Run, around: Around): Fate {
  const { draft, keys, byKey, records } = around
  const { options } = run
  if (draft.row.isGone)
    return { draft, outcome: 'skip', known: null, why: { field: '', problem: problem('rowIsGone', '') } }
  // Nothing is to be repaired in a row of totals.
  if (draft.rejected?.problem.code === 'quality.rowSumsUp')
    return { draft, outcome: 'skip', known: null, why: draft.rejected }
  if (draft.rejected) return { draft, outcome: 'reject', known: null, why: draft.rejected }
  const keyed = find(run, around)
  const alike = run.likely && !keyed ? likeliest(run.likely, draft, around.inBase) : null
  const isTaken = alike !== null && run.likely?.how !== 'ask' && alike.probability >= sure
  const known = keyed ?? (isTaken ? alike : null)
  const held = holderOfId(run, around, known)
  const clash = held ? { clash: held } : {}
  const onMatch = isTaken ? run.likely!.how : options.onMatch
  if (known && onMatch === 'skip') return { draft, outcome: 'skip', known, why: isThere(known), ...clash }
  const rec = known && onMatch === 'update' ? (records.get(known.id) ?? recallFor(run, around, known.id)) : undefined
  if (known && rec) {
    const object = run.object as ModelObject
    const given = rec.isNew ? draft.values : undoable(object, draft.values)
    const { changes, conflicts } = mergeRow(rec.values, given, {
      typeOf: (name) => object.fields.get(name)?.type,
      policyOf: (name) => options.perField?.[name] ?? (options.emptyOnly ? 'fill' : 'overwrite'),
    })
    for (const key of keys) meet(byKey, key, known)
    if (Object.keys(changes).length === 0)
      return { draft, outcome: 'skip', known, why: isThere(known), conflicts, ...clash }
    rec.values = { ...rec.values, ...changes }
    rec.ready = null
    if (!rec.isNew) rec.changes = { ...rec.changes, ...changes }
    records.set(rec.id, rec)
    return { draft, outcome: 'update', known, why: null, conflicts, ...clash }
  }
  // Beyond what a dry run remembers: that it is there is known, what it holds is not.
  if (known && run.imagined && onMatch === 'update') return { draft, outcome: 'update', known, why: null, ...clash }
  const lacking = missing(run.ctx, draft)
  if (lacking) return { draft, outcome: 'reject', known, why: lacking }
  const id = create(run, around)
  return { draft, outcome: 'create', known, why: null, id, ...clash, ...(alike && !isTaken ? { alike } : {}) }
}

/** History keeps no lists of links, so an import that is taken back could not put them back: it leaves them alone. */
function undoable(object: ModelObject, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !object.fields.get(name)?.linkTable))
}

function isThere({ title }: Known): Left {
  return { field: '', problem: problem('rowIsKnown', title) }
}

function create(run: Run, { draft, keys, byKey, records }: Around): string {
  const { owners = [] } = run.options
  const id = uuidv7()
  const object = objectOf(run.ctx, draft.object)
  if (owners.length > 0 && !draft.values.owner && object.fields.get('owner')?.type === 'user') {
    draft.values.owner = owners[draft.row.no % owners.length]
  }
  if (run.fills) fillNew(run.fills, draft)
  records.set(id, {
    object: draft.object,
    id,
    isNew: true,
    rev: null,
    createdAt: draft.createdAt,
    values: draft.values,
    changes: {},
    ready: draft.ready,
  })
  const title =
    object.fields.get(object.title)?.kind.text?.(draft.values[object.title] as never) ??
    String(draft.values[object.title] ?? '')
  for (const key of keys) meet(byKey, key, { id, title })
  if (run.likely) noteMade(run.likely, draft, { id, title })
  if (draft.object === 'company') run.links.companies.add(id, title, draft.values.shortName as string | null)
  return id
}
