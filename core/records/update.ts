import { condition, mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { checksFor, runChecks, withWarnings, type Written } from '#core/records/checks.ts'
import type { CrmRecord } from '#core/records/create.ts'
import { fieldSql } from '#core/records/expression.ts'
import { changeLinks, type Revisions } from '#core/records/links.ts'
import { readJson } from '#core/records/read.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import { reindex } from '#core/records/reindex.ts'
import { prepare } from '#core/records/rules.ts'
import { newValues, recordJson } from '#core/records/select.ts'
import { columnValues, parseValues, type Values } from '#core/records/values.ts'
import { columnList, recordset, storedFields, tracesSql } from '#core/records/write.ts'
import { quoted } from '#platform/db/pool.ts'

export type Change = { readonly id: string; readonly values: Values; readonly rev?: number }

/** What a client asks to change: not yet checked. With `rev`, only if nobody changed the record since. */
export type Asked = { readonly id: string; readonly input: unknown; readonly rev?: number }

/** Changes one record and gives it back as JSON text. */
export async function updateJson(ctx: Ctx, objectName: string, { id, input, rev }: Asked): Promise<string> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'update')
  if (!isUuid(id)) throw errors.recordNotFound({ object: objectName, id })
  const values = await prepare(ctx, object, parseValues(object, input), false)
  if (Object.keys(values).length === 0) return readJson(ctx, objectName, id)
  const change = { id, values, ...(rev === undefined ? {} : { rev }) }
  const checks = await checksFor(ctx, object, [values])
  const isOneStatement = checks.length === 0 && !isIndexed(object, values) && !isLinked(object, values)
  const apply = async (inner: Ctx) => {
    const [row] = await change_(inner, object, [change], true)
    if (!row || (rev !== undefined && row[1] !== rev)) return refuse(inner, object, id, row?.[1] as number | undefined)
    if (isOneStatement) return row[3] as string
    const revisions = await follow(inner, object, [change], new Map([[id, row[2] as number | null]]))
    const warnings = await runChecks(inner, object, checks, revisions.get(id) === null ? [] : [written(change)])
    const json = isLinked(object, values) ? await readJson(inner, objectName, id) : (row[3] as string)
    return withWarnings(json, warnings.get(id))
  }
  if (!isOneStatement) return inTransaction(ctx, apply)
  const json = await apply(ctx)
  ctx.wake()
  return json
}

export async function updateRecord(ctx: Ctx, object: string, id: string, input: unknown): Promise<CrmRecord> {
  return JSON.parse(await updateJson(ctx, object, { id, input })) as CrmRecord
}

export type Updated = { id: string; was: number; rev: number | null }

/**
 * Changes many records set-wise in one transaction. A record that does not exist, may not be changed, or is at
 * another revision than asked is left out of the answer; `rev` is null where nothing had to be changed.
 */
export async function updateRecords(
  ctx: Ctx,
  objectName: string,
  changes: readonly Change[],
  isChecked = false,
): Promise<Updated[]> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'update')
  if (changes.length === 0) return []
  const parsed: Change[] = []
  for (const change of changes) {
    const values = await prepare(ctx, object, isChecked ? change.values : parseValues(object, change.values), false)
    parsed.push({ ...change, values })
  }
  const checks = await checksFor(
    ctx,
    object,
    parsed.map(({ values }) => values),
  )
  return inTransaction(ctx, async (inner) => {
    const rows = await change_(inner, object, parsed, false)
    const made: Revisions = new Map(rows.map(([id, , rev]) => [id as string, rev as number | null]))
    const was = new Map(rows.map(([id, rev]) => [id as string, rev as number]))
    const done = parsed.filter(({ id, rev }) => made.has(id) && (rev === undefined || was.get(id) === rev))
    const revisions = await follow(inner, object, done, made)
    await runChecks(inner, object, checks, done.map(written))
    return [...was].map(([id, rev]) => ({ id, was: rev, rev: revisions.get(id) ?? null }))
  })
}

function written({ id, values }: Change): Written {
  return { id, fields: Object.keys(values) }
}

async function follow(ctx: Ctx, object: ModelObject, changes: readonly Change[], made: Revisions): Promise<Revisions> {
  const revisions = await changeLinks(ctx, object, changes, made)
  const touched = changes.filter(({ values }) => isIndexed(object, values)).map(({ id }) => id)
  if (touched.length > 0) await reindex(ctx, object, touched)
  return revisions
}

function isIndexed(object: ModelObject, values: Values): boolean {
  return [...object.searched, ...object.keyed].some((field) => values[field.name] !== undefined)
}

function isLinked(object: ModelObject, values: Values): boolean {
  return Object.keys(values).some((name) => object.fields.get(name)?.linkTable)
}

