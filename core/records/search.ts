import { condition, ruleOf } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { fieldOf, newValues, titleSql, type Values } from '#core/records/select.ts'
import { folded, searchQuery, typedHead } from '#core/records/words.ts'

// Of a word that half the base contains, the index gives this many; nobody reads on behind them.
const candidates = 200
const mostItems = 100
// Sorts behind every character: the end of what starts with a text.
const last = '\u{10FFFF}'

/**
 * Records of all objects (or of one) for what a person typed, best first, as JSON text `{"items":[…]}`.
 *
 * First come titles that start with it, as written, as spoken or by initials: B-trees give them at once, however
 * common the name. Only when they do not fill the list are the words inside looked up.
 */
export async function searchJson(
  ctx: Ctx,
  typed: string,
  options: { object?: string; limit?: number } = {},
): Promise<string> {
  const words = searchQuery(typed)
  const limit = Math.min(Math.max(options.limit ?? 20, 1), mostItems)
  const objects = [...ctx.model.objects.values()].filter(
    ({ name, searched }) => searched.length > 0 && (!options.object || name === options.object),
  )
  const readable = objects.filter((object) => ruleOf(ctx.actor, object, 'read') !== false)
  if (words === null || readable.length === 0) return '{"items":[]}'
  const found = new Map<string, string>()
  const add = (rows: unknown[][]) => {
    for (const [id, json] of rows)
      if (found.size < limit) found.set(id as string, found.get(id as string) ?? (json as string))
  }
  const head = typedHead(typed)
  if (head !== '') add(await ctx.db.arrays(headsQuery(ctx, readable, head, limit)))
  if (found.size < limit) add(await ctx.db.arrays(wordsQuery(ctx, readable, { words, typed, limit })))
  return `{"items":[${[...found.values()].join(',')}]}`
}

function headsQuery(ctx: Ctx, objects: readonly ModelObject[], head: string, limit: number): Found {
  const values = newValues()
  const [from, to, most] = [values.add(head), values.add(head + last), values.add(limit)]
  const ways = ['head', 'spoken', 'initials']
  const parts = objects.flatMap((object) =>
    ways.map((way, place) => {
      const source = `(select id, ${way} as h from ${object.searchTable}
        where ${way} ~>=~ ${from} and ${way} ~<~ ${to} order by ${way} using ~<~ limit ${most})`
      return hitSql(ctx, object, { values, source, rank: `${place} + case when c.h = ${from} then 0 else 3 end` })
    }),
  )
  return outer(parts, most, values)
}

type Looked = { words: string; typed: string; limit: number }

function wordsQuery(ctx: Ctx, objects: readonly ModelObject[], { words, typed, limit }: Looked): Found {
  const values = newValues()
  const query = values.add(words)
  const like = values.add(
    `%${folded(typed)
      .trim()
      .slice(0, 200)
      .replace(/[\\%_]/g, '\\$&')}%`,
  )
  const most = values.add(limit)
  const parts = objects.map((object) => {
    const source = `(select id from ${object.searchTable} where words @@ ${query}::tsquery limit ${candidates})`
    const title = titleSql(ctx.model, object, 't')
    return hitSql(ctx, object, { values, source, rank: `case when lower(${title}) like ${like} then 0 else 1 end` })
  })
  return outer(parts, most, values)
}

type Found = { text: string; values: unknown[] }

function outer(parts: readonly string[], most: string, values: Values): Found {
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
