import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { emit } from '#core/history/outbox.ts'
import { fieldStatements, objectStatements } from '#core/migrations/workspace.ts'
import { setChoices, type ChoiceInput } from '#core/objects/added-choices.ts'
import { bothLanguages, nameFor } from '#core/objects/custom/names.ts'
import { reloadModel } from '#core/objects/custom/reload.ts'
import { storedDefinitions } from '#core/objects/custom/stored.ts'
import { modelOf, type ModelField, type ModelObject } from '#core/objects/model.ts'
import { markModel, modelLock } from '#core/workspaces.ts'
import { quoted, type Db, type Query } from '#platform/db/pool.ts'
import type { Field, FieldTypeName, Label } from '#sdk/objects.ts'

type Labels = { en?: string; zh?: string }

export type NewObject = { label: Labels; plural?: Labels; icon?: string }

export type NewField = {
  type: FieldTypeName
  label: Labels
  hint?: Labels
  required?: boolean
  unique?: boolean
  target?: string
  options?: readonly ChoiceInput[]
}

/** The types a field made at run time may have; the others need more than a form can say. */
export const madeTypes: readonly FieldTypeName[] = [
  ...(['text', 'longText', 'integer', 'number', 'money', 'percent', 'rating', 'duration', 'boolean'] as const),
  ...(['date', 'dateTime', 'choice', 'multiChoice', 'email', 'phone', 'url', 'country', 'address'] as const),
  ...(['link', 'links', 'user'] as const),
]

const uniqueTypes: ReadonlySet<FieldTypeName> = new Set(['text', 'integer', 'number', 'url'])
const searchedTypes: ReadonlySet<FieldTypeName> = new Set(['text', 'email', 'phone', 'url'])
const mostObjects = 100
const mostFields = 200
// A change waits so long for whoever uses the table, and everybody else waits behind it.
const patience = '3s'

/** Makes an object: a table, its search table and their indexes. It is there for everybody at once. */
export async function makeObject(control: Db, ctx: Ctx, from: NewObject): Promise<ModelObject> {
  const label = bothLanguages(from.label)
  if (!label) throw errors.fieldRequired({ field: 'label' })
  const plural = bothLanguages(from.plural ?? {}) ?? label
  const taken = new Set(ctx.model.objects.keys())
  if ([...ctx.model.objects.values()].filter(({ custom }) => custom).length >= mostObjects)
    throw errors.tooManyObjects({ most: mostObjects })
  const name = nameFor(label, taken)
  const settings = { label, plural, icon: from.icon ?? 'box' }
  await changeModel(control, ctx, {
    rows: [
      {
        text: `insert into ${quoted(ctx.model.schema)}.model_object (object, is_custom, settings, made_by) values ($1, true, $2, $3)`,
        values: [name, JSON.stringify(settings), ctx.actor.id],
      },
    ],
    statements: (model) => objectStatements(model, model.objects.get(name) as ModelObject, ctx.workspace.role),
  })
  return objectOf(ctx, name)
}

/** Makes a field: a column of its type, with the index or the table it needs. */
export async function makeField(control: Db, ctx: Ctx, objectName: string, from: NewField): Promise<ModelField> {
  const object = objectOf(ctx, objectName)
  const field = checkedField(ctx, object, from)
  const name = nameFor(field.label, new Set(object.fields.keys()))
  await changeModel(control, ctx, {
    rows: [
      {
        text: `insert into ${quoted(ctx.model.schema)}.model_field (object, field, is_custom, settings, made_by) values ($1, $2, true, $3, $4)`,
        values: [object.name, name, JSON.stringify(field), ctx.actor.id],
      },
    ],
    statements: (model) => {
      const changed = model.objects.get(object.name) as ModelObject
      const field = changed.fields.get(name) as ModelField
      return fieldStatements(model, { object: changed, field }, ctx.workspace.role)
    },
    choices: (db) => setChoices({ ...ctx, db }, { object: object.name, field: name }, from.options ?? []),
  })
  return objectOf(ctx, objectName).fields.get(name) as ModelField
}

function checkedField(ctx: Ctx, object: ModelObject, from: NewField): Field & { label: Label } {
  const { type, target, required = false, unique = false } = from
  // People and files are written by the house itself; nobody could fill in more of them.
  if (object.name === 'user' || object.name === 'file') throw errors.objectFixed({ object })
  const label = bothLanguages(from.label)
  if (!label) throw errors.fieldRequired({ field: 'label' })
  if (!madeTypes.includes(type)) throw errors.fieldTypeFixed({ type })
  if ([...object.fields.values()].filter(({ custom }) => custom).length >= mostFields)
    throw errors.tooManyFields({ object, most: mostFields })
  const isLink = type === 'link' || type === 'links'
  if (isLink && !ctx.model.objects.has(target ?? '')) throw errors.objectNotFound({ object: target ?? '' })
  if ((type === 'choice' || type === 'multiChoice') && !from.options?.length)
    throw errors.choicesMissing({ field: label.en })
  if (unique && !uniqueTypes.has(type)) throw errors.uniqueNotFor({ type })
  const hint = bothLanguages(from.hint ?? {})
  return {
    type,
    label,
    ...(hint ? { hint } : {}),
    ...(required && type !== 'boolean' ? { required } : {}),
    ...(unique ? { unique } : {}),
    ...(isLink ? { target: target as string } : type === 'user' ? { target: 'user' } : {}),
    ...(searchedTypes.has(type) ? { searched: true } : {}),
  }
}

type Change = {
  rows: readonly Query[]
  /** What is to be done to the tables, of the model as it will be. */
  statements?: (model: ReturnType<typeof modelOf>) => readonly string[]
  choices?: (db: Db) => Promise<void>
}

/** One transaction for what is said of the model and what its tables become; then everybody's model is the new one. */
export async function changeModel(control: Db, ctx: Ctx, { rows, statements, choices }: Change): Promise<void> {
  const { schema } = ctx.model
  await control
    .transaction(async (db) => {
      await db.rows({ text: `select pg_advisory_xact_lock(${modelLock})` })
      await db.rows({ text: `set local lock_timeout = '${patience}'`, once: true })
      for (const query of rows) await db.count(query)
      if (statements) {
        const definitions = await storedDefinitions(db, schema)
        const model = modelOf(schema, definitions)
        await db.rows({ text: statements(model).join(';\n'), once: true })
        await markModel(db, ctx.workspace, definitions)
      }
      await choices?.(db)
      await emit({ ...ctx, db }, 'model.changed', {})
    })
    .catch((error: unknown) => {
      throw isBusy(error) ? errors.modelBusy() : error
    })
  await reloadModel(ctx.db, ctx.model)
  ctx.wake()
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
