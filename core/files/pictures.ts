import { condition, mustPossibly } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import { newValues } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

/** A picture's file, and the record it is about. */
export type Picture = { readonly id: string; readonly name: string; readonly mimeType: string; readonly record: string }

/**
 * Of each of these records the picture that was attached last, where one is. Records and files that the reader may
 * not see, or that are in the trash, give none; an id that is none is refused.
 */
export async function picturesOf(ctx: Ctx, objectName: string, ids: readonly string[]): Promise<Picture[]> {
  const [object, file] = [objectOf(ctx, objectName), objectOf(ctx, 'file')]
  mustPossibly(ctx, object, 'read')
  const wrong = ids.find((id) => !isUuid(id))
  if (wrong !== undefined) throw errors.recordNotFound({ object: object.name, id: wrong })
  const [id = '', kind = ''] = (file.fields.get('target')?.columns ?? []).map(quoted)
  const type = quoted(file.fields.get('mimeType')?.columns[0] ?? '')
  const values = newValues()
  const [wanted, name] = [values.add(ids), values.add(object.name)]
  const may = (of: typeof object, alias: string) => condition(ctx, of, { action: 'read', alias, add: values.add })
  return ctx.db.rows<Picture>({
    text: `select distinct on (f.${id}) f.id, f.name, f.${type} as "mimeType", f.${id} as record
      from ${file.table} f join ${object.table} t on t.id = f.${id}
      where f.${id} = any(${wanted}::uuid[]) and f.${kind} = ${name} and f.${type} like 'image/%'
        and f.sha256 is not null and f.deleted_at is null and t.deleted_at is null
        and ${may(file, 'f')} and ${may(object, 't')}
      order by f.${id}, f.created_at desc, f.id desc`,
    values: values.list,
  })
}
