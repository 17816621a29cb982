import { ruleOf } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { recordJson } from '#core/records/select.ts'
import type { newValues } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

/** Which of what happened: only these kinds (`change` is every change of the record itself), only what says `q`. */
export type TimelineFilter = { readonly kinds?: readonly string[] | undefined; readonly q?: string | undefined }

/** Where the page begins, and the places of what every part of the query needs. */
export type TimelinePlace = {
  readonly id: string
  readonly object: string
  readonly at: string
  readonly mark: string
  readonly limit: string
}

type From = {
  readonly object: ModelObject
  readonly place: TimelinePlace
  readonly values: ReturnType<typeof newValues>
  readonly filter: TimelineFilter
}

const activities = ['note', 'call', 'meeting', 'task', 'emailMessage', 'file'] as const

/** The parts of a timeline as SQL: the record's own history, the activities about it, and what capabilities attach. */
export function timelineParts(ctx: Ctx, from: From): string[] {
  const { kinds } = from.filter
  const all = ['change', ...activities, ...(ctx.attached ?? []).flatMap(({ timeline }) => timeline?.kind ?? [])]
  const wrong = kinds?.find((kind) => !all.includes(kind))
  if (wrong !== undefined) throw errors.badQuery({ why: `kinds: ${wrong}; ${all.join(', ')}` })
  const wanted = (kind: string) => !kinds || kinds.length === 0 || kinds.includes(kind)
  return [
    ...(wanted('change') ? [changesSql(ctx, from)] : []),
    ...activities.filter(wanted).flatMap((name) => activitySql(ctx, from, name)),
    ...attachedSql(ctx, from, wanted),
  ]
}

function changesSql(ctx: Ctx, { object, place, values, filter }: From): string {
  return `(select h.at, 'h' || h.id as mark, json_build_object('kind', h.action, 'at', h.at, 'actor', h.actor_id, 'object', h.object,
        'id', h.record_id, 'rev', h.rev, 'import', case when h.cause like 'import:%' then h.cause end,
        'merge', case when h.action in ('merged', 'unmerged') then h.cause end, 'before', h.before, 'after', h.after) as item
      from ${quoted(ctx.model.schema)}.history h where h.record_id = ${place.id} and h.object = ${place.object}
        and ${behind(place, 'h.at', "'h' || h.id")} ${filter.q ? `and ${changeSays(object, filter.q, values.add)}` : ''}
      order by h.at desc, h.id desc limit ${place.limit})`
}

/** A change says what its values say, what its choices are called, and which fields it changed. */
function changeSays(object: ModelObject, q: string, add: (value: unknown) => string): string {
  const word = q.toLowerCase()
  const says = ({ en, zh }: { en: string; zh: string }) => [en, zh].some((text) => text.toLowerCase().includes(word))
  const fields = [...object.fields.values()]
  const chosen = fields.flatMap(({ options = [] }) =>
    options.filter(({ label }) => says(label)).map(({ value }) => value),
  )
  const named = fields.filter(({ label }) => says(label)).map(({ name }) => name)
  const value = `v #>> '{}'`
  return `(coalesce(h.after, '{}') ?| ${add(named)}::text[] or exists (
    select from jsonb_path_query(jsonb_build_array(h.before, h.after), '$.**') v
    where jsonb_typeof(v) in ('string', 'number')
      and (${value} ilike ${add(pattern(q))} or ${value} = any(${add(chosen)}::text[]))))`
}

function activitySql(ctx: Ctx, from: From, name: string): string[] {
  const { place, values, filter } = from
  const activity = objectOf(ctx, name)
  if (ruleOf(ctx.actor, activity, 'read') === false) return []
  const { json } = recordJson(ctx, activity, {}, { alias: 't', values })
  return [
    `(select t.created_at, 'r' || t.id, json_build_object('kind', '${name}', 'at', t.created_at, 'actor', t.created_by,
        'object', '${name}', 'id', t.id, 'record', ${json})
      from ${activity.table} t where t.target_id in (select id from ${aboutSql(ctx, from)} a) and t.deleted_at is null
        and ${behind(place, 't.created_at', "'r' || t.id")}
        ${filter.q ? `and ${textOf(activity)} ilike ${values.add(pattern(filter.q))}` : ''}
      order by t.created_at desc, t.id desc limit ${place.limit})`,
  ]
}

/** A company also shows what names its contacts and deals. */
function aboutSql(ctx: Ctx, { object, place }: From): string {
  const schema = quoted(ctx.model.schema)
  const own = `select ${place.id}::uuid as id`
  if (object.name !== 'company') return `(${own})`
  const linked = ['contact', 'deal'].map(
    (name) => `select id from ${schema}.${name} where company = ${place.id}::uuid and deleted_at is null`,
  )
  return `(${[own, ...linked].join(' union all ')})`
}

function textOf({ fields }: ModelObject): string {
  const texts = [...fields.values()].flatMap(({ type, columns }) => {
    const column = `t.${quoted(columns[0] ?? '')}`
    if (type === 'richText') return [`regexp_replace(${column}, '<[^>]*>', ' ', 'g')`]
    return type === 'text' || type === 'longText' ? [column] : []
  })
  return `concat_ws(' ', ${texts.join(', ')})`
}

function attachedSql(ctx: Ctx, { place, values, filter }: From, wanted: (kind: string) => boolean): string[] {
  return (ctx.attached ?? []).flatMap(({ table, timeline }) => {
    if (!timeline || !wanted(timeline.kind)) return []
    const { kind } = timeline
    return [
      `(select t.created_at, 'a' || t.id, json_build_object('kind', '${kind}', 'at', t.created_at, 'actor', t.created_by,
        'object', '${kind}', 'id', t.id, 'record', ${timeline.record(ctx, 't', values.add)})
      from ${quoted(ctx.model.schema)}.${quoted(table)} t
      where t.object = ${place.object} and t.record_id = ${place.id}::uuid and t.deleted_at is null
        and ${behind(place, 't.created_at', "'a' || t.id")}
        ${filter.q ? `and ${timeline.text('t')} ilike ${values.add(pattern(filter.q))}` : ''}
      order by t.created_at desc, t.id desc limit ${place.limit})`,
    ]
  })
}

function behind({ at, mark }: TimelinePlace, time: string, key: string): string {
  return `(${at}::timestamptz is null or (${time}, ${key}) < (${at}::timestamptz, ${mark}::text))`
}

/** The text anywhere, for `ilike`. */
function pattern(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
}
