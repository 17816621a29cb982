import { isDeepStrictEqual } from 'node:util'
import { condition, mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { returnAttached } from '#core/records/attached.ts'
import { causeId, returnChildren } from '#core/records/merge/children.ts'
import { claimsOn, pathsFrom, replaceClaims } from '#core/records/merge/claims.ts'
import { returnLinks } from '#core/records/merge/links.ts'
import { originalsOf, realised } from '#core/records/merge/originals.ts'
import { takenBack, type Edits, type Snapshot } from '#core/records/merge/take-back.ts'
import { difference, mark, takeTurns, valuesOf, writeFields, type Merge } from '#core/records/merge/merge.ts'
import { restoreRecords } from '#core/records/remove.ts'
import { reindex } from '#core/records/reindex.ts'
import { newValues } from '#core/records/select.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

type Stored = Merge & Snapshot & { readonly seq: number }

/**
 * Takes a merge back: the records that were merged are alive again, the survivor's fields and all that was moved
 * are as before, and what people changed since stays. Merges into one survivor may be undone in any order; where
 * the survivor itself was merged into another, that merge is to be undone first (`mergesOver` names them all). A
 * survivor that lies in the trash comes back from it.
 */
export async function unmerge(ctx: Ctx, id: string): Promise<Merge> {
  return inTransaction(ctx, async (inner) => {
    await takeTurns(inner)
    const merge = await openMerge(inner, id)
    const object = objectOf(inner, merge.object)
    const caused = { ...inner, cause: merge.id }
    await refuseCovered(inner, merge) // nobody merges meanwhile: merges take turns
    const { from, isTrashed } = await lockGroup(inner, object, merge)
    if (isTrashed) await restoreRecords(caused, object.name, [merge.into])
    await inner.db.count({
      text: `update ${table(ctx)} set undone_at = now(), undone_by = $2 where id = $1`,
      values: [merge.id, ctx.actor.id],
    })
    await restoreFields(caused, object, merge)
    await mark(caused, object, {
      ids: from,
      set: 'deleted_at = null',
      where: 't.deleted_at is not null',
      action: 'unmerged',
      note: { from: merge.into },
    })
    await mark(caused, object, { ids: [merge.into], action: 'unmerged', note: { from } })
    await reindex(caused, object, from)
    const merging = { id: merge.id, object, into: merge.into, from }
    await returnChildren(caused, merging)
    await returnLinks(caused, merging)
    await returnAttached(caused, merging)
    return { id: merge.id, object: object.name, into: merge.into, from: [...merge.from] }
  })
}

function table(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.merge`
}

const columns = `id, seq, object, into_id as "into", from_ids as "from", before, after`

async function openMerge(ctx: Ctx, id: string): Promise<Stored> {
  const [row] = isUuid(id)
    ? await ctx.db.rows<Record<string, unknown>>({
        text: `select ${columns}, undone_at from ${table(ctx)} where id = $1 for update`,
        values: [id],
      })
    : []
  if (!row) throw errors.mergeNotFound({ id })
  const merge = stored(row)
  const object = objectOf(ctx, merge.object)
  mustPossibly(ctx, object, 'update')
  mustPossibly(ctx, object, 'delete')
  if (row.undone_at !== null) throw errors.mergeUndone()
  return merge
}

function stored(row: Record<string, unknown>): Stored {
  return { ...row, before: JSON.parse(row.before as string), after: JSON.parse(row.after as string) } as Stored
}

/** Locks the records in the order of their ids, and gives those of the merged ones that still exist. */
async function lockGroup(
  ctx: Ctx,
  object: ModelObject,
  { into, from }: Merge,
): Promise<{ from: string[]; isTrashed: boolean }> {
  const values = newValues()
  const ids = values.add([into, ...from])
  const may = (action: 'read' | 'update' | 'delete') => condition(ctx, object, { action, alias: 't', add: values.add })
  const rows = await ctx.db.arrays({
    text: `select t.id, t.deleted_at is null, ${may('update')}, ${may('delete')} from ${object.table} t
      where t.id = any(${ids}::uuid[]) and ${may('read')} order by t.id for update`,
    values: values.list,
  })
  const found = new Map(
    rows.map(([id, isAlive, mayUpdate, mayDelete]) => [id as string, { isAlive, mayUpdate, mayDelete }]),
  )
  const survivor = found.get(into)
  if (!survivor) throw errors.mergeSurvivorGone({ id: into })
  if (!survivor.isAlive && !survivor.mayDelete) throw errors.mayNot({ action: 'delete', object: object.name })
  if (!survivor.mayUpdate) throw errors.mayNot({ action: 'update', object: object.name })
  const rest = from.filter((id) => found.has(id))
  if (rest.length === 0) throw errors.mergeLoserGone({ id: into })
  if (!rest.every((id) => found.get(id)?.mayDelete)) throw errors.mayNot({ action: 'delete', object: object.name })
  return { from: rest, isTrashed: !survivor.isAlive }
}

async function refuseCovered(ctx: Ctx, merge: Stored): Promise<void> {
  const [later] = await ctx.db.arrays({
    text: `select id from ${table(ctx)} where from_ids && $1::uuid[] and object = $2 and undone_at is null and seq > $3
      order by seq desc limit 1`,
    values: [[merge.into, ...merge.from], merge.object, merge.seq],
  })
  if (later) throw errors.mergeCovered({ merge: later[0] as string })
}

/**
 * Gives the survivor back what it held. Later merges into it go on, so what they remember is made to look as if
 * this one had never been.
 */
async function restoreFields(ctx: Ctx, object: ModelObject, merge: Stored): Promise<void> {
  if (Object.keys(merge.after).length === 0) return
  const current = (await valuesOf(ctx, object, [merge.into])).get(merge.into) as Values
  const now = originalsOf(object.fields, current, await claimsOn(ctx, object, merge.into))
  const edits = await editsSince(ctx, merge)
  const old = takenBack(object, now, merge, edits.before(null))
  const restored = Object.fromEntries(old.restored.map((name) => [name, old.values[name]]))
  const { values, claims } = realised(object.fields, restored, await pathsFrom(ctx, object, restored))
  const changed = difference(current, { ...current, ...values }).after
  await writeFields(ctx, object, { id: merge.into, current, values: changed })
  await replaceClaims(ctx, object, merge.into, { fields: old.restored, claims })
  const later = await ctx.db.rows<Record<string, unknown>>({
    text: `select ${columns} from ${table(ctx)} where into_id = $1 and object = $2 and undone_at is null
      and seq > $3 order by seq for update`,
    values: [merge.into, merge.object, merge.seq],
  })
  for (const one of later.map(stored)) {
    const edited = edits.before(one.id)
    const rewritten = difference(
      { ...one.before, ...takenBack(object, one.before, merge, edited).values },
      { ...one.after, ...takenBack(object, one.after, merge, edited).values },
    )
    if (isDeepStrictEqual(rewritten, { before: one.before, after: one.after })) continue
    await ctx.db.count({
      text: `update ${table(ctx)} set before = $2::jsonb, after = $3::jsonb where id = $1`,
      values: [one.id, JSON.stringify(rewritten.before), JSON.stringify(rewritten.after)],
    })
  }
}

/** What people wrote in the survivor since the merge, up to a later merge or up to now. */
async function editsSince(ctx: Ctx, merge: Stored): Promise<{ before: (later: string | null) => Edits }> {
  const schema = quoted(ctx.model.schema)
  const rows = await ctx.db.arrays({
    text: `select h.action, h.cause, g.id is not null, h.before, h.after
      from ${schema}.history h left join ${schema}.merge g on g.id = ${causeId}
      where h.record_id = $1 and h.object = $2 and h.action in ('changed', 'merged')
        and jsonb_typeof(h.after) = 'object'
        and h.id > (select max(c.id) from ${schema}.history c where c.record_id = $1 and c.action = 'merged'
          and c.cause = $3)
      order by h.id`,
    values: [merge.into, merge.object, merge.id],
  })
  return {
    before(later) {
      const end = rows.findIndex(([action, cause]) => action === 'merged' && cause === later)
      const until = later === null || end < 0 ? rows : rows.slice(0, end)
      const byPeople = until.filter(([, , isMerge]) => !isMerge)
      return editsOf(byPeople.map(([, , , before, after]) => [asValues(before), asValues(after)]))
    },
  }
}

const asValues = (json: unknown) => (typeof json === 'string' ? JSON.parse(json) : (json ?? {})) as Values

function editsOf(changes: readonly (readonly [before: Values, after: Values])[]): Edits {
  const lists = new Map<string, Map<string, 'put' | 'out'>>()
  for (const [before, after] of changes)
    for (const name of Object.keys(after)) {
      const [old, now] = [before[name] ?? [], after[name] ?? []]
      if (!Array.isArray(old) || !Array.isArray(now)) continue
      const acts = lists.get(name) ?? new Map<string, 'put' | 'out'>()
      for (const one of now as string[]) if (!old.includes(one)) acts.set(one, 'put')
      for (const one of old as string[]) if (!now.includes(one)) acts.set(one, 'out')
      if (acts.size > 0) lists.set(name, acts)
    }
  return { names: new Set(changes.flatMap(([, after]) => Object.keys(after))), lists }
}
