import { builtInObjects } from '#core/objects/registry.ts'
import { quoted, type Db } from '#platform/db/pool.ts'
import type { Field, Label, ObjectDefinition } from '#sdk/objects.ts'

/** What a workspace says about an object: all of one it made, or what it changed of a built-in one. */
export type ObjectSettings = {
  label?: Label
  plural?: Label
  icon?: string
  hidden?: boolean
  /** The order of the fields; what is not named follows in its own order. */
  order?: readonly string[]
}

/** What a workspace says about a field: all of one it made, or what it changed of a built-in one. */
export type FieldSettings = Partial<Omit<Field, 'options'>>

type ObjectRow = { object: string; is_custom: boolean; place: number | null; settings: string }
type FieldRow = { object: string; field: string; is_custom: boolean; settings: string }

/** The tables, in every workspace's schema, in which it is kept what the workspace made of its model. */
export function customTables(schema: string): string[] {
  return [
    `create table if not exists ${schema}.model_object (
      object text primary key,
      is_custom boolean not null,
      place int,
      settings jsonb not null default '{}',
      made_by uuid,
      made_at timestamptz not null default now()
    )`,
    `create table if not exists ${schema}.model_field (
      object text not null,
      field text not null,
      is_custom boolean not null,
      settings jsonb not null default '{}',
      made_by uuid,
      made_at timestamptz not null default now(),
      primary key (object, field)
    )`,
  ]
}

/** The model of a workspace as data: what is built in, as it changed it, and what it made, in its order. */
export async function storedDefinitions(db: Db, schema: string): Promise<ObjectDefinition[]> {
  const table = (name: string) => `${quoted(schema)}.${quoted(name)}`
  const [known] = await db.arrays({ text: `select to_regclass($1) is not null`, values: [table('model_field')] })
  if (known?.[0] !== true) return [...builtInObjects]
  const objects = await db.rows<ObjectRow>({
    text: `select object, is_custom, place, settings from ${table('model_object')} order by made_at, object`,
  })
  const fields = await db.rows<FieldRow>({
    text: `select object, field, is_custom, settings from ${table('model_field')} order by made_at, field`,
  })
  return composed(objects, fields)
}

function composed(objects: readonly ObjectRow[], fields: readonly FieldRow[]): ObjectDefinition[] {
  const own = objects.filter(({ is_custom }) => is_custom).map(({ object }) => emptyObject(object))
  const said = new Map(objects.map((row) => [row.object, row]))
  const all = [...builtInObjects, ...own].map((definition) =>
    withSettings(
      definition,
      said.get(definition.name),
      fields.filter(({ object }) => object === definition.name),
    ),
  )
  const place = (object: ObjectDefinition) => object.place ?? Number.MAX_SAFE_INTEGER
  return all.toSorted((a, b) => place(a) - place(b))
}

function withSettings(
  definition: ObjectDefinition,
  row: ObjectRow | undefined,
  rows: readonly FieldRow[],
): ObjectDefinition {
  if (!row && rows.length === 0) return definition
  const { order = [], ...settings } = (row ? JSON.parse(row.settings) : {}) as ObjectSettings
  const fields: Record<string, Field> = { ...definition.fields }
  for (const { field, is_custom: isCustom, settings: text } of rows) {
    const changed = JSON.parse(text) as FieldSettings
    if (isCustom) fields[field] = { ...(changed as Field), ...(isChosen(changed) ? { options: [] } : {}), custom: true }
    else if (fields[field]) fields[field] = { ...fields[field], ...changed }
  }
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  const sorted = Object.entries(fields).toSorted(([a], [b]) => rank(a) - rank(b))
  const ordered = Object.fromEntries(sorted)
  const place = row?.place ?? undefined
  return { ...definition, ...settings, place, fields: ordered, listed: listedOf(definition, ordered) }
}

/** A list begins with what it always did, without what is hidden; a made object's with its first fields. */
function listedOf(definition: ObjectDefinition, fields: Record<string, Field>): string[] {
  const shown = (name: string) => fields[name]?.hidden !== true
  if (!definition.custom) return definition.listed.filter(shown)
  const long = new Set(['longText', 'richText', 'json', 'address', 'recurrence', 'checklist'])
  const own = Object.keys(fields).filter((name) => fields[name]?.custom && !long.has(fields[name]?.type ?? ''))
  return [definition.title, ...own.filter(shown).slice(0, 5), 'owner']
}

function isChosen({ type }: FieldSettings): boolean {
  return type === 'choice' || type === 'multiChoice'
}

/** What every made object has from the start: a name, and somebody who looks after it. */
function emptyObject(name: string): ObjectDefinition {
  return {
    name,
    label: { en: name, zh: name },
    plural: { en: name, zh: name },
    icon: 'box',
    custom: true,
    fields: {
      name: { type: 'text', label: { en: 'Name', zh: '名称' }, required: true, searched: true },
      owner: { type: 'user', target: 'user', label: { en: 'Owner', zh: '负责人' } },
    },
    title: 'name',
    listed: ['name', 'owner'],
  }
}
