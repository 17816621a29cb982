import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { emit } from '#core/history/outbox.ts'
import { bothLanguages } from '#core/objects/custom/names.ts'
import type { Model, ModelField, ModelObject } from '#core/objects/model.ts'
import { objectDefinition } from '#core/objects/registry.ts'
import { quoted, type Db } from '#platform/db/pool.ts'
import type { Hue, Label, Option } from '#sdk/objects.ts'

/** What a workspace says of one choice: one it added, or how it changed a built-in one. */
type Row = {
  object: string
  field: string
  value: string
  label: string
  label_zh: string | null
  hue: Hue | null
  place: number | null
  is_retired: boolean
}

export type ChoiceInput = { label: { en?: string; zh?: string }; hue?: Hue }
export type ChoiceChange = { label?: { en?: string; zh?: string }; hue?: Hue; retired?: boolean }
type At = { object: string; field: string }

// What these say the program itself goes by: a word of one's own would mean nothing to it.
const meant: ReadonlySet<string> = new Set(['kind', 'status', 'role', 'direction'])

/** Choices beyond this make a list nobody reads; a text field is meant then. */
export const mostChoices = 200

const hues: readonly Hue[] = ['blue', 'green', 'orange', 'teal', 'violet', 'yellow', 'red', 'grey']

function table(schema: string): string {
  return `${quoted(schema)}.field_choice`
}

/** Puts what a workspace says of choices into its model: labels, colours, order, those added and those retired. */
export async function loadChoices(db: Db, model: Model): Promise<void> {
  const rows = await db.rows<Row>({
    text: `select object, field, value, label, label_zh, hue, place, is_retired from ${table(model.schema)}
      order by added_at, value`,
  })
  const fields = new Map<ModelField, Row[]>()
  for (const row of rows) {
    const field = model.objects.get(row.object)?.fields.get(row.field)
    // What an older version of the definition had may be gone.
    if (field?.options) fields.set(field, [...(fields.get(field) ?? []), row])
  }
  for (const [field, said] of fields) put(field, merged(builtInOptions(said[0] as Row), said))
}

function builtInOptions({ object, field }: At): readonly Option[] {
  return objectDefinition(object)?.fields[field]?.options ?? []
}

function merged(builtIn: readonly Option[], rows: readonly Row[]): Option[] {
  const said = new Map(rows.map((row) => [row.value, row]))
  const added = rows.filter(({ value }) => !builtIn.some((option) => option.value === value))
  const options = [
    ...builtIn.map((option) => changed(option, said.get(option.value))),
    ...added.map((row) => changed({ value: row.value, label: { en: '', zh: '' }, hue: 'grey' }, row)),
  ]
  const place = ({ value }: Option) => said.get(value)?.place ?? Number.MAX_SAFE_INTEGER
  return options.toSorted((a, b) => place(a) - place(b))
}

function changed(option: Option, row: Row | undefined): Option {
  if (!row) return option
  const { label, label_zh: zh, hue, is_retired: retired } = row
  return {
    value: option.value,
    label: { en: label, zh: zh ?? label },
    hue: hue ?? option.hue,
    ...(retired ? { retired } : {}),
  }
}

// The field is this model's own; whoever holds it sees the new list, and what was kept for the old one is not used.
function put(field: ModelField, options: readonly Option[]): void {
  ;(field as { options: readonly Option[] }).options = options
}

/**
 * Adds a choice to a field, for everybody and at once; one that is there already, by its value or label, is given back,
 * offered again if it was retired. Its value is its label, or of plain Latin letters their small form, and never changes.
 */
export async function addChoice(ctx: Ctx, from: At & { label: string | Partial<Label>; hue?: Hue }): Promise<Option> {
  const { object, field } = choiceField(ctx, from)
  if (field.readOnly || object.inner || meant.has(field.name))
    throw errors.choicesFixed({ object: object.name, field: field.name })
  const label = bothLanguages(typeof from.label === 'string' ? { en: from.label, zh: from.label } : from.label)
  if (!label) throw errors.fieldRequired({ field: 'label' })
  const known = findChoice(field, label.en) ?? findChoice(field, label.zh)
  if (known) return known.retired ? changeChoice(ctx, { ...from, value: known.value }, { retired: false }) : known
  if (field.options.length >= mostChoices) throw errors.tooManyChoices({ field: field.name, most: mostChoices })
  const value = valueOf(label.en)
  await say(ctx, from, { value, label, hue: from.hue ?? 'grey' }, field.options.length)
  await told(ctx)
  return optionOf(field, value)
}

