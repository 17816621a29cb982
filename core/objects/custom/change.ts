import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { changeModel } from '#core/objects/custom/make.ts'
import { bothLanguages } from '#core/objects/custom/names.ts'
import type { FieldSettings, ObjectSettings } from '#core/objects/custom/stored.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { objectDefinition } from '#core/objects/registry.ts'
import { fieldOf } from '#core/records/select.ts'
import { quoted, type Db } from '#platform/db/pool.ts'
import type { Section } from '#sdk/objects.ts'

type Labels = { en?: string; zh?: string }

export type ObjectChange = {
  label?: Labels
  plural?: Labels
  icon?: string
  hidden?: boolean
  /** Names of its fields, in the order they are to have. */
  order?: readonly string[]
  /** Of fields that are moved on the record's page: into which section, or out of sight. */
  places?: Readonly<Record<string, FieldPlace>>
}

type FieldPlace = { section?: Section | null; hidden?: boolean }

export type FieldChange = {
  label?: Labels
  hint?: Labels
  hidden?: boolean
  required?: boolean
  section?: Section | null
}

/** Calls an object otherwise, hides it, orders and places its fields, all at once or not at all. Records, columns and addresses stay as they are. */
export async function changeObject(control: Db, ctx: Ctx, name: string, change: ObjectChange): Promise<ModelObject> {
  const object = objectOf(ctx, name)
  const { label, plural, icon, hidden, order, places = {} } = change
  if (hidden && ['user', 'file'].includes(name)) throw errors.objectFixed({ object })
  const settings: ObjectSettings = {
    ...(label ? { label: labelled(label) } : {}),
    ...(plural ? { plural: labelled(plural) } : {}),
    ...(icon ? { icon } : {}),
    ...(hidden === undefined ? {} : { hidden }),
    ...(order ? { order: order.map((field) => fieldOf(object, field).name) } : {}),
  }
  const placed = Object.entries(places).map(([field, place]) => placeOf(ctx, object, fieldOf(object, field), place))
  await changeModel(control, ctx, { rows: [upsert(ctx, { object: name, settings }), ...placed] })
  return objectOf(ctx, name)
}

/** Calls a field otherwise, explains it, asks for it or hides it. What records hold in it stays. */
export async function changeField(
  control: Db,
  ctx: Ctx,
  at: { object: string; field: string },
  change: FieldChange,
): Promise<ModelField> {
  const object = objectOf(ctx, at.object)
  const field = fieldOf(object, at.field)
  const { label, hint, hidden = field.hidden ?? false, required = field.required ?? false } = change
  mayChange(object, field, { hidden, required })
  const settings: FieldSettings = {
    ...(label ? { label: labelled(label) } : {}),
    ...(hint ? { hint: bothLanguages(hint) ?? { en: '', zh: '' } } : {}),
    ...(change.hidden === undefined ? {} : { hidden }),
    ...(change.required === undefined ? {} : { required }),
    ...(change.section === undefined ? {} : { section: change.section }),
  }
  await changeModel(control, ctx, { rows: [upsert(ctx, { object: object.name, field: field.name, settings })] })
  return fieldOf(objectOf(ctx, object.name), field.name)
}

function placeOf(ctx: Ctx, object: ModelObject, field: ModelField, { section, hidden }: FieldPlace) {
  if (hidden !== undefined) mayChange(object, field, { hidden, required: field.required ?? false })
  const settings: FieldSettings = {
    ...(section === undefined ? {} : { section }),
    ...(hidden === undefined ? {} : { hidden }),
  }
  return upsert(ctx, { object: object.name, field: field.name, settings })
}

/** What would leave people unable to name a record, or to save one, is refused. */
function mayChange(object: ModelObject, field: ModelField, to: { hidden: boolean; required: boolean }): void {
  const builtIn = objectDefinition(object.name)?.fields[field.name]
  const isNeeded = field.name === object.title || to.required
  if (to.hidden && isNeeded) throw errors.fieldNotHidden({ field })
  const isAlways = builtIn?.required === true || (object.custom === true && field.name === object.title)
  if (isAlways && !to.required) throw errors.fieldAlwaysRequired({ field })
  const isEmptyable = !field.readOnly && field.type !== 'boolean' && field.columns.length > 0
  if (to.required && !field.required && !isEmptyable) throw errors.fieldNeverRequired({ field })
}

/** Puts the objects in the order the navigation shows them; what is not named follows. */
export async function orderObjects(control: Db, ctx: Ctx, order: readonly string[]): Promise<void> {
  for (const name of order) objectOf(ctx, name)
  const rest = [...ctx.model.objects.keys()].filter((name) => !order.includes(name))
  const rows = [...order, ...rest].map((object, place) => upsert(ctx, { object, place, settings: {} }))
  await changeModel(control, ctx, { rows })
}

type Said = { object: string; field?: string; place?: number; settings: ObjectSettings | FieldSettings }

/** Lays what is newly said over what was said before. */
function upsert(ctx: Ctx, { object, field, place, settings }: Said) {
  const schema = quoted(ctx.model.schema)
  const said = JSON.stringify(settings)
  if (field === undefined) {
    return {
      text: `insert into ${schema}.model_object as m (object, is_custom, place, settings, made_by) values ($1, false, $2, $3, $4)
        on conflict (object) do update set settings = m.settings || excluded.settings,
          place = coalesce(excluded.place, m.place)`,
      values: [object, place ?? null, said, ctx.actor.id],
    }
  }
  return {
    text: `insert into ${schema}.model_field as m (object, field, is_custom, settings, made_by) values ($1, $2, false, $3, $4)
      on conflict (object, field) do update set settings = m.settings || excluded.settings`,
    values: [object, field, said, ctx.actor.id],
  }
}

function labelled(given: Labels) {
  const label = bothLanguages(given)
  if (!label) throw errors.fieldRequired({ field: 'label' })
  return label
}
