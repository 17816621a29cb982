import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

export type Merging = {
  readonly id: string
  readonly object: ModelObject
  readonly into: string
  readonly from: readonly string[]
}

type Parent = { readonly object: ModelObject; readonly links: readonly Link[] }
/** A column that may point at the merged records; `test` is the rest of what makes it do so. */
type Link = { readonly field: ModelField; readonly column: string; readonly test: string }

/**
 * Points every link to the losers at the survivor, in one statement over all objects, and writes down each that
 * was moved. Also of deleted records, which may be restored one day. An earlier merge into the survivor that had
 * moved the same link has no claim to it any more: it was elsewhere meanwhile.
 */
export async function moveChildren(ctx: Ctx, merging: Merging): Promise<void> {
  const parents = parentsOf(ctx, merging.object)
  if (parents.length === 0) return
  const steps = parents.map(({ object, links }, n) => {
    // Each link twice, so that the partial index of living records can serve the one and the trash the other.
    const points = links.flatMap(({ column, test }) =>
      ['is null', 'is not null'].map((is) => `(t.${column} = any($2::uuid[])${test} and t.deleted_at ${is})`),
    )
    const from = links.map(
      ({ column, test }, i) => `case when t.${column} = any($2::uuid[])${test} then t.${column} end as s${i}`,
    )
    const moves = links.map(
      ({ column }, i) => `${column} = case when o.s${i} is null then t.${column} else $1::uuid end`,
    )
    const isSelf = object.name === merging.object.name
    return `o${n} as materialized (
        select t.id, ${from.join(', ')} from ${object.table} t
        where (${points.join(' or ')})${isSelf ? ' and t.id <> all($2::uuid[]) and t.id <> $1::uuid' : ''}
        order by t.id for update of t
      ), u${n} as (
        update ${object.table} t set ${moves.join(', ')},
          ${touched} from o${n} o where t.id = o.id returning t.id, t.rev, ${links.map((_, i) => `o.s${i}`).join(', ')}
      )`
  })
  const text = `with ${steps.join(', ')}, ${traces(ctx, merging.object, parents, 'loserFirst')}, mov as (
      insert into ${quoted(ctx.model.schema)}.merge_move (merge_id, object, field, record_id, from_id, since)
      select ($4::text)::uuid, object, field, id, other, ${historyEnd(ctx)} from moved
    ), dead as (
      delete from ${quoted(ctx.model.schema)}.merge_move m using moved v, ${quoted(ctx.model.schema)}.merge g
      where m.record_id = v.id and m.object = v.object and m.field = v.field and m.place is null
        and g.id = m.merge_id and g.undone_at is null and g.into_id = $1::uuid
    ) select count(*) from moved`
  await ctx.db.arrays({ text, values: [merging.into, merging.from, ctx.actor.id, merging.id] })
}

/**
 * Points back what the merge moved and what still points at the survivor because of it. A child whose link a
 * person wrote since stays.
 */
export async function returnChildren(ctx: Ctx, merging: Merging): Promise<void> {
  const parents = parentsOf(ctx, merging.object)
  if (parents.length === 0) return
  const schema = quoted(ctx.model.schema)
  const steps = parents.map(({ object, links }, n) => {
    const joins = links.map(
      ({ field, column, test }, i) =>
        `left join back b${i} on b${i}.object = '${object.name}' and b${i}.field = '${field.name}'
          and b${i}.record_id = t.id and t.${column} = $1::uuid${test}`,
    )
    const moves = links.map(({ column }, i) => `${column} = coalesce(o.s${i}, t.${column})`)
    return `o${n} as materialized (
        select t.id, ${links.map((_, i) => `b${i}.from_id as s${i}`).join(', ')}
          from ${object.table} t ${joins.join(' ')}
        where t.id in (select record_id from back where object = '${object.name}')
          and (${links.map((_, i) => `b${i}.from_id is not null`).join(' or ')}) order by t.id for update of t
      ), u${n} as (
        update ${object.table} t set ${moves.join(', ')},
          ${touched} from o${n} o where t.id = o.id returning t.id, t.rev, ${links.map((_, i) => `o.s${i}`).join(', ')}
      )`
  })
  const text = `with back as materialized (
      select m.object, m.field, m.record_id, m.from_id from ${schema}.merge_move m
      where m.merge_id = ($4::text)::uuid and m.place is null and m.from_id = any($2::uuid[])
        and not ${isEditedSince(ctx)}
    ), ${steps.join(', ')}, ${traces(ctx, merging.object, parents, 'survivorFirst')} select count(*) from moved`
  await ctx.db.arrays({ text, values: [merging.into, merging.from, ctx.actor.id, merging.id] })
}

