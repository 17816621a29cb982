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
      !object.hidden &&
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

/**
 * The heads are compared and cut to the page among the search rows alone; only what is shown is looked up in its
 * table. Of the twenty that nine indexes give each, one in nine is.
 */
function firstQuery(ctx: Ctx, { large, small, words, typed, limit }: First): Query {
  const values = newValues()
  const [most, head] = [String(limit), typedHead(typed)]
  const parts: string[] = []
  let withSql = ''
  if (large.length > 0 && head !== '') {
    const at = { most, from: unguessed(values, head), to: unguessed(values, head + last) }
    const heads = large.flatMap((object) => headParts(ctx, object, values, at))
    // A record is found by up to three ways; the best of them counts.
    withSql = `with heads as materialized (
        select id, place, min(rank) as rank, min(size) as size from (${heads.join(' union all ')}) h
        group by id, place order by 3, 4, 2, 1 limit ${most}
      ) `
    for (const object of large) {
      const source = `(select id, rank from heads where place = ${placeOf(ctx, object)})`
      parts.push(hitSql(ctx, object, { values, source, rank: 'c.rank' }))
    }
  }
  if (small.length > 0) parts.push(...wordParts(ctx, small, { words, typed, values }))
  return parts.length === 0 ? nothing : outer(parts, { most, values, withSql })
}

/**
 * A value that the planner cannot look at. Seeing it, it would plan these thirty sub-queries anew for every letter
 * typed, which takes longer than to run them; there is one good plan, whatever was typed. For the same reason limits
 * stand in the text.
 */
function unguessed(values: Values, value: string, type = 'text'): string {
  return `(select ${values.add(value)}::${type})`
}

const nothing: Query = { text: 'select null, null where false' }

type Range = { most: string; from: string; to: string }

function headParts(ctx: Ctx, object: ModelObject, values: Values, { most, from, to }: Range): string[] {
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const allowed = may === 'true' ? '' : `and exists (select from ${object.table} t where t.id = s.id and ${may})`
  return ['head', 'spoken', 'initials'].map(
    (way, i) => `(select id, ${placeOf(ctx, object)} as place, length(head) as size,
        case when ${way} = ${from} then ${i} else ${i + 3} end as rank
      from ${object.searchTable} s where ${way} ~>=~ ${from} and ${way} ~<~ ${to} ${allowed}
      order by ${way} using ~<~ limit ${most})`,
  )
}

/**
 * Ids of some records whose search rows meet a condition on `words` or `keys`. Without the wall of a materialised step
 * the planner, who thinks that thousands meet it, would rather read the table until it has `most` of them.
 */
export function someIds({ searchTable }: ModelObject, condition: string, most: number): string {
  return `(with met as materialized (select id from ${searchTable} where ${condition}) select id from met limit ${most})`
}

/**
 * Records of given ids that one may see, each looked up by itself in the primary key. Joined in the open, a
 * planner without statistics, as a base that was just filled has none, takes the table for a few rows and reads all of
 * it for every id.
 */
export function eachById({ table }: ModelObject, { of, columns, may }: EachById): string {
  return `lateral (select ${columns} from ${table} t where t.id = ${of} and t.deleted_at is null and ${may} offset 0)`
}

type EachById = {
  /** The column with the ids. */
  readonly of: string
  /** Expressions over the alias `t`. */
  readonly columns: string
  readonly may: string
}

type Looked = { words: string; typed: string; limit: number }

function wordsQuery(ctx: Ctx, objects: readonly ModelObject[], { words, typed, limit }: Looked): Query {
  const values = newValues()
  return outer(wordParts(ctx, objects, { words, typed, values }), { most: String(limit), values })
}

function wordParts(
  ctx: Ctx,
  objects: readonly ModelObject[],
  { words, typed, values }: { words: string; typed: string; values: Values },
): string[] {
  const query = unguessed(values, words, 'tsquery')
  const text = folded(typed)
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')
  const [starts, contains] = [values.add(`${text}%`), values.add(`%${text}%`)]
  return objects.map((object) => {
    const source = `(select id from ${object.searchTable} where words @@ ${query} limit ${candidates})`
    const title = `lower(${titleSql(ctx.model, object, 't')})`
    const rank = `case when ${title} like ${starts} then 2 when ${title} like ${contains} then 6 else 7 end`
    return hitSql(ctx, object, { values, source, rank })
  })
}

function outer(
  parts: readonly string[],
  { most, values, withSql = '' }: { most: string; values: Values; withSql?: string },
): Query {
  const text = `${withSql}select id, json_build_object('object', o, 'id', id, 'title', title, 'subtitle', sub)
    from (${parts.join(' union all ')}) found order by rank, length(title), place, id limit ${most}`
  return { text, values: values.list }
}

type Hit = { values: Values; source: string; rank: string }

function hitSql(ctx: Ctx, object: ModelObject, { values, source, rank }: Hit): string {
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  return `select '${object.name}' as o, t.id, ${titleSql(ctx.model, object, 't')} as title, ${subtitleSql(ctx, object)} as sub,
      ${placeOf(ctx, object)} as place, ${rank} as rank
    from ${source} c join ${object.table} t on t.id = c.id where t.deleted_at is null and ${may}`
}

/** Where the object stands in the navigation. */
function placeOf(ctx: Ctx, object: ModelObject): number {
  return [...ctx.model.objects.keys()].indexOf(object.name)
}

function subtitleSql(ctx: Ctx, object: ModelObject): string {
  if (!object.subtitle) return 'null::text'
  const field = fieldOf(object, object.subtitle)
  const { plain } = fieldSql(ctx.model, object, field, 't')
  if (field.type !== 'link') return `${plain}::text`
  const target = ctx.model.objects.get(field.target as string) as ModelObject
  return `(select ${titleSql(ctx.model, target, 's')} from ${target.table} s where s.id = ${plain} and s.deleted_at is null)::text`
}
