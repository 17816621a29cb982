import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { purgeFree } from '#core/records/purge.ts'
import { titleSql } from '#core/records/select.ts'
import { forgetProvenance } from '#capabilities/quality/fill/provenance.ts'
import { quoted } from '#platform/db/pool.ts'
import type { Undone } from '#capabilities/quality/contract-imports.ts'
import type { Undoing } from '#capabilities/quality/imports/undo/undo.ts'

const atOnce = 2000
/** Transactions at a time: what deleting costs is checking all that might point there, and that is one core's work. */
const beside = 2

/** A record the import made that is still there. */
export type Left = { readonly object: string; readonly id: string; readonly isChanged: boolean }

/** Takes away the records an import made that nobody has changed and nothing else points to; gives those that stay. */
export async function purgeCreated(ctx: Ctx, { cause, purged }: Undoing): Promise<Left[]> {
  const objects = await createdObjects(ctx, cause)
  let left: Left[] = []
  const purge = async (object: string, ids: readonly string[]): Promise<number> => {
    let gone = 0
    const size = Math.ceil(ids.length / beside)
    const parts = Array.from({ length: beside }, (_, i) => ids.slice(i * size, (i + 1) * size)).filter(
      ({ length }) => length > 0,
    )
    // Waits for all of them, also where one fails: what is tried again must not meet what still runs.
    const rounds = await Promise.allSettled(parts.map((part) => purgeSome(ctx, { object, ids: part, cause, purged })))
    for (const round of rounds) {
      if (round.status === 'rejected') throw round.reason
      gone += round.value.gone
      left.push(...round.value.left)
    }
    return gone
  }
  for (const object of objects) for await (const ids of createdIds(ctx, { object, cause })) await purge(object, ids)
  // What points at something has to go before it; how deep that goes, nobody knows beforehand.
  for (let gone = 1; gone > 0 && left.some(({ isChanged }) => !isChanged);) {
    const again = Map.groupBy(
      left.filter(({ isChanged }) => !isChanged),
      ({ object }) => object,
    )
    left = left.filter(({ isChanged }) => isChanged)
    gone = 0
    for (const [object, some] of again) {
      const ids = some.map(({ id }) => id)
      for (let at = 0; at < ids.length; at += atOnce * beside)
        gone += await purge(object, ids.slice(at, at + atOnce * beside))
    }
  }
  return left
}

/** The objects of which records were made; companies, which others point at, last. */
async function createdObjects(ctx: Ctx, cause: string): Promise<string[]> {
  const rows = await ctx.db.arrays({
    text: `select distinct object from ${quoted(ctx.model.schema)}.history where cause = $1 and action = 'created'`,
    values: [cause],
  })
  return rows.map(([object]) => object as string).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
}

const order = ['deal', 'contact', 'company'] // anything else comes before

/** The ids of what the import made of an object, in the order it made them. */
async function* createdIds(
  ctx: Ctx,
  { object, cause }: { object: string; cause: string },
): AsyncGenerator<string[], undefined> {
  for (let after = 0; ;) {
    const made = await ctx.db.arrays({
      text: `select id, record_id from ${quoted(ctx.model.schema)}.history
        where cause = $1 and action = 'created' and object = $2 and id > $3 order by id limit ${atOnce * beside}`,
      values: [cause, object, after],
    })
    if (made.length > 0) yield made.map(([, id]) => id as string)
    if (made.length < atOnce * beside) return undefined
    after = made.at(-1)![0] as number
  }
}

type Some = Pick<Undoing, 'cause' | 'purged'> & { readonly object: string; readonly ids: readonly string[] }

async function purgeSome(ctx: Ctx, { object, ids, cause, purged }: Some): Promise<{ gone: number; left: Left[] }> {
  return inTransaction(ctx, async (inner) => {
    const changed = new Set(await changedSince(inner, ids, cause))
    const purgeable = ids.filter((id) => !changed.has(id))
    const gone = await purgeFree(inner, object, purgeable)
    await forgetProvenance(inner, gone)
    if (gone.length > 0) await purged(inner, gone.length)
    const going = new Set(gone)
    const rest = ids.filter((id) => !going.has(id))
    if (rest.length === 0) return { gone: gone.length, left: [] }
    const there = await inner.db.arrays({
      text: `select id from ${objectOf(inner, object).table} where id = any($1::uuid[])`,
      values: [rest],
    })
    const left = (there as [string][]).map(([id]) => ({ object, id, isChanged: changed.has(id) }))
    return { gone: gone.length, left }
  })
}

/**
 * Records that something has changed since the import last wrote them. A merge, a later import, a repair or a filling in
 * that was taken back changed nothing; a merge that stands keeps what it joined, for those are one record now. What
 * somebody put into the trash is not missed.
 */
async function changedSince(ctx: Ctx, ids: readonly string[], cause: string): Promise<string[]> {
  const schema = quoted(ctx.model.schema)
  // Few records are in anybody else's history: only those are looked at closely.
  const touched = await ctx.db.arrays({
    text: `select distinct record_id from ${schema}.history where record_id = any($1::uuid[])
      and cause is distinct from $2`,
    values: [ids, cause],
  })
  if (touched.length === 0) return []
  const rows = await ctx.db.arrays({
    text: `with undone as (
        select unnest(array['import:' || id, 'undo:' || id]) as cause from ${schema}.quality_import where status = 'undone'
        union all select unnest(array['step:' || id, 'undo-step:' || id]) from ${schema}.quality_step where status = 'undone'
        union all select unnest(array['fill:' || id, 'undo:fill:' || id]) from ${schema}.quality_fill where status = 'undone')
      select record_id from (
        select h.record_id, h.id, h.action, h.cause, max(h.id) filter (where h.cause = $2) over (partition by h.record_id) as last
        from ${schema}.history h where h.record_id = any($1::uuid[])) h
      left join ${schema}.merge m on m.id::text = h.cause
      where h.id > h.last and m.undone_at is null and not exists (select from undone u where u.cause = h.cause)
      group by record_id
      having bool_or(h.action = 'merged') or (array_agg(h.action order by h.id desc))[1] <> 'deleted'`,
    values: [touched.map(([id]) => id), cause],
  })
  return rows.map(([id]) => id as string)
}

const mostExamples = 100

/** What had to stay, with why. */
export async function keptOf(
  ctx: Ctx,
  { left, examples }: { left: readonly Left[]; examples: Undone['examples'] },
): Promise<{ count: number; examples: Undone['examples'] }> {
  const all = [...examples]
  for (const [object, some] of Map.groupBy(left.slice(0, mostExamples), (one) => one.object)) {
    const model = objectOf(ctx, object)
    const rows = await ctx.db.arrays({
      text: `select t.id, ${titleSql(ctx.model, model, 't')} from ${model.table} t where t.id = any($1::uuid[])`,
      values: [some.map(({ id }) => id)],
    })
    const titles = new Map(rows as [string, string][])
    for (const { id, isChanged } of some)
      all.push({ object, id, title: titles.get(id) ?? '', why: isChanged ? 'changed' : 'linked' })
  }
  return { count: left.length, examples: all.slice(0, mostExamples) }
}
