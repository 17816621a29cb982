import { cellOf, columnsOf, isNaming, type MatchColumn } from '#capabilities/quality/duplicates/column-kinds.ts'
import type { RecordCells } from '#capabilities/quality/engine/model/score.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'

export type { MatchColumn } from '#capabilities/quality/duplicates/column-kinds.ts'

/** The columns by which records of an object are compared; refuses an object that has none, such as a stage. */
export function matchColumns(ctx: Ctx, objectName: string): { object: ModelObject; columns: readonly MatchColumn[] } {
  const object = objectOf(ctx, objectName)
  const columns = columnsOf(ctx.model, object)
  if (!isMatched(ctx, object)) throw errors.objectNotMatched({ object: objectName })
  return { object, columns }
}

/** Whether records of an object can be searched for duplicates: they have a name, and are no lines of another. */
export function isMatched(ctx: Ctx, object: ModelObject): boolean {
  return !object.inner && columnsOf(ctx.model, object).some(isNaming)
}

/**
 * The objects whose records are looked through by themselves, in the order of the navigation: all that have a name to
 * be known by, those a workspace made too. Calls, mails and tasks are about another record and happen again and again
 * under one name: they are looked through only when somebody asks.
 */
export function matchedObjects(ctx: Ctx): ModelObject[] {
  return [...ctx.model.objects.values()].filter(
    (object) =>
      !object.hidden && isMatched(ctx, object) && ![...object.fields.values()].some(({ type }) => type === 'linkAny'),
  )
}

const chunk = 5000

/** All living records as rows of texts, in the order of their ids, some thousand at a time. */
export async function* readRows(
  ctx: Ctx,
  objectName: string,
): AsyncGenerator<{ ids: string[]; rows: string[][] }, undefined> {
  const { object, columns } = matchColumns(ctx, objectName)
  const text = `select t.id, ${columns.map(({ sql }) => sql).join(', ')} from ${object.table} t
    where t.deleted_at is null and t.id > $1 order by t.id limit ${chunk}`
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const found = await ctx.db.arrays({ text, values: [last] })
    if (found.length > 0)
      yield {
        ids: found.map(([id]) => id as string),
        rows: found.map(([, ...cells]) => columns.map((column, i) => cellOf(column, cells[i]))),
      }
    if (found.length < chunk) return undefined
    last = found.at(-1)?.[0] as string
  }
}

/** What some records say, by column. */
export async function readCells(
  ctx: Ctx,
  objectName: string,
  ids: readonly string[],
): Promise<Map<string, RecordCells>> {
  const { object, columns } = matchColumns(ctx, objectName)
  const rows = await ctx.db.arrays({
    text: `select t.id, ${columns.map(({ sql }) => sql).join(', ')} from ${object.table} t
      where t.id = any($1::uuid[])`,
    values: [ids],
  })
  return new Map(
    rows.map(([id, ...cells]) => [
      id as string,
      Object.fromEntries(columns.map((column, i) => [column.name, cellOf(column, cells[i])])),
    ]),
  )
}
