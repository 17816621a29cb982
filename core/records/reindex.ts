import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { searchRow, type Values } from '#core/records/values.ts'
import { searchInsert, searchRecordset } from '#core/records/write.ts'

/** Makes words and match keys anew from what the rows hold now; deleted records lose theirs. */
export async function reindex(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<void> {
  const fields = [...new Set([...object.searched, ...object.keyed])]
  if (fields.length === 0) return
  const pairs = fields.flatMap((field) => [`'${field.name}'`, fieldSql(ctx.model, object, field, 't').json])
  const rows = await ctx.db.arrays({
    text: `select t.id, json_build_object(${pairs.join(', ')}) from ${object.table} t
      where t.id = any($1::uuid[]) and t.deleted_at is null`,
    values: [ids],
  })
  const data = rows.map(([id, json]) => {
    return { id, ...searchRow(object, JSON.parse(json as string) as Values) }
  })
  await ctx.db.count({
    text: `delete from ${object.searchTable} where id = any($1::uuid[])`,
    values: [ids],
  })
  await ctx.db.count({
    text: `with input as (select * from json_to_recordset($1::json) r(id uuid, ${searchRecordset})) ${searchInsert(object)}`,
    values: [JSON.stringify(data)],
  })
}
