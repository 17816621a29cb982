import { isDeepStrictEqual } from 'node:util'
import { condition, mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { causeId, returnChildren } from '#core/records/merge/children.ts'
import { returnLinks } from '#core/records/merge/links.ts'
import { linkedIds, resolvedValues, takenBack, type Resolve, type Snapshot } from '#core/records/merge/take-back.ts'
import { difference, mark, takeTurns, valuesOf, writeFields, type Merge } from '#core/records/merge/merge.ts'
import { reindex } from '#core/records/reindex.ts'
import { newValues } from '#core/records/select.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

type Stored = Merge & Snapshot & { readonly seq: number }

/**
 * Takes a merge back: the records that were merged are alive again, the survivor's fields and all that was moved
 * are as before, and what people changed since stays. Merges into one survivor may be undone in any order; where
 * the survivor itself was merged into another, that merge is to be undone first.
 */
export async function unmerge(ctx: Ctx, id: string): Promise<Merge> {
  return inTransaction(ctx, async (inner) => {
    await takeTurns(inner)
    const merge = await openMerge(inner, id)
    const object = objectOf(inner, merge.object)
    const caused = { ...inner, cause: merge.id }
    await refuseCovered(inner, merge) // nobody merges meanwhile: merges take turns
    const from = await lockGroup(inner, object, merge)
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
async function lockGroup(ctx: Ctx, object: ModelObject, { into, from }: Merge): Promise<string[]> {
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
  if (!survivor?.isAlive) throw errors.mergeSurvivorGone({ id: into })
  if (!survivor.mayUpdate) throw errors.mayNot({ action: 'update', object: object.name })
  const rest = from.filter((id) => found.has(id))
  if (rest.length === 0) throw errors.mergeLoserGone({ id: into })
  if (!rest.every((id) => found.get(id)?.mayDelete)) throw errors.mayNot({ action: 'delete', object: object.name })
  return rest
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
  const { resolve, retrace } = await followLinks(ctx, object, merge)
  const edits = await editsSince(ctx, merge)
  const leaving = await leavers(ctx, object, merge, current)
  const old = resolvedValues(
    object,
    takenBack(object, current, merge, { resolve, edited: edits.before(null), leaving }),
    resolve,
  )
  const values = difference(current, { ...current, ...old }).after
  await writeFields(ctx, object, { id: merge.into, current, values })
  await retrace(values)
  const later = await ctx.db.rows<Record<string, unknown>>({
    text: `select ${columns} from ${table(ctx)} where into_id = $1 and object = $2 and undone_at is null
      and seq > $3 order by seq for update`,
    values: [merge.into, merge.object, merge.seq],
  })
  for (const one of later.map(stored)) {
    const since = { resolve, edited: edits.before(one.id) }
    const rewritten = difference(
      { ...one.before, ...takenBack(object, one.before, merge, since) },
      { ...one.after, ...takenBack(object, one.after, merge, since) },
    )
    if (isDeepStrictEqual(rewritten, { before: one.before, after: one.after })) continue
    await ctx.db.count({
      text: `update ${table(ctx)} set before = $2::jsonb, after = $3::jsonb where id = $1`,
      values: [one.id, JSON.stringify(rewritten.before), JSON.stringify(rewritten.after)],
    })
  }
}

/** The fields of the survivor that people wrote since the merge, up to a later merge or up to now. */
async function editsSince(ctx: Ctx, merge: Stored): Promise<{ before: (later: string | null) => ReadonlySet<string> }> {
  const schema = quoted(ctx.model.schema)
  const rows = await ctx.db.arrays({
    text: `select h.id, h.action, h.cause, g.id is not null, array(select jsonb_object_keys(h.after))
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
      const end = rows.findIndex(([, action, cause]) => action === 'merged' && cause === later)
      const until = later === null || end < 0 ? rows : rows.slice(0, end)
      return new Set(until.filter(([, , , isMerge]) => !isMerge).flatMap(([, , , , names]) => names as string[]))
    },
  }
}

/**
 * A remembered value may name a record that was merged into another since. `resolve` gives where it is now;
 * `retrace` writes into those merges that the link is theirs to give back, as if they had moved it.
 */
async function followLinks(
  ctx: Ctx,
  object: ModelObject,
  merge: Stored,
): Promise<{ resolve: Resolve; retrace: (values: Values) => Promise<void> }> {
  const steps = new Map<string, { into: string; merge: string }>()
  for (let ids = linkedIds(object, [merge.before, merge.after]).map(({ id }) => id); ids.length > 0;) {
    const rows = await ctx.db.arrays({
      text: `select m.object, f.id, m.into_id, m.id from ${table(ctx)} m, unnest(m.from_ids) f(id)
        where m.from_ids && $1::uuid[] and f.id = any($1::uuid[]) and m.undone_at is null`,
      values: [ids],
    })
    const fresh = (rows as string[][]).filter(([name, id]) => !steps.has(`${name} ${id}`)) as [
      string,
      string,
      string,
      string,
    ][]
    for (const [name, id, into, by] of fresh) steps.set(`${name} ${id}`, { into, merge: by })
    ids = fresh.map(([, , into]) => into)
  }
  const pathOf = (name: string, id: string) => {
    const path: { id: string; merge: string }[] = []
    let at = id
    // A merged record that somebody took out of the trash may have become a survivor itself: then the path is a ring.
    for (let step = steps.get(`${name} ${at}`); step && path.length < steps.size; step = steps.get(`${name} ${at}`)) {
      path.push({ id: at, merge: step.merge })
      at = step.into
    }
    return { path, end: at }
  }
  const retrace = async (values: Values) => {
    const written = Object.keys(values)
    const before = Object.fromEntries(written.map((name) => [name, merge.before[name] ?? null]))
    const moves = linkedIds(object, [before])
      .filter(({ field }) => !field.linkTable)
      .flatMap(({ object: name, field, id }) =>
        pathOf(name, id).path.map((step) => ({ merge: step.merge, field: field.name, from: step.id })),
      )
    if (moves.length > 0) await claim(ctx, { object: object.name, id: merge.into }, moves)
  }
  return { resolve: (name, id) => pathOf(name, id).end, retrace }
}

/**
 * Who is to leave the survivor's lists of links: whom this merge brought and who stands there for nobody else. Who
 * was merged meanwhile is followed by what those merges wrote down, and is no longer put back by them.
 */
async function leavers(ctx: Ctx, object: ModelObject, merge: Stored, now: Values): Promise<Map<string, Set<string>>> {
  const moved = `${quoted(ctx.model.schema)}.merge_move`
  const leaving = new Map<string, Set<string>>()
  for (const field of object.fields.values()) {
    const after = merge.after[field.name] as string[] | null | undefined
    if (!field.linkTable || after === undefined) continue
    const [had, has] = [merge.before[field.name], now[field.name]].map((list) => new Set(list as string[] | null))
    const gone = new Set<string>()
    const place = `g.id = m.merge_id and g.undone_at is null and m.object = $2 and m.field = $3 and m.record_id = $4
      and m.place is not null`
    for (let ids = (after ?? []).filter((id) => !had?.has(id)); ids.length > 0;) {
      const values = (some: string[]) => [some, object.name, field.name, merge.into]
      const standing = await ctx.db.arrays({
        text: `update ${moved} m set kept = false from ${table(ctx)} g where g.into_id = any($1::uuid[])
          and ${place} returning g.into_id`,
        values: values(ids),
      })
      const free = ids.filter((id) => !standing.some(([other]) => other === id))
      for (const id of free) if (has?.has(id)) gone.add(id)
      const followed = await ctx.db.arrays({
        text: `delete from ${moved} m using ${table(ctx)} g where m.from_id = any($1::uuid[]) and ${place}
          returning g.into_id, m.kept`,
        values: values(free),
      })
      ids = [...new Set(followed.filter(([, isKept]) => isKept === false).map(([id]) => id as string))]
    }
    leaving.set(field.name, gone)
  }
  return leaving
}

async function claim(
  ctx: Ctx,
  record: { object: string; id: string },
  moves: readonly { merge: string; field: string; from: string }[],
): Promise<void> {
  const moved = `${quoted(ctx.model.schema)}.merge_move`
  const values = [JSON.stringify(moves), record.object, record.id]
  const given = `json_to_recordset($1::json) g(merge uuid, field text, "from" uuid)`
  await ctx.db.count({
    text: `delete from ${moved} m using ${given} where m.merge_id = g.merge and m.object = $2 and m.field = g.field
      and m.record_id = $3::uuid`,
    values,
  })
  await ctx.db.count({
    text: `insert into ${moved} (merge_id, object, field, record_id, from_id)
      select g.merge, $2, g.field, $3::uuid, g."from" from ${given}`,
    values,
  })
}
