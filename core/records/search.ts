import { condition, ruleOf } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { fieldOf, newValues, titleSql, type Values } from '#core/records/select.ts'
import { recordSizes } from '#core/records/sizes.ts'
import { folded, searchQuery, typedHead } from '#core/records/words.ts'
import type { Query } from '#platform/db/pool.ts'

// Of a word that half the base contains, the index gives this many; nobody reads on behind them.
const candidates = 200
const mostItems = 100
// From so many records on, an object's titles are looked up by how they start before its words are.
const manyRecords = 20_000
// Sorts behind every character: the end of what starts with a text.
const last = '\u{10FFFF}'

/**
 * Records of all objects (or of one) for what a person typed, best first, as JSON text `{"items":[…]}`.
 *
 * Of objects with many records, titles that start with it come first, as written, as spoken or by initials: B-trees
 * give them at once, however common the name. Only when the list is not full are their other words looked up.
 */
export async function searchJson(
  ctx: Ctx,
  typed: string,
  options: { object?: string; limit?: number } = {},
): Promise<string> {
  const words = searchQuery(typed)
  const limit = Math.min(Math.max(options.limit ?? 20, 1), mostItems)
  const sizes = await recordSizes(ctx)
  const objects = [...ctx.model.objects.values()].filter(
    (object) =>
      object.searched.length > 0 &&
      (!options.object || object.name === options.object) &&
      sizes.get(object.name) !== 0 &&
      ruleOf(ctx.actor, object, 'read') !== false,
  )
  if (words === null || objects.length === 0) return '{"items":[]}'
  const isLarge = (object: ModelObject) => (sizes.get(object.name) ?? 0) >= manyRecords
  const large = objects.filter(isLarge)
  const small = objects.filter((object) => !isLarge(object))
  const found = new Map<string, string>()
  const look = async (query: Query) => {
    for (const [id, json] of await ctx.db.arrays(query)) {
      if (found.size < limit && !found.has(id as string)) found.set(id as string, json as string)
    }
  }
  await look(firstQuery(ctx, { large, small, words, typed, limit }))
  if (found.size < limit && large.length > 0) await look(wordsQuery(ctx, large, { words, typed, limit }))
  return `{"items":[${[...found.values()].join(',')}]}`
}

type First = Looked & { large: readonly ModelObject[]; small: readonly ModelObject[] }

function firstQuery(ctx: Ctx, { large, small, words, typed, limit }: First): Query {
  const values = newValues()
  const [most, head] = [values.add(limit), typedHead(typed)]
  const parts: string[] = []
  if (large.length > 0) {
    const [from, to] = [values.add(head), values.add(head + last)]
    for (const object of large) {
      for (const [place, way] of ['head', 'spoken', 'initials'].entries()) {
        const source = `(select id, ${way} as h from ${object.searchTable}
          where ${way} ~>=~ ${from} and ${way} ~<~ ${to} and ${from} <> '' order by ${way} using ~<~ limit ${most})`
        parts.push(
          hitSql(ctx, object, { values, source, rank: `${place} + case when c.h = ${from} then 0 else 3 end` }),
        )
      }
    }
  }
  if (small.length > 0) parts.push(...wordParts(ctx, small, { words, typed, values }))
  return outer(parts, most, values)
}

type Looked = { words: string; typed: string; limit: number }

function wordsQuery(ctx: Ctx, objects: readonly ModelObject[], { words, typed, limit }: Looked): Query {
  const values = newValues()
  const most = values.add(limit)
  return outer(wordParts(ctx, objects, { words, typed, values }), most, values)
}

function wordParts(
  ctx: Ctx,
  objects: readonly ModelObject[],
  { words, typed, values }: { words: string; typed: string; values: Values },
): string[] {
  const query = values.add(words)
  const text = folded(typed)
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')
  const [starts, contains] = [values.add(`${text}%`), values.add(`%${text}%`)]
  return objects.map((object) => {
    const source = `(select id from ${object.searchTable} where words @@ ${query}::tsquery limit ${candidates})`
    const title = `lower(${titleSql(ctx.model, object, 't')})`
    const rank = `case when ${title} like ${starts} then 2 when ${title} like ${contains} then 6 else 7 end`
    return hitSql(ctx, object, { values, source, rank })
  })
}

function outer(parts: readonly string[], most: string, values: Values): Query {
  const text = `select id, json_build_object('object', o, 'id', id, 'title', title, 'subtitle', sub)
    from (${parts.join(' union all ')}) found order by rank, length(title), place, id limit ${most}`
  return { text, values: values.list }
}

type Hit = { values: Values; source: string; rank: string }

function hitSql(ctx: Ctx, object: ModelObject, { values, source, rank }: Hit): string {
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const place = [...ctx.model.objects.keys()].indexOf(object.name)
  return `select '${object.name}' as o, t.id, ${titleSql(ctx.model, object, 't')} as title, ${subtitleSql(ctx, object)} as sub,
      ${place} as place, ${rank} as rank
    from ${source} c join ${object.table} t on t.id = c.id where t.deleted_at is null and ${may}`
}

function subtitleSql(ctx: Ctx, object: ModelObject): string {
  if (!object.subtitle) return 'null::text'
  const field = fieldOf(object, object.subtitle)
  const { plain } = fieldSql(ctx.model, object, field, 't')
  if (field.type !== 'link') return `${plain}::text`
  const target = ctx.model.objects.get(field.target as string) as ModelObject
  return `(select ${titleSql(ctx.model, target, 's')} from ${target.table} s where s.id = ${plain} and s.deleted_at is null)::text`
}
