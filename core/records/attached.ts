import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { Merging } from '#core/records/merge/children.ts'
import { quoted } from '#platform/db/pool.ts'

/**
 * A table of a capability whose rows belong to records of any object, by the columns `id`, `object` and `record_id`.
 * Core does not know what they are; it takes them along when their record is merged, gives them back when that is
 * undone, and takes them away with a record that goes for good.
 */
export type Attached = {
  readonly table: string
  /** A column that stands once beside a record: what a merge would put there twice stays where it is. */
  readonly once?: string
  /** How its rows show in the timeline of their record, for tables with `created_at`, `created_by` and `deleted_at`. */
  readonly timeline?: {
    readonly kind: string
    /** What is searched, as SQL over `alias`. */
    readonly text: (alias: string) => string
    /** The row as JSON, as SQL over `alias`; `add` puts a value into the query and returns its place. */
    readonly record: (ctx: Ctx, alias: string, add: (value: unknown) => string) => string
  }
}

/** Gives the survivor what was attached to the others, and writes down each row that was moved. */
export async function moveAttached(ctx: Ctx, { id, object, into, from }: Merging): Promise<void> {
  for (const { table, once } of ctx.attached ?? []) {
    const at = tableOf(ctx, table)
    const isFree = once
      ? ` and not exists (select from ${at} s where s.object = $3 and s.record_id = $1::uuid
          and s.${quoted(once)} = t.${quoted(once)})`
      : ''
    const chosen = once ? `distinct on (t.${quoted(once)})` : ''
    await ctx.db.count({
      text: `with old as materialized (
          select ${chosen} t.id, t.record_id from ${at} t
          where t.object = $3 and t.record_id = any($2::uuid[])${isFree}${once ? ` order by t.${quoted(once)}, t.id` : ''}
        ), moved as (
          update ${at} t set record_id = $1::uuid from old o where t.id = o.id returning t.id, o.record_id as was
        )
        insert into ${quoted(ctx.model.schema)}.merge_move (merge_id, object, field, record_id, from_id)
        select $4::uuid, $5, 'record_id', id, was from moved`,
      values: [into, from, object.name, id, table],
    })
  }
}

/** Gives back what the merge moved and what is still beside the survivor. */
export async function returnAttached(ctx: Ctx, { id, object, into, from }: Merging): Promise<void> {
  for (const { table } of ctx.attached ?? []) {
    await ctx.db.count({
      text: `update ${tableOf(ctx, table)} t set record_id = m.from_id from ${quoted(ctx.model.schema)}.merge_move m
        where m.merge_id = $4 and m.object = $5 and m.record_id = t.id and m.from_id = any($2::uuid[])
          and t.object = $3 and t.record_id = $1`,
      values: [into, from, object.name, id, table],
    })
  }
}

/** Takes away what is attached to records that are gone for good. */
export async function purgeAttached(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<void> {
  for (const { table } of ctx.attached ?? []) {
    await ctx.db.count({
      text: `delete from ${tableOf(ctx, table)} where object = $1 and record_id = any($2::uuid[])`,
      values: [object.name, ids],
    })
  }
}

function tableOf(ctx: Ctx, name: string): string {
  return `${quoted(ctx.model.schema)}.${quoted(name)}`
}
