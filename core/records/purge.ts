import { mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { purgeAttached } from '#core/records/attached.ts'
import { withOwnChecks } from '#core/records/own-checks.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import { historySql } from '#core/records/write.ts'
import { quoted } from '#platform/db/pool.ts'

/**
 * Takes records away for good to which nothing points, neither a link nor an activity, with their history and outbox
 * entries left as they are: for undoing what an import made. Gives the ids of those that went, and tells them as one
 * event.
 */
export async function purgeFree(ctx: Ctx, objectName: string, ids: readonly string[]): Promise<string[]> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'delete')
  if (ids.length === 0) return []
  return inTransaction(ctx, async (inner) => {
    // Held first: whoever points at one of them meanwhile waits, and then hears that it is gone.
    await inner.db.count({
      text: `select from ${object.table} where id = any($1::uuid[]) order by id for update`,
      values: [ids],
    })
    const { own, others, isPlain } = await keysTo(inner, object)
    const free = await freeIds(inner, object, { ids, others })
    if (free.length === 0) return []
    for (const table of own) {
      await inner.db.count({ text: `delete from ${table} where record_id = any($1::uuid[])`, values: [free] })
    }
    await (isPlain ? withOwnChecks(inner, () => remove(inner, object, free)) : remove(inner, object, free))
    await purgeAttached(inner, object, free)
    await emit(inner, 'records.purged', { object: object.name, count: free.length, cause: ctx.cause ?? null })
    return free
  }).catch((error: unknown) => databaseRefusal(object, error))
}

async function remove(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<void> {
  await ctx.db.count({
    text: `with gone as (delete from ${object.table} t where t.id = any($1::uuid[]) returning t.id, t.rev),
      sea as (delete from ${object.searchTable} where id in (select id from gone)),
      ${historySql(ctx.model.schema, { object: object.name, action: 'purged', changed: 'gone', before: 'null', after: 'null' })}
      select from gone`,
    values: [ids, ctx.actor.id, ctx.cause ?? null],
  })
}

type Keys = {
  /** Tables of the record's own lists of links. */
  readonly own: readonly string[]
  /** Everything else with a foreign key to the object, as the column it is in. */
  readonly others: readonly { readonly table: string; readonly column: string }[]
  /** Whether these are all there are. */
  readonly isPlain: boolean
}

/** What points at an object, as the database has it: another process may have added a field a moment ago. */
async function keysTo(ctx: Ctx, object: ModelObject): Promise<Keys> {
  const rows = await ctx.db.arrays({
    text: `select c.conrelid::regclass::text, quote_ident(a.attname), cardinality(c.conkey) = 1
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = $1::text::regclass`,
    values: [object.table],
  })
  const keys = (rows as [string, string, boolean][]).map(([table, column, isPlain]) => ({ table, column, isPlain }))
  const lists = new Set([...object.fields.values()].map(({ linkTable }) => linkTable?.replaceAll('"', '')))
  const isOwn = ({ table, column }: { table: string; column: string }) =>
    column === 'record_id' && lists.has(table.replaceAll('"', ''))
  return {
    own: keys.filter(isOwn).map(({ table }) => table),
    others: keys.filter((key) => !isOwn(key)),
    isPlain: keys.every(({ isPlain }) => isPlain),
  }
}

/** Of some ids, those that are there and that nothing points to: no link, no list of links, no activity or file. */
async function freeIds(
  ctx: Ctx,
  object: ModelObject,
  { ids, others }: Pick<Keys, 'others'> & { ids: readonly string[] },
): Promise<string[]> {
  // Looked up one by one in the indexes: a base that was just filled has no statistics to join by.
  const activities = activitiesOf(ctx)
  const pointing = [
    ...others.map(({ table, column }) => `exists (select from ${table} o where o.${column} = i.id)`),
    ...activities,
  ]
  const rows = await ctx.db.arrays({
    text: `select i.id from unnest($1::uuid[]) i(id) where exists (select from ${object.table} t where t.id = i.id)
      ${pointing.length > 0 ? `and not (${pointing.join(' or ')})` : ''}`,
    values: activities.length > 0 ? [ids, object.name] : [ids],
  })
  return rows.map(([id]) => id as string)
}

/** Conditions under which an activity or a file belongs to the record `i.id` of the object `$2`. */
function activitiesOf(ctx: Ctx): string[] {
  return [...ctx.model.objects.values()].flatMap((from) =>
    [...from.fields.values()].flatMap((field) => {
      if (field.type !== 'linkAny') return []
      const [id, kind] = field.columns.map(quoted)
      return [`exists (select from ${from.table} o where o.${id} = i.id and o.${kind} = $2 and o.deleted_at is null)`]
    }),
  )
}
