import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { Model, ModelField } from '#core/objects/model.ts'
import { quoted, type Db } from '#platform/db/pool.ts'
import type { Option } from '#sdk/objects.ts'

type Row = { object: string; field: string; value: string; label: string }

// What these say the program itself goes by: a word of one's own would mean nothing to it.
const meant: ReadonlySet<string> = new Set(['kind', 'status', 'role', 'direction'])

/** Choices beyond this make a list nobody reads; a text field is meant then. */
export const mostChoices = 200

function table(schema: string): string {
  return `${quoted(schema)}.field_choice`
}

/** Puts the choices that a workspace has added into its model. */
export async function loadChoices(db: Db, model: Model): Promise<void> {
  const rows = await db.rows<Row>({
    text: `select object, field, value, label from ${table(model.schema)} order by added_at, value`,
  })
  for (const row of rows) put(model, row)
}

function put(model: Model, { object, field: name, value, label }: Row): Option | undefined {
  const field = model.objects.get(object)?.fields.get(name)
  // What an older version of the definition had may be gone, or be built in by now.
  if (!field?.options || field.options.some((option) => option.value === value)) return undefined
  const option: Option = { value, label: { en: label, zh: label }, hue: 'grey' }
  // The field is this model's own; whoever holds it sees the new list, and what was kept for the old one is not used.
  ;(field as { options: readonly Option[] }).options = [...field.options, option]
  return option
}

/**
 * Adds a choice to a field, for everybody and at once; one that is there already, by its value or label, is given back.
 * Its value is its label, or of plain Latin letters their small form, and never changes.
 */
export async function addChoice(ctx: Ctx, from: { object: string; field: string; label: string }): Promise<Option> {
  const object = objectOf(ctx, from.object)
  const field = object.fields.get(from.field)
  if (!field?.options) throw errors.fieldNotFound({ object: object.name, field: from.field })
  if (field.readOnly || object.inner || meant.has(field.name))
    throw errors.choicesFixed({ object: object.name, field: field.name })
  const label = from.label.normalize('NFC').replace(/\s+/g, ' ').trim()
  const known = findChoice(field, label)
  if (known) return known
  if (label === '') throw errors.fieldRequired({ field: 'label' })
  if (field.options.length >= mostChoices) throw errors.tooManyChoices({ field: field.name, most: mostChoices })
  const row = { object: object.name, field: field.name, value: valueOf(label), label }
  await ctx.db.count({
    text: `insert into ${table(ctx.model.schema)} (object, field, value, label, added_by) values ($1, $2, $3, $4, $5)
      on conflict (object, field, value) do nothing`,
    values: [row.object, row.field, row.value, row.label, ctx.actor.id],
  })
  return put(ctx.model, row) ?? (findChoice(field, row.value) as Option)
}

function findChoice({ options = [] }: ModelField, word: string): Option | undefined {
  const key = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]+/g, '')
  return options.find(({ value, label }) => [value, label.en, label.zh].some((one) => key(one) === key(word)))
}

/** `Big Customer` → `big-customer`; 大客户 stays. */
export function valueOf(label: string): string {
  return /^[\x20-\x7E]+$/.test(label)
    ? label
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || label
    : label
}