/** Calls a choice otherwise, gives it another colour, or retires it: records keep it, new ones are not offered it. */
export async function changeChoice(ctx: Ctx, at: At & { value: string }, change: ChoiceChange): Promise<Option> {
  const { object, field } = choiceField(ctx, at)
  const option = field.options.find(({ value }) => value === at.value)
  if (!option) throw errors.choiceNotFound({ field, value: at.value })
  const label = change.label ? bothLanguages(change.label) : option.label
  if (!label) throw errors.fieldRequired({ field: 'label' })
  const retired = change.retired ?? option.retired ?? false
  if (retired && !option.retired) mayRetire(object, field, option)
  await say(ctx, at, { ...option, label, hue: change.hue ?? option.hue, retired })
  await told(ctx)
  return optionOf(field, option.value)
}

function mayRetire(object: ModelObject, field: ModelField, option: Option): void {
  const others = field.options?.filter(({ value, retired }) => value !== option.value && !retired) ?? []
  const isMeant = meant.has(field.name) && object.custom !== true && !field.custom
  if (isMeant || field.readOnly || field.fallback === option.value || others.length === 0)
    throw errors.choiceNeeded({ field, value: option.label.en })
}

/** Puts the choices of a field in an order; what is not named follows in its own. */
export async function orderChoices(
  ctx: Ctx,
  at: At,
  order: readonly string[],
): Promise<{ options: readonly Option[] }> {
  const { field } = choiceField(ctx, at)
  const strange = order.find((value) => !field.options.some((option) => option.value === value))
  if (strange !== undefined) throw errors.choiceNotFound({ field, value: strange })
  const rank = ({ value }: Option) => (order.includes(value) ? order.indexOf(value) : order.length)
  const options = field.options.toSorted((a, b) => rank(a) - rank(b))
  for (const [place, option] of options.entries()) await say(ctx, at, option, place)
  await told(ctx)
  return { options: field.options }
}

/** The choices a field is made with. */
export async function setChoices(ctx: Ctx, at: At, inputs: readonly ChoiceInput[]): Promise<void> {
  const values = new Set<string>()
  for (const [place, { label: given, hue }] of inputs.entries()) {
    const label = bothLanguages(given)
    if (!label || values.has(valueOf(label.en))) continue
    values.add(valueOf(label.en))
    await say(ctx, at, { value: valueOf(label.en), label, hue: hue ?? (hues[place % hues.length] as Hue) }, place)
  }
}

async function say(ctx: Ctx, at: At, option: Option, place?: number): Promise<void> {
  const { value, label, hue, retired = false } = option
  await ctx.db.count({
    text: `insert into ${table(ctx.model.schema)} as c
        (object, field, value, label, label_zh, hue, place, is_retired, added_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (object, field, value) do update set label = excluded.label, label_zh = excluded.label_zh,
        hue = excluded.hue, is_retired = excluded.is_retired, place = coalesce(excluded.place, c.place)`,
    values: [at.object, at.field, value, label.en, label.zh, hue, place ?? null, retired, ctx.actor.id],
  })
}

/**
 * Everywhere else as soon as it is committed, and here at once. Here last: what another change before had this server
 * read meanwhile is older than what the caller is about to answer.
 */
async function told(ctx: Ctx): Promise<void> {
  await emit(ctx, 'model.changed', {})
  await loadChoices(ctx.db, ctx.model)
}

function choiceField(ctx: Ctx, at: At) {
  const object = objectOf(ctx, at.object)
  const field = object.fields.get(at.field)
  if (!field?.options) throw errors.fieldNotFound({ object: object.name, field: at.field })
  return { object, field: field as ModelField & { options: readonly Option[] } }
}

function optionOf({ options = [] }: ModelField, value: string): Option {
  return options.find((option) => option.value === value) as Option
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
