import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { searchQuery } from '#core/records/words.ts'
import { newValues, titleSql, type Values } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

export type MergeQuery = {
  readonly object: string
  readonly record?: string
  /** Only these. */
  readonly ids?: readonly string[]
  /** Words in the name of the record that stayed or of one that went into it. */
  readonly q?: string
  readonly limit?: number
  readonly after?: string
}

const most = 200

/** The merges of an object, or of one record, newest first, as JSON text; of records the reader may see. */
export async function mergesJson(ctx: Ctx, query: MergeQuery): Promise<string> {
  const object = objectOf(ctx, query.object)
  const limit = query.limit ?? 50
  if (limit < 1 || limit > most) throw errors.badLimit({ most })
  if (query.after && !/^\d{1,18}$/.test(query.after)) throw errors.badCursor()
  if (query.record && !isUuid(query.record)) throw errors.recordNotFound({ object: object.name, id: query.record })
  const schema = quoted(ctx.model.schema)
  const values = newValues()
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const where = [`m.object = ${values.add(object.name)}`, may]
  if (query.after) where.push(`m.seq < ${values.add(query.after)}::bigint`)
  if (query.record) {
    const id = values.add(query.record)
    where.push(`(m.into_id = ${id}::uuid or m.from_ids @> array[${id}::uuid])`)
  }
  if (query.ids) where.push(`m.id = any(${values.add(query.ids)}::uuid[])`)
  if (query.q?.trim()) where.push(namedSql(ctx, object, query.q, values))
  const rows = await ctx.db.arrays({
    text: `select m.seq, json_build_object('id', m.id, 'object', m.object, 'at', m.at, 'undoneAt', m.undone_at,
        'isTrashed', t.deleted_at is not null,
        'into', json_build_object('id', t.id, 'title', ${titleSql(ctx.model, object, 't')}),
        'from', (select json_agg(json_build_object('id', g.id, 'title', ${titleSql(ctx.model, object, 'g')})
          order by f.place)
          from unnest(m.from_ids) with ordinality f(id, place) join ${object.table} g on g.id = f.id),
        'actor', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end,
        'fields', array(select jsonb_object_keys(m.after)),
        'moved', (select count(*) from ${schema}.merge_move v where v.merge_id = m.id))
      from ${schema}.merge m join ${object.table} t on t.id = m.into_id left
        join ${schema}."user" u on u.id = m.actor_id
      where ${where.join(' and ')} order by m.seq desc limit ${values.add(limit + 1)}`,
    values: values.list,
  })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? JSON.stringify(String(items.at(-1)?.[0])) : 'null'
  return `{"items":[${items.map(([, json]) => json as string).join(',')}],"next":${next}}`
}

const mostWords = 6

/** Every word in a name of one of the records, in any order; of who is still there also as the search box finds it. */
function namedSql(ctx: Ctx, object: ModelObject, q: string, values: Values): string {
  const says = (alias: string, place: string) => `${titleSql(ctx.model, object, alias)} ilike ${place}`
  const words = q.trim().split(/\s+/).slice(0, mostWords)
  const everyWord = words.map((word) => {
    const place = values.add(`%${word.replace(/[\\%_]/g, '\\$&')}%`)
    return `(${says('t', place)} or exists (
      select from ${object.table} n where n.id = any(m.from_ids) and ${says('n', place)}))`
  })
  const found = searchQuery(q)
  const bySearch =
    found === null
      ? 'false'
      : `exists (select from ${object.searchTable} s where s.id = t.id and s.words @@ ${values.add(found)}::tsquery)`
  return `((${everyWord.join(' and ')}) or ${bySearch})`
}