async function change_(
  ctx: Ctx,
  object: ModelObject,
  changes: readonly Change[],
  isAnswered: boolean,
): Promise<unknown[][]> {
  const names = new Set(changes.flatMap(({ values }) => Object.keys(values)))
  const touched = storedFields(object).filter((field) => names.has(field.name))
  const isUniform = changes.every(({ values }) => touched.every((field) => values[field.name] !== undefined))
  const data = changes.map(({ id, rev, values }) => ({
    id,
    _rev: rev ?? null,
    ...(isUniform ? {} : { _fields: Object.keys(values) }),
    ...columnValues(object, values),
  }))
  const text = updateSql(ctx, object, { touched, isUniform, isAnswered })
  const all = [JSON.stringify(data), ctx.actor.id, ctx.cause ?? null]
  return ctx.db.arrays({ text, values: all }).catch((error: unknown) => databaseRefusal(object, error))
}

type Plan = { touched: readonly ModelField[]; isUniform: boolean; isAnswered: boolean }

function updateSql(ctx: Ctx, object: ModelObject, { touched, isUniform, isAnswered }: Plan): string {
  const values = newValues()
  const may = condition(ctx, object, { action: 'update', alias: 't', add: () => '$2::uuid' })
  const kept = isAnswered ? storedFields(object) : touched
  const pairs = touched.flatMap((field) => field.columns.map((name) => ({ field, column: quoted(name) })))
  const next = ({ field, column }: { field: ModelField; column: string }) =>
    isUniform ? `r.${column}` : `case when '${field.name}' = any(r._fields) then r.${column} else o.${column} end`
  const answer = isAnswered
    ? `case when u.id is null then ${recordJson(ctx, object, {}, { alias: 'o', values }).json} ` +
      `else ${recordJson(ctx, object, {}, { alias: 'u', values }).json} end`
    : ''
  // Nothing touched but many-to-many links: those see to the revision, and to the history, themselves.
  const differs =
    pairs.length === 0
      ? 'false'
      : `(${pairs.map(({ column }) => `o.${column}`).join(', ')}) is distinct from (${pairs.map(next).join(', ')})`
  // The old values come with the new ones. Joined by their ids they would be compared each with each: the planner
  // takes both for a single row as long as a base that was just filled has no statistics.
  const old = pairs.map(({ column }, i) => ({ column, kept: `"_was${i}"` }))
  const before = old.map(({ column, kept: name }) => `u.${name} as ${column}`).join(', ')
  const changed = `(select u.id, u.rev, d.b, d.a from upd u cross join lateral (select ${before}) o
      cross join lateral ${differencesSql(ctx, object, touched)} d)`
  const traces = { object: object.name, action: 'changed', changed, told: 'upd', before: 'c.b', after: 'c.a' }
  const told = isAnswered
    ? `select o.id, o.rev, u.rev, ${answer} from old o left join upd u on u.id = o.id`
    : `select id, max(was), max(rev), null from (
        select id, rev as was, null::int as rev from old union all select id, null, rev from upd) every group by id`
  return `with input as materialized (
      select * from json_to_recordset($1::json) r(id uuid, _rev int, _fields text[]${pairs.length ? `, ${recordset(touched)}` : ''})
    ), old as materialized (
      select t.id, t.rev, t.created_at, t.updated_at${kept.length ? `, ${columnList(kept, 't')}` : ''}
      from ${object.table} t join input r on r.id = t.id
      where t.deleted_at is null and ${may} order by t.id for update of t
    ), upd as (
      update ${object.table} t set rev = t.rev + 1, updated_at = now(), updated_by = $2::uuid
        ${pairs.map((pair) => `, ${pair.column} = ${next(pair)}`).join('')}
      from input r join old o on o.id = r.id
      where t.id = r.id and (r._rev is null or o.rev = r._rev) and ${differs}
      returning t.id, t.rev, t.created_at, t.updated_at${kept.length ? `, ${columnList(kept, 't')}` : ''}
        ${old.map(({ column, kept: name }) => `, o.${column} as ${name}`).join('')}
    ), ${tracesSql(ctx.model.schema, traces)}
    ${told}`
}

/** Old (`b`) and new values (`a`) of the fields that differ between `o` and `u`, as JSON: of those and no others. */
function differencesSql(ctx: Ctx, object: ModelObject, touched: readonly ModelField[]): string {
  const compared = touched.map((field) => {
    const isOther = `(${columnList([field], 'o')}) is distinct from (${columnList([field], 'u')})`
    const images = ['o', 'u'].map(
      (alias) => `case when ${isOther} then to_jsonb(${fieldSql(ctx.model, object, field, alias).json}) end`,
    )
    return `('${field.name}', ${isOther}, ${images.join(', ')})`
  })
  const all = compared.length === 0 ? `('', false, null::jsonb, null::jsonb)` : compared.join(', ')
  return `(select jsonb_object_agg(f.name, f.b) as b, jsonb_object_agg(f.name, f.a) as a
      from (values ${all}) f(name, is_other, b, a) where f.is_other)`
}

/** Why nothing was changed: it is not there, or may not be changed, or somebody was faster. */
async function refuse(ctx: Ctx, object: ModelObject, id: string, rev: number | undefined): Promise<never> {
  const current = await readJson(ctx, object.name, id)
  if (rev === undefined) throw errors.mayNot({ action: 'update', object })
  throw errors.stale({ rev, current: JSON.parse(current) as object })
}
