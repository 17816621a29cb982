import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { emailKey } from '#core/fields/email.ts'
import { typeSpoken } from '#core/fields/type-labels.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { createJson, createManyJson } from '#core/records/create.ts'
import { removeRecord } from '#core/records/remove.ts'
import { fieldOf } from '#core/records/select.ts'
import { updateJson } from '#core/records/update.ts'
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

/** What became of one operation; `json` is the record as it is now. */
type Answer = { status: number; id?: string; json?: string; code?: string; detail?: string; params?: unknown }

export const mostOperations = 1000

/** Does the operations in order, all or nothing unless `atomic` is false, and answers each as JSON text. */
export async function batchJson(
  ctx: Ctx,
  object: string,
  operations: readonly Operation[],
  atomic = true,
): Promise<string> {
  if (operations.length > mostOperations) throw errors.tooManyOperations({ most: mostOperations })
  return `{"items":[${(await answers(ctx, object, operations, atomic)).map(answerText).join(',')}]}`
}

async function answers(ctx: Ctx, object: string, operations: readonly Operation[], atomic: boolean): Promise<Answer[]> {
  // The common case, set-wise: a thousand records in one statement.
  if (operations.length > 1 && operations.every(({ op }) => op === 'create')) {
    try {
      const made = await createManyJson(
        ctx,
        object,
        operations.map(({ values }) => values ?? {}),
      )
      return made.map(({ id, json }) => ({ status: 201, id, json }))
    } catch (error) {
      if (!isDeclared(error)) throw error // else one by one, so that each is answered for itself
    }
  }
  if (atomic)
    return inTransaction(ctx, (inner) =>
      inOrder(operations, (operation, at) =>
        runOne(inner, object, operation).catch((error: unknown) => placed(error, at)),
      ),
    )
  return inOrder(operations, (operation) =>
    inTransaction(ctx, (inner) => runOne(inner, object, operation)).catch((error: unknown) => refusal(ctx, error)),
  )
}

async function inOrder(
  operations: readonly Operation[],
  run: (operation: Operation, at: number) => Promise<Answer>,
): Promise<Answer[]> {
  const done: Answer[] = []
  for (const [at, operation] of operations.entries()) done.push(await run(operation, at))
  return done
}

async function runOne(ctx: Ctx, object: string, operation: Operation): Promise<Answer> {
  const { op, id = '', rev, values = {} } = operation
  switch (op) {
    case 'create':
      return created(await createJson(ctx, object, values))
    case 'update':
      return {
        status: 200,
        id,
        json: await updateJson(ctx, object, { id, input: values, ...(rev === undefined ? {} : { rev }) }),
      }
    case 'delete': {
      await removeRecord(ctx, object, id, rev)
      return { status: 204, id }
    }
    case 'upsert': {
      const found = await findBy(ctx, object, operation.by ?? '', values[operation.by ?? ''])
      if (found === null) return created(await createJson(ctx, object, values))
      return { status: 200, id: found, json: await updateJson(ctx, object, { id: found, input: values }) }
    }
    default:
      throw errors.badBody({ why: `op is ${JSON.stringify(op)}; it must be create, update, delete or upsert` })
  }
}

function created(json: string): Answer {
  return { status: 201, id: (JSON.parse(json) as { id: string }).id, json }
}

function answerText({ json, ...answer }: Answer): string {
  const text = JSON.stringify(answer)
  return json === undefined ? text : `${text.slice(0, -1)},"record":${json}}`
}

/** The id of the one record that has this value in a unique field, an e-mail or a phone; null where there is none. */
export async function findBy(ctx: Ctx, objectName: string, by: string, value: unknown): Promise<string | null> {
  const object = objectOf(ctx, objectName)
  if (by === 'id') return typeof value === 'string' ? value : null
  const field = fieldOf(object, by)
  if (!field.unique && !field.kind.keys) throw errors.notUnique({ object, field })
  const canonical = value === null || value === undefined ? undefined : field.kind.parse(value, field)
  if (canonical === undefined) throw errors.fieldInvalid({ field, value: String(value), type: typeSpoken(field.type) })
  const rows = await ctx.db.arrays(findQuery(object, field, canonical))
  if (rows.length > 1) throw errors.ambiguous({ count: rows.length, field, value: String(value) })
  return (rows[0]?.[0] as string | undefined) ?? null
}

function findQuery(object: ModelObject, field: ModelField, value: unknown): { text: string; values: unknown[] } {
  if (field.kind.keys) {
    const keys = (value as string[]).map((one) => (field.type === 'email' ? `e:${emailKey(one)}` : `p:${one}`))
    return { text: `select id from ${object.searchTable} where keys && $1::text[] limit 10`, values: [keys] }
  }
  const column = quoted(field.columns[0] as string)
  return {
    text: `select id from ${object.table} where lower(${column}::text) = lower($1::text) and deleted_at is null limit 2`,
    values: [value],
  }
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
