import { Type } from 'typebox'
import { madeTypes } from '#core/objects/custom/make.ts'
import { endpoint } from '#sdk/contract.ts'
import { sections } from '#sdk/objects.ts'

const strict = { additionalProperties: false }
const Text = (maxLength: number) => Type.String({ maxLength })
const Labels = Type.Object({ en: Type.Optional(Text(200)), zh: Type.Optional(Text(200)) }, strict)
const Hints = Type.Object({ en: Type.Optional(Text(500)), zh: Type.Optional(Text(500)) }, strict)
const Name = Type.String({ minLength: 1, maxLength: 100 })
const Hue = Type.Union(
  (['grey', 'green', 'teal', 'blue', 'violet', 'red', 'orange', 'yellow'] as const).map((hue) => Type.Literal(hue)),
)
/** Where a field stands on a record's page; null where it stands by itself. */
const InSection = Type.Union([...sections.map((one) => Type.Literal(one)), Type.Null()])
const optional = {
  label: Type.Optional(Labels),
  hidden: Type.Optional(Type.Boolean()),
}

export const makeObject = endpoint('POST /objects', {
  body: Type.Object({ label: Labels, plural: Type.Optional(Labels), icon: Type.Optional(Name) }, strict),
})
export const changeObject = endpoint('PATCH /objects/:object', {
  body: Type.Object(
    {
      ...optional,
      plural: Type.Optional(Labels),
      icon: Type.Optional(Name),
      order: Type.Optional(Type.Array(Name, { maxItems: 500 })),
      /** Of fields by their names: the section of a record's page they stand in, and whether they are hidden. */
      places: Type.Optional(
        Type.Record(
          Name,
          Type.Object({ section: Type.Optional(InSection), hidden: Type.Optional(Type.Boolean()) }, strict),
        ),
      ),
    },
    strict,
  ),
})
/** The order in which the navigation shows the objects. */
export const orderObjects = endpoint('PUT /objects', {
  body: Type.Object({ order: Type.Array(Name, { maxItems: 500 }) }, strict),
})
export const makeField = endpoint('POST /objects/:object/fields', {
  body: Type.Object(
    {
      type: Type.Union(madeTypes.map((type) => Type.Literal(type))),
      label: Labels,
      hint: Type.Optional(Hints),
      required: Type.Optional(Type.Boolean()),
      unique: Type.Optional(Type.Boolean()),
      target: Type.Optional(Name),
      options: Type.Optional(
        Type.Array(Type.Object({ label: Labels, hue: Type.Optional(Hue) }, strict), { maxItems: 200 }),
      ),
    },
    strict,
  ),
})
export const changeField = endpoint('PATCH /objects/:object/fields/:field', {
  body: Type.Object(
    {
      ...optional,
      hint: Type.Optional(Hints),
      required: Type.Optional(Type.Boolean()),
      section: Type.Optional(InSection),
    },
    strict,
  ),
})
/** A choice of one's own for a field; administrators only. */
export const addChoice = endpoint('POST /objects/:object/fields/:field/choices', {
  body: Type.Object(
    { label: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Labels]), hue: Type.Optional(Hue) },
    strict,
  ),
})
export const changeChoice = endpoint('PATCH /objects/:object/fields/:field/choices/:value', {
  body: Type.Object(
    { label: Type.Optional(Labels), hue: Type.Optional(Hue), retired: Type.Optional(Type.Boolean()) },
    strict,
  ),
})
export const orderChoices = endpoint('PUT /objects/:object/fields/:field/choices', {
  body: Type.Object({ order: Type.Array(Name, { maxItems: 200 }) }, strict),
})
