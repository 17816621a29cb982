import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import { isComputed } from '#core/records/merge/choose.ts'
import { valuesOf, type Merge, type MergeInput } from '#core/records/merge/merge.ts'
import { isSame } from '#core/records/same.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

type Row = Omit<Merge, 'id'> & { readonly after: string; readonly isUndone: boolean }

/**
 * What merges the records of an undone merge once more, so that the survivor holds what the merge had left in it: taken
 * from the record that holds it now, else as it was. Links that no record of them holds any more are left out.
 */
export async function mergeAgainInput(ctx: Ctx, id: string): Promise<MergeInput> {
  const [row] = isUuid(id)
    ? await ctx.db.rows<Row>({
        text: `select object, into_id as "into", from_ids as "from", after, undone_at is not null as "isUndone"
          from ${quoted(ctx.model.schema)}.merge where id = $1`,
        values: [id],
      })
    : []
  if (!row || !ctx.model.objects.has(row.object)) throw errors.mergeNotFound({ id })
  if (!row.isUndone) throw errors.mergeNotUndone()
  const object = objectOf(ctx, row.object)
  const records = await valuesOf(ctx, object, [row.into, ...row.from])
  const take: Record<string, string> = {}
  const values: Values = {}
  for (const [name, left] of Object.entries(JSON.parse(row.after) as Values)) {
    const field = object.fields.get(name)
    if (!field || isComputed(field)) continue
    const holder = [...records].find(([, own]) => isSame(own[name] ?? null, left ?? null, field.type))
    if (holder) take[name] = holder[0]
    else if (!field.target && field.type !== 'linkAny') values[name] = left
  }
  return { object: object.name, into: row.into, from: row.from, take, values }
}