/** The cause of a history row `h` as an id, so that the merge it may be is found by its key. */
export const causeId = `case when h.cause ~ '^[0-9a-f-]{36}$' then h.cause::uuid end`

export function historyEnd(ctx: Ctx): string {
  return `(select max(x.id) from ${quoted(ctx.model.schema)}.history x)`
}

/** Whether a person wrote the link of a row `m` of what was moved, since it was. */
export function isEditedSince(ctx: Ctx): string {
  const schema = quoted(ctx.model.schema)
  return `exists (
    select from ${schema}.history h where h.record_id = m.record_id and h.object = m.object and h.after ? m.field
      and h.id > coalesce(m.since, (select max(c.id) from ${schema}.history c where c.record_id = m.record_id
        and c.cause = m.merge_id::text))
      and not exists (select from ${schema}.merge g where g.id = ${causeId}))`
}

const touched = 'rev = t.rev + 1, updated_at = now(), updated_by = $3::uuid'

/** Every object with a link that may point at this one. */
export function parentsOf(ctx: Ctx, target: ModelObject): Parent[] {
  return [...ctx.model.objects.values()].flatMap((object) => {
    const links = [...object.fields.values()].flatMap((field): Link[] => {
      const [first, second] = field.columns.map(quoted)
      if (field.type === 'linkAny')
        return [{ field, column: first as string, test: ` and t.${second} = '${target.name}'` }]
      return first !== undefined && field.target === target.name ? [{ field, column: first, test: '' }] : []
    })
    return links.length > 0 ? [{ object, links }] : []
  })
}

/** The tail of both statements: what was moved, one row a link; its history and outbox, one row a record. */
function traces(
  ctx: Ctx,
  target: ModelObject,
  parents: readonly Parent[],
  order: 'loserFirst' | 'survivorFirst',
): string {
  const schema = quoted(ctx.model.schema)
  const moved = parents.flatMap(({ object, links }, n) =>
    links.map(
      ({ field }, i) =>
        `select '${object.name}' as object, '${field.name}' as field, id, s${i} as other from u${n}
          where s${i} is not null`,
    ),
  )
  const image = (links: readonly Link[], isLoser: boolean) =>
    links
      .map(({ field }, i) => {
        const id = isLoser ? `s${i}` : '$1::uuid'
        const value =
          field.type === 'linkAny' ? `jsonb_build_object('object', '${target.name}', 'id', ${id})` : `to_jsonb(${id})`
        return `'${field.name}', case when s${i} is not null then ${value} end`
      })
      .join(', ')
  const changed = parents.map(
    ({ object, links }, n) =>
      `select '${object.name}' as object, id, rev, jsonb_strip_nulls(jsonb_build_object(${image(links, true)})) as l,
      jsonb_strip_nulls(jsonb_build_object(${image(links, false)})) as s from u${n}`,
  )
  return `moved as (${moved.join(' union all ')}), changed as (${changed.join(' union all ')}), his as (
      insert into ${schema}.history (object, record_id, rev, action, actor_id, cause, before, after)
      select object, id, rev, 'changed', $3::uuid, $4::text, ${order === 'loserFirst' ? 'l, s' : 's, l'} from changed
    ), box as (
      insert into ${schema}.outbox (event, object, record_id, rev, actor_id)
      select 'record.changed', object, id, rev, $3::uuid from changed
    )`
}
