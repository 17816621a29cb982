import { condition } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { newValues, recordJson, titleSql } from '#core/records/select.ts'
import type { Side } from '#capabilities/quality/contract-duplicates.ts'

/** Records with their titles, links opened; those the reader may not see are left out, deleted ones are not. */
export async function readSides(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<Map<string, Side>> {
  const values = newValues()
  const place = values.add([...new Set(ids)])
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const expand = [...object.fields.values()]
    .filter(({ type }) => type === 'link' || type === 'user')
    .map(({ name }) => name)
  const { json, joins } = recordJson(ctx, object, { expand }, { alias: 't', values })
  const rows = await ctx.db.arrays({
    text: `select t.id, ${titleSql(ctx.model, object, 't')}, ${json} from ${object.table} t ${joins}
      where t.id = any(${place}::uuid[]) and ${may}`,
    values: values.list,
  })
  return new Map(
    rows.map(([id, title, record]) => [
      id as string,
      {
        id: id as string,
        title: (title as string | null) ?? '',
        record: JSON.parse(record as string) as Side['record'],
      },
    ]),
  )
}
