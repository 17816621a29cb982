import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

/** The column list of `json_to_recordset`, as `"name" text, "email" text[]`. */
export function recordset(fields: readonly ModelField[]): string {
  return fields
    .flatMap((field) => field.columns.map((column, i) => `${quoted(column)} ${columnType(field, i)}`))
    .join(', ')
}

function columnType(field: ModelField, place: number): string {
  return (field.kind.columns[place] as readonly [string, string])[1]
}

/** Quoted columns of fields, each behind an alias: `t."name", t."name_family"`. */
export function columnList(fields: readonly ModelField[], alias?: string): string {
  const before = alias === undefined ? '' : `${alias}.`
  return fields.flatMap((field) => field.columns.map((column) => before + quoted(column))).join(', ')
}

/** Fields with columns of their own, in the order of the definition. */
export function storedFields(object: ModelObject): ModelField[] {
  return [...object.fields.values()].filter((field) => field.columns.length > 0)
}

type Traces = {
  object: string
  action: string
  changed: string
  before: string
  after: string
  /** Where ids and revisions alone can be had cheaper than from `changed`. */
  told?: string
}

/** The step that writes the history beside a change. */
export function historySql(schema: string, from: Traces): string {
  return `his as (
      insert into ${quoted(schema)}.history (object, record_id, rev, action, actor_id, cause, before, after)
      select '${from.object}', c.id, c.rev, '${from.action}', $2::uuid, $3::text, ${from.before}, ${from.after} from ${from.changed} c
    )`
}

/** The steps that write history and outbox beside a change: the last two of the three things every mutation writes. */
export function tracesSql(schema: string, from: Traces): string {
  return `${historySql(schema, from)}, box as (
      insert into ${quoted(schema)}.outbox (event, object, record_id, rev, actor_id)
      select 'record.${from.action}', '${from.object}', c.id, c.rev, $2::uuid from ${from.told ?? from.changed} c
    )`
}

/** The columns of a search row in a recordset, and the insert that takes them from `input`. */
export const searchRecordset = '_words text[], _keys text[], _head text, _spoken text, _initials text'

export function searchInsert(object: ModelObject): string {
  return `insert into ${object.searchTable} (id, words, keys, head, spoken, initials)
      select id, array_to_tsvector(_words), _keys, _head, _spoken, _initials from input`
}
