import { Type, type Static } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

const strict = { additionalProperties: false }
const Scope = Type.Union([Type.Literal('own'), Type.Literal('team'), Type.Literal('all')])
const Name = Type.String({ minLength: 1, maxLength: 100 })
/** What stands below a column. */
const Measure = Type.Union(
  (['sum', 'avg', 'min', 'max', 'filled', 'empty', 'distinct'] as const).map((one) => Type.Literal(one)),
)
const Columns = Type.Object(
  {
    names: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 }),
    widths: Type.Record(Type.String({ maxLength: 100 }), Type.Number({ minimum: 20, maximum: 2000 })),
    frozen: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    foot: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Measure)),
  },
  strict,
)

/** What a list shows: the part of its address behind "?", and its columns. */
const Shown = {
  address: Type.String({ maxLength: 8000 }),
  columns: Type.Optional(Type.Union([Columns, Type.Null()])),
}

/** A view of the records of one object that somebody saved under a name. */
export type View = {
  readonly id: string
  readonly object: string
  readonly name: string
  /** Who sees it: its owner, those who share a team with him, everybody. */
  readonly scope: Static<typeof Scope>
  readonly address: string
  readonly columns: Static<typeof Columns> | null
  readonly owner: string
  readonly ownerName: string | null
  readonly rev: number
  /** Whether the reader may change and delete it. */
  readonly may: boolean
}

export const listViews = endpoint('GET /views', {
  query: Type.Object({ object: Type.Optional(Type.String({ maxLength: 100 })) }),
})
export const createView = endpoint('POST /views', {
  body: Type.Object({ object: Type.String({ maxLength: 100 }), name: Name, scope: Scope, ...Shown }, strict),
})
export const updateView = endpoint('PATCH /views/:id', {
  body: Type.Object(
    {
      name: Type.Optional(Name),
      scope: Type.Optional(Scope),
      address: Type.Optional(Shown.address),
      columns: Shown.columns,
      rev: Type.Optional(Type.Integer()),
    },
    strict,
  ),
})
export const deleteView = endpoint('DELETE /views/:id')
export const restoreView = endpoint('POST /views/:id/restoration')
