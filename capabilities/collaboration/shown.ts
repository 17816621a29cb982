import { reactionKinds } from '#capabilities/collaboration/contract.ts'
import { tableOf } from '#capabilities/collaboration/people.ts'
import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/** A comment as JSON, in SQL over its row: with the names of those it names, of who wrote it and of who reacted. */
export function commentJson(ctx: Ctx, alias: string): string {
  const people = `${quoted(ctx.model.schema)}."user"`
  const time = (column: string) => `to_char(${alias}.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  const person = (of: string) => `json_build_object('id', ${of}.id, 'name', ${of}.name)`
  const order = `array_position(array[${reactionKinds.map((kind) => `'${kind}'`).join(', ')}], r.kind)`
  return `json_build_object(
    'id', ${alias}.id, 'rev', ${alias}.rev, 'object', ${alias}.object, 'recordId', ${alias}.record_id,
    'body', ${alias}.body, 'createdAt', ${time('created_at')}, 'editedAt', ${time('edited_at')},
    'by', coalesce((select ${person('u')} from ${people} u where u.id = ${alias}.created_by),
      json_build_object('id', ${alias}.created_by, 'name', '')),
    'people', coalesce((select json_agg(${person('u')} order by u.id) from ${people} u where u.id in (
      select lower(m[1])::uuid from regexp_matches(${alias}.body, '@\\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\]', 'gi') m)),
      '[]'),
    'reactions', coalesce((select json_agg(json_build_object('kind', r.kind, 'people', r.people) order by ${order}) from (
      select r.kind, json_agg(${person('u')} order by r.at, u.id) as people
      from ${tableOf(ctx, 'reaction')} r join ${people} u on u.id = r.user_id
      where r.comment_id = ${alias}.id group by r.kind) r), '[]'))`
}
