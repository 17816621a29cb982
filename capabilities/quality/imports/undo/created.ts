import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { purgeRecords, unlinkedIds } from '#core/records/remove.ts'
import { titleSql } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'
import type { Undone } from '#capabilities/quality/contract-imports.ts'
import type { Undoing } from '#capabilities/quality/imports/undo/undo.ts'

const atOnce = 1000

/** Takes away the records an import made that nobody has changed and nothing else points to. */
export async function purgeCreated(ctx: Ctx, { cause, sum, say }: Undoing): Promise<Undone> {
  let done = sum
  const objects = await createdObjects(ctx, cause)
  // What points at something has to go before it; how deep that goes, nobody knows beforehand.
  for (let before = -1; before !== done.purged;) {
    before = done.purged
    for (const object of objects) {
      for (let after: number | null = 0; after !== null;) {
        const { some, next } = await createdHere(ctx, { object, cause, after })
        after = next
        await inTransaction(ctx, async (inner) => {
          const ids = await freeIds(
            inner,
            object,
            some.filter(({ isChanged }) => !isChanged).map(({ id }) => id),
          )
          if (ids.length === 0) return
          await purgeRecords(inner, object, ids)
          done = { ...done, purged: done.purged + ids.length }
          await say(inner, done)
        })
      }
    }
  }
  return done
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

type Created = { readonly id: string; readonly isChanged: boolean; readonly title: string }

/**
 * The next records of an object that the import made, those that are still there. Those that somebody has
 * changed since are told apart.
 */
async function createdHere(
  ctx: Ctx,
  { object, cause, after }: { object: string; cause: string; after: number },
): Promise<{ some: Created[]; next: number | null }> {
  const model = objectOf(ctx, object)
  const history = `${quoted(ctx.model.schema)}.history`
  // In steps, because a base that was just filled has no statistics to join by.
  const made = await ctx.db.rows<{ mark: number; id: string }>({
    text: `select id as mark, record_id as id from ${history} where cause = $1 and action = 'created' and object = $2
      and id > $3 order by id limit ${atOnce}`,
    values: [cause, object, after],
  })
  const ids = made.map(({ id }) => id)
  const changed = new Set(await changedSince(ctx, ids, cause))
  const there = await ctx.db.rows<{ id: string; title: string }>({
    text: `select t.id, ${titleSql(ctx.model, model, 't')} as title from ${model.table} t where t.id = any($1::uuid[])`,
    values: [ids],
  })
  const some = there.map(({ id, title }) => ({ id, title, isChanged: changed.has(id) }))
  return { some, next: made.length < atOnce ? null : made.at(-1)!.mark }
}

/**
 * Records that something has changed since the import last wrote them. A merge that was taken back changed nothing; one
 * that stands keeps what it joined, for those are one record now. What somebody put into the trash is not missed.
 */
async function changedSince(ctx: Ctx, ids: readonly string[], cause: string): Promise<string[]> {
  const schema = quoted(ctx.model.schema)
  const rows = await ctx.db.arrays({
    text: `select record_id from (
        select h.record_id, h.id, h.action, h.cause, max(h.id) filter (where h.cause = $2) over (partition by h.record_id) as last
        from ${schema}.history h where h.record_id = any($1::uuid[])) h
      left join ${schema}.merge m on m.id::text = h.cause
      where h.id > h.last and m.undone_at is null group by record_id
      having bool_or(h.action = 'merged') or (array_agg(h.action order by h.id desc))[1] <> 'deleted'`,
    values: [ids, cause],
  })
  return rows.map(([id]) => id as string)
}

/** Ids that nothing points to: no link, no list of links, no activity or file. */
async function freeIds(ctx: Ctx, object: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const unlinked = await unlinkedIds(ctx, object, ids)
  const pointing = [...ctx.model.objects.values()].flatMap((from) =>
    [...from.fields.values()].flatMap((field) => {
      if (field.linkTable && field.target === object)
        return [`exists (select from ${field.linkTable} l where l.target_id = i.id)`]
      if (field.type !== 'linkAny') return []
      const [id, kind] = field.columns.map(quoted)
      return [`exists (select from ${from.table} o where o.${id} = i.id and o.${kind} = $2 and o.deleted_at is null)`]
    }),
  )
  const rows = await ctx.db.arrays({
    text: `select i.id from unnest($1::uuid[]) i(id) where not (${pointing.join(' or ')})`,
    values: [unlinked, object],
  })
  return rows.map(([id]) => id as string)
}

/** What had to stay, with why. */
export async function keptOf(
  ctx: Ctx,
  { cause, examples }: { cause: string; examples: Undone['examples'] },
): Promise<{ count: number; examples: Undone['examples'] }> {
  let count = 0
  const all = [...examples]
  for (const object of await createdObjects(ctx, cause)) {
    for (let after: number | null = 0; after !== null;) {
      const { some, next } = await createdHere(ctx, { object, cause, after })
      after = next
      count += some.length
      for (const { id, title, isChanged } of some)
        all.push({ object, id, title, why: isChanged ? 'changed' : 'linked' })
    }
  }
  return { count, examples: all.slice(0, 100) }
}
