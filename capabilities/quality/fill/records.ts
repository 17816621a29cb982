import { objectOf, type Ctx } from '#core/context.ts'
import { newValues, recordJson } from '#core/records/select.ts'
import { asSystem } from '#capabilities/quality/rules/fails.ts'
import type { Values } from '#capabilities/quality/fill/fillers.ts'

export type Row = Values & { readonly id: string; readonly rev: number }

const atOnce = 2000

/** All records of an object, two thousand at a time, with the fields named. */
export async function* allRecords(ctx: Ctx, objectName: string, fields: readonly string[]): AsyncGenerator<Row[]> {
  const object = objectOf(ctx, objectName)
  let after: string | null = null
  for (;;) {
    const values = newValues()
    const { json } = recordJson(asSystem(ctx), object, { fields }, { alias: 't', values })
    const from: string = after === null ? 'true' : `t.id > ${values.add(after)}::uuid`
    const rows = await ctx.db.arrays({
      text: `select ${json} from ${object.table} t where t.deleted_at is null and ${from} order by t.id limit ${atOnce}`,
      values: values.list,
    })
    const records = rows.map(([text]) => JSON.parse(text as string) as Row)
    if (records.length > 0) yield records
    if (rows.length < atOnce) return
    after = records.at(-1)?.id ?? null
  }
}

/** The records of these ids that are there, with the fields named. */
export async function recordsOf(
  ctx: Ctx,
  objectName: string,
  ids: readonly string[],
  fields: readonly string[],
): Promise<Row[]> {
  const object = objectOf(ctx, objectName)
  const values = newValues()
  const place = values.add(ids)
  const { json } = recordJson(asSystem(ctx), object, { fields }, { alias: 't', values })
  const rows = await ctx.db.arrays({
    text: `select ${json} from ${object.table} t where t.id = any(${place}::uuid[]) and t.deleted_at is null`,
    values: values.list,
  })
  return rows.map(([text]) => JSON.parse(text as string) as Row)
}
