import { mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { checksFor, runChecks, withWarnings, type Written } from '#core/records/checks.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import { writeLinks } from '#core/records/links.ts'
import { readJson } from '#core/records/read.ts'
import { prepare } from '#core/records/rules.ts'
import { noteCreated } from '#core/records/sizes.ts'
import { newValues, recordJson } from '#core/records/select.ts'
import { columnValues, completed, parseValues, searchRow, type Values } from '#core/records/values.ts'
import { columnList, recordset, searchInsert, searchRecordset, storedFields, tracesSql } from '#core/records/write.ts'
import { uuidv7 } from '#platform/uuid.ts'

export type CrmRecord = { id: string; rev: number; createdAt: string; updatedAt: string; [field: string]: unknown }

/** Makes one record and gives it back as JSON text. Row, history, outbox and search row are one statement. */
export async function createJson(ctx: Ctx, objectName: string, input: unknown): Promise<string> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'create')
  const values = await prepare(ctx, object, completed(ctx, object, parseValues(object, input)))
  const id = uuidv7()
  const checks = await checksFor(ctx, object, [values])
  if (checks.length > 0 || hasLinks(object, values)) {
    return inTransaction(ctx, async (inner) => {
      const [made] = await insert(inner, object, [{ id, values }], true)
      const warnings = await runChecks(inner, object, checks, [{ id, fields: null }])
      const json = hasLinks(object, values) ? await readJson(inner, objectName, id) : (made?.[1] as string)
      return withWarnings(json, warnings.get(id))
    })
  }
  const [made] = await insert(ctx, object, [{ id, values }], true)
  ctx.wake()
  return made?.[1] as string
}

export async function createRecord(ctx: Ctx, object: string, input: unknown): Promise<CrmRecord> {
  return JSON.parse(await createJson(ctx, object, input)) as CrmRecord
}

/** Makes many records in one statement and gives each as JSON text, in the order given. All or none. */
export async function createManyJson(
  ctx: Ctx,
  objectName: string,
  inputs: readonly Values[],
): Promise<{ id: string; json: string }[]> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'create')
  const rows: Row[] = []
  for (const input of inputs) {
    rows.push({ id: uuidv7(), values: await prepare(ctx, object, completed(ctx, object, parseValues(object, input))) })
  }
  const checks = await checksFor(
    ctx,
    object,
    rows.map(({ values }) => values),
  )
  return inTransaction(ctx, async (inner) => {
    const made = new Map((await insert(inner, object, rows, true)) as [string, string][])
    for (const { id, values } of rows) if (hasLinks(object, values)) made.set(id, await readJson(inner, objectName, id))
    const warnings = await runChecks(inner, object, checks, rows.map(asNew))
    return rows.map(({ id }) => ({ id, json: withWarnings(made.get(id) as string, warnings.get(id)) }))
  })
}

/**
 * Makes many records set-wise, in the order given, and gives their ids. All or none. Values must be complete and
 * canonical already where `isChecked` says so (an import has parsed them row by row).
 */
export async function createRecords(
  ctx: Ctx,
  objectName: string,
  inputs: readonly (Values & { id?: string })[],
  isChecked = false,
): Promise<string[]> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'create')
  const rows: Row[] = []
  for (const { id, ...input } of inputs) {
    const parsed = isChecked ? input : parseValues(object, input)
    rows.push({ id: id ?? uuidv7(), values: await prepare(ctx, object, completed(ctx, object, parsed)) })
  }
  const checks = await checksFor(
    ctx,
    object,
    rows.map(({ values }) => values),
  )
  if (rows.length > 0) {
    await inTransaction(ctx, async (inner) => {
      await insert(inner, object, rows)
      await runChecks(inner, object, checks, rows.map(asNew))
    })
  }
  return rows.map((row) => row.id)
}

function asNew({ id }: Row): Written {
  return { id, fields: null }
}

type Row = { id: string; values: Values }

async function insert(ctx: Ctx, object: ModelObject, rows: readonly Row[], isAnswered = false): Promise<unknown[][]> {
  const data = rows.map(({ id, values }) => ({
    id,
    ...columnValues(object, values),
    _h: withoutEmpty(values),
    ...searchRow(object, values),
  }))
  const values = [JSON.stringify(data), ctx.actor.id, ctx.cause ?? null]
  const text = statement(ctx, object, isAnswered)
  const made = await ctx.db.arrays({ text, values }).catch((error: unknown) => databaseRefusal(object, error))
  noteCreated(ctx.model, object)
  await writeLinks(ctx, object, rows)
  return made
}

const statements = new WeakMap<ModelObject, Map<string, string>>()

/** The same text for every record of an object, so that it is planned once a connection. */
function statement(ctx: Ctx, object: ModelObject, isAnswered: boolean): string {
  const made = statements.get(object) ?? new Map<string, string>()
  statements.set(object, made)
  const key = `${isAnswered} ${ctx.actor.role}`
  const known = made.get(key)
  if (known) return known
  const fields = storedFields(object).filter((field) => field.type !== 'autoNumber')
  const all = storedFields(object)
  const answer = isAnswered ? `c.id, ${recordJson(ctx, object, {}, { alias: 'c', values: newValues() }).json}` : '1'
  const text = `with input as materialized (
      select * from json_to_recordset($1::json) r(id uuid, _h jsonb, ${searchRecordset}, ${recordset(fields)})
    ), ins as (
      insert into ${object.table} (id, created_by, updated_by, ${columnList(fields)})
      select id, $2::uuid, $2::uuid, ${columnList(fields)} from input
      returning id, rev, created_at, updated_at, ${columnList(all)}
    ), sea as (
      ${searchInsert(object)}
    ), ${tracesSql(ctx.model.schema, { object: object.name, action: 'created', changed: '(select r.id, 1 as rev, r._h as h from input r)', before: 'null', after: 'c.h' })}
    select ${answer} from ins c`
  made.set(key, text)
  return text
}

function withoutEmpty(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}

function hasLinks(object: ModelObject, values: Values): boolean {
  return [...object.fields.values()].some((field: ModelField) => field.linkTable && values[field.name])
}
