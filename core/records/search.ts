import { condition, ruleOf } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { fieldOf, newValues, titleSql, type Values } from '#core/records/select.ts'
import { folded, searchQuery } from '#core/records/words.ts'

const perObject = 20
// Of a word that half the base contains, the index gives this many; nobody reads on behind them.
const candidates = 200

/**
 * Records of all objects (or of one) for what a person typed, best first, as JSON text `{"items":[…]}`. The title
 * itself comes first, then what starts with it, then the rest, the shorter the better.
 */
export async function searchJson(
  ctx: Ctx,
  typed: string,
  options: { object?: string; limit?: number } = {},
): Promise<string> {
  const query = searchQuery(typed)
  const limit = Math.min(Math.max(options.limit ?? 20, 1), 100)
  const objects = [...ctx.model.objects.values()].filter(
    (object) =>
      object.searched.length > 0 &&
      (!options.object || object.name === options.object) &&
      ruleOf(ctx.actor, object, 'read') !== false,
  )
  if (query === null || objects.length === 0) return '{"items":[]}'
  const values = newValues()
  values.add(query)
  values.add(
    folded(typed)
      .trim()
      .slice(0, 200)
      .replace(/[\\%_]/g, '\\$&'),
  )
  const parts = objects.map((object) => objectSql(ctx, object, values))
  const text = `select json_build_object('object', o, 'id', id, 'title', title, 'subtitle', sub)
    from (${parts.join(' union all ')}) found order by rank, length(title), place, id limit ${values.add(limit)}`
  const rows = await ctx.db.arrays({ text, values: values.list })
  return `{"items":[${rows.map(([json]) => json as string).join(',')}]}`
}

function objectSql(ctx: Ctx, object: ModelObject, values: Values): string {
  const title = titleSql(ctx.model, object, 't')
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const place = [...ctx.model.objects.keys()].indexOf(object.name)
  return `(select '${object.name}' as o, t.id, ${title} as title, ${subtitleSql(ctx, object)} as sub, ${place} as place,
      case when lower(${title}) = $2 then 0 when lower(${title}) like $2 || '%' then 1
        when lower(${title}) like '%' || $2 || '%' then 2 else 3 end as rank
    from (select id from ${object.searchTable} where words @@ $1::tsquery limit ${candidates}) c
    join ${object.table} t on t.id = c.id where t.deleted_at is null and ${may}
    order by rank, length(${title}) limit ${perObject})`
}

function subtitleSql(ctx: Ctx, object: ModelObject): string {
  if (!object.subtitle) return 'null::text'
  const field = fieldOf(object, object.subtitle)
  const { plain } = fieldSql(ctx.model, object, field, 't')
  if (field.type !== 'link') return `${plain}::text`
  const target = ctx.model.objects.get(field.target as string) as ModelObject
  return `(select ${titleSql(ctx.model, target, 's')} from ${target.table} s where s.id = ${plain} and s.deleted_at is null)::text`
}
