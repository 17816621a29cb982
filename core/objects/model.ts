import type { FieldType } from '#core/fields/types.ts'
import { fieldTypes } from '#core/fields/registry.ts'
import { builtInObjects } from '#core/objects/registry.ts'
import { quoted } from '#platform/db/pool.ts'
import type { Field, ObjectDefinition } from '#sdk/objects.ts'

/** A field with what the engine needs to know of it: its type's behaviour and its physical columns. */
export type ModelField = Field & {
  readonly name: string
  readonly kind: FieldType
  /** Physical columns, unquoted; they never change, whatever the field is called later. */
  readonly columns: readonly string[]
  /** The table that holds a many-to-many link, qualified and quoted. */
  readonly linkTable?: string
}

export type ModelObject = Omit<ObjectDefinition, 'fields'> & {
  readonly fields: ReadonlyMap<string, ModelField>
  /** Qualified and quoted. */
  readonly table: string
  readonly tableName: string
  readonly searchTable: string
  readonly searched: readonly ModelField[]
  readonly keyed: readonly ModelField[]
}

/** All objects of one workspace, tied to its schema. */
export type Model = { readonly schema: string; readonly objects: ReadonlyMap<string, ModelObject> }

/** The model of a workspace's schema. */
export function modelOf(schema: string, definitions: readonly ObjectDefinition[] = builtInObjects): Model {
  return {
    schema,
    objects: new Map(definitions.map((definition) => [definition.name, modelObject(schema, definition)])),
  }
}

const sources = new WeakMap<ModelObject, ObjectDefinition>()

/** The definition an object was made of. */
export function sourceOf(object: ModelObject): ObjectDefinition | undefined {
  return sources.get(object)
}

/** An object with what the engine needs to know of it. */
export function modelObject(schema: string, definition: ObjectDefinition): ModelObject {
  const tableName = snake(definition.name)
  const fields = new Map(
    Object.entries(definition.fields).map(([name, field]) => [name, modelField({ schema, tableName, name, field })]),
  )
  const all = [...fields.values()]
  const object = {
    ...definition,
    fields,
    tableName,
    table: `${quoted(schema)}.${quoted(tableName)}`,
    searchTable: `${quoted(schema)}.${quoted(`${tableName}_search`)}`,
    searched: all.filter((field) => field.searched),
    keyed: all.filter((field) => field.kind.keys !== undefined),
  }
  sources.set(object, definition)
  return object
}

function modelField(from: { schema: string; tableName: string; name: string; field: Field }): ModelField {
  const kind = fieldTypes[from.field.type]
  const column = snake(from.name)
  const isTable = from.field.type === 'links' || from.field.type === 'file'
  return {
    ...from.field,
    name: from.name,
    kind,
    columns: kind.columns.map(([suffix]) => column + suffix),
    ...(isTable ? { linkTable: `${quoted(from.schema)}.${quoted(`${from.tableName}_${column}`)}` } : {}),
  }
}

/** `closesOn` → `closes_on`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The definitions a model was made of, as data: for another thread, which makes the model anew. */
export function definitionsOf({ objects }: Model): ObjectDefinition[] {
  return [...objects.values()].map(({ fields, table: _t, tableName: _n, searchTable: _s, ...object }) => {
    const { searched: _, keyed: _k, ...definition } = object
    const plain = [...fields.values()].map(({ kind: _kind, columns: _columns, linkTable: _l, name, ...field }) => [
      name,
      field,
    ])
    return { ...definition, fields: Object.fromEntries(plain) as Record<string, Field> }
  })
}
