import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { newValues, recordJson, type Shape } from '#core/records/select.ts'
import type { CrmRecord } from '#core/records/create.ts'

const kept = new WeakMap<ModelObject, Map<string, string>>()

/** One record as JSON text. A record that the reader may not see does not exist for him. */
export async function readJson(ctx: Ctx, objectName: string, id: string, shape: Shape = {}): Promise<string> {
  const object = objectOf(ctx, objectName)
  const [row] = isUuid(id) ? await ctx.db.arrays(readQuery(ctx, object, id, shape)) : []
  if (!row) throw errors.recordNotFound({ object: objectName, id })
  return row[0] as string
}

export async function readRecord(ctx: Ctx, object: string, id: string, shape: Shape = {}): Promise<CrmRecord> {
  return JSON.parse(await readJson(ctx, object, id, shape)) as CrmRecord
}

function readQuery(ctx: Ctx, object: ModelObject, id: string, shape: Shape): { text: string; values: unknown[] } {
  const isPlain = !shape.fields && !shape.expand
  const texts = kept.get(object) ?? new Map<string, string>()
  kept.set(object, texts)
  const known = isPlain ? texts.get(ctx.actor.role) : undefined
  // A rule that asks for the actor puts his id second: the text is the same for every actor of a role.
  const values = newValues()
  values.add(id)
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  if (known) return { text: known, values: values.list }
  const { json, joins } = recordJson(ctx, object, shape, { alias: 't', values })
  const text = `select ${json} from ${object.table} t ${joins} where t.id = $1 and t.deleted_at is null and ${may}`
  if (isPlain) texts.set(ctx.actor.role, text)
  return { text, values: values.list }
}

/** Several records by id, in no particular order; those the reader may not see are left out. */
export async function readMany(
  ctx: Ctx,
  objectName: string,
  ids: readonly string[],
  shape: Shape = {},
): Promise<CrmRecord[]> {
  const object = objectOf(ctx, objectName)
  const values = newValues()
  const place = values.add(ids)
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const { json, joins } = recordJson(ctx, object, shape, { alias: 't', values })
  const text = `select ${json} from ${object.table} t ${joins}
    where t.id = any(${place}::uuid[]) and t.deleted_at is null and ${may}`
  const rows = await ctx.db.arrays({ text, values: values.list })
  return rows.map(([row]) => JSON.parse(row as string) as CrmRecord)
}
