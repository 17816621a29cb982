import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { emailKey } from '#core/fields/email.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { createRecords, createRecord } from '#core/records/create.ts'
import { readMany } from '#core/records/read.ts'
import { removeRecord } from '#core/records/remove.ts'
import { fieldOf } from '#core/records/select.ts'
import { updateRecord } from '#core/records/update.ts'
import { isDeclared } from '#platform/errors.ts'
import { quoted } from '#platform/db/pool.ts'

export type Operation = {
  readonly op: 'create' | 'update' | 'delete' | 'upsert'
  readonly id?: string
  readonly rev?: number
  readonly values?: Record<string, unknown>
  /** For `upsert`: the field by which the record is found. */
  readonly by?: string
}

export type Answer = { status: number; record?: unknown; id?: string; code?: string; detail?: string; params?: unknown }

export const mostOperations = 1000

/** Does the operations in order; all or nothing unless `atomic` is false. */
export async function runBatch(ctx: Ctx, object: string, operations: readonly Operation[], atomic = true): Promise<Answer[]> {
  if (operations.length > mostOperations) throw errors.tooManyOperations({ most: mostOperations })
  // The common case, set-wise: a thousand records in one statement.
  if (operations.every(({ op }) => op === 'create') && operations.length > 1) {
    try {
      return await createAll(ctx, object, operations)
    } catch (error) {
      if (atomic || !isDeclared(error)) throw error // else one by one, so that each is answered for itself
    }
  }
  if (atomic) {
    return inTransaction(ctx, async (inner) => {
      const answers: Answer[] = []
      for (const [at, operation] of operations.entries()) answers.push(await runOne(inner, object, operation).catch((error: unknown) => placed(error, at)))
      return answers
    })
  }
  const answers: Answer[] = []
  for (const operation of operations) {
    answers.push(await inTransaction(ctx, (inner) => runOne(inner, object, operation)).catch((error: unknown) => refusal(ctx, error)))
  }
  return answers
}

async function createAll(ctx: Ctx, object: string, operations: readonly Operation[]): Promise<Answer[]> {
  const ids = await createRecords(ctx, object, operations.map(({ values }) => values ?? {}))
  const byId = new Map((await readMany(ctx, object, ids)).map((record) => [record.id, record]))
  return ids.map((id) => ({ status: 201, id, record: byId.get(id) }))
}

async function runOne(ctx: Ctx, object: string, operation: Operation): Promise<Answer> {
  const { op, id = '', rev, values = {} } = operation
  switch (op) {
    case 'create': return created(await createRecord(ctx, object, values))
    case 'update': return { status: 200, id, record: await updateRecord(ctx, object, id, values, rev) }
    case 'delete': {
      await removeRecord(ctx, object, id, rev)
      return { status: 204, id }
    }
    case 'upsert': {
      const found = await findBy(ctx, object, operation.by ?? '', values[operation.by ?? ''])
      if (found === null) return created(await createRecord(ctx, object, values))
      return { status: 200, id: found, record: await updateRecord(ctx, object, found, values) }
    }
    default: throw errors.badBody({ why: `op is ${JSON.stringify(op)}; it must be create, update, delete or upsert` })
  }
}

function created(record: { id: string }): Answer {
  return { status: 201, id: record.id, record }
}

/** The id of the one record that has this value in a unique field, an e-mail or a phone; null where there is none. */
export async function findBy(ctx: Ctx, objectName: string, by: string, value: unknown): Promise<string | null> {
  const object = objectOf(ctx, objectName)
  if (by === 'id') return typeof value === 'string' ? value : null
  const field = fieldOf(object, by)
  if (!field.unique && !field.kind.keys) throw errors.notUnique({ object: objectName, field: by })
  const canonical = value === null || value === undefined ? undefined : field.kind.parse(value, field)
  if (canonical === undefined) throw errors.fieldInvalid({ field: by, value: String(value), type: field.type })
  const rows = await ctx.db.arrays(findQuery(object, field, canonical))
  if (rows.length > 1) throw errors.ambiguous({ count: rows.length, field: by, value: String(value) })
  return (rows[0]?.[0] as string | undefined) ?? null
}

function findQuery(object: ModelObject, field: ModelField, value: unknown): { text: string; values: unknown[] } {
  if (field.kind.keys) {
    const keys = (value as string[]).map((one) => (field.type === 'email' ? `e:${emailKey(one)}` : `p:${one}`))
    return { text: `select id from ${object.searchTable} where keys && $1::text[] limit 10`, values: [keys] }
  }
  const column = quoted(field.columns[0] as string)
  return { text: `select id from ${object.table} where lower(${column}::text) = lower($1::text) and deleted_at is null limit 2`, values: [value] }
}

function refusal(ctx: Ctx, error: unknown): Answer {
  if (!isDeclared(error)) throw error
  return { status: error.status, code: error.code, detail: error.detail(ctx.locale), params: error.params }
}

// In an all-or-nothing batch the refusal must say which operation it was.
function placed(error: unknown, at: number): never {
  if (isDeclared(error)) Object.assign(error.params, { operation: at })
  throw error
}
