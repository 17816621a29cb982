import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

export const pairStatuses = ['open', 'merged', 'dismissed', 'later'] as const
export type PairStatus = (typeof pairStatuses)[number]

/** What one field says about two records: how alike it is there, and what that is worth in bits. */
export type Why = {
  readonly field: string
  readonly left: string
  readonly right: string
  readonly level: string
  readonly weight: number
}

export type Side = { readonly id: string; readonly title: string; readonly record: Readonly<Record<string, unknown>> }

export type Pair = {
  readonly id: string
  readonly object: string
  readonly left: Side
  readonly right: Side
  readonly probability: number
  /** Bits; each doubles the odds. The bars of `why` and how rare duplicates are add up to it. */
  readonly weight: number
  readonly why: readonly Why[]
  readonly status: PairStatus
  readonly reason: string | null
  readonly mergeId: string | null
  /** The lasting name that both go by, where they do. */
  readonly entityId: string | null
}

/** Records believed to be one thing. The id stays while records join and leave, are merged and taken apart. */
export type Entity = {
  readonly id: string
  readonly object: string
  readonly records: readonly { readonly id: string; readonly title: string }[]
}

/** An object whose records can be there twice. */
export type MatchedObject = {
  readonly object: string
  /** Whether it is looked through by itself; others are when somebody asks. */
  readonly isWatched: boolean
  /** Whether pairs wait to be decided. */
  readonly isWaiting: boolean
  /** The latest search through all of its records. */
  readonly look: Look | null
}

/** What a search through all records of an object came to. */
export type Look = {
  readonly at: string
  readonly records: number
  /** Pairs found; of more than a hundred thousand records, about. */
  readonly found: number
  /** The surest of them, which wait in the queue. The others come when these are decided. */
  readonly kept: number
  /** Pairs that left the queue because their records are alike no more. */
  readonly gone: number
}

/** A record that may be the one that is being typed, or looked at. */
export type Candidate = Side & {
  readonly object: string
  readonly probability: number
  readonly weight: number
  readonly why: readonly Why[]
  /** The pair in the review queue, where there is one. */
  readonly pair: string | null
  /** The lasting name it goes by, where it has one. */
  readonly entityId: string | null
}

const Id = Type.String({ maxLength: 100 })
const Values = Type.Record(Type.String(), Type.Unknown())
const Page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 500 })),
}

export const Resolution = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('merge'),
      keep: Type.Union([Type.Literal('left'), Type.Literal('right')]),
      /** Where the record that goes has the better value. */
      values: Type.Optional(Values),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('dismiss'), reason: Type.Optional(Type.String({ maxLength: 500 })) },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('later') }, { additionalProperties: false }),
])

export const listPairs = endpoint('GET /duplicates', {
  query: Type.Object({
    object: Type.String({ maxLength: 100 }),
    status: Type.Optional(Type.Union(pairStatuses.map((status) => Type.Literal(status)))),
    count: Type.Optional(Type.Union([Type.Literal('capped'), Type.Literal('exact')])),
    ...Page,
  }),
})
export const listObjects = endpoint('GET /duplicates/objects')
export const getEntity = endpoint('GET /duplicates/entities/:id')
export const getPair = endpoint('GET /duplicates/:id')
export const resolvePair = endpoint('POST /duplicates/:id/resolution', { body: Resolution })
export const reopenPair = endpoint('DELETE /duplicates/:id/resolution')
export const scanObject = endpoint('POST /duplicates/scan', {
  body: Type.Object({ object: Type.String({ maxLength: 100 }) }, { additionalProperties: false }),
})
export const checkValues = endpoint('POST /duplicates/check', {
  body: Type.Object(
    {
      object: Type.String({ maxLength: 100 }),
      values: Values,
      /** The record itself, where it is being changed: it is no candidate. */
      id: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
})
export const recordDuplicates = endpoint('GET /records/:object/:id/duplicates')

export const mergeRecords = endpoint('POST /merges', {
  body: Type.Object(
    {
      object: Type.String({ maxLength: 100 }),
      into: Id,
      from: Type.Array(Id, { minItems: 1, maxItems: 100 }),
      values: Type.Optional(Values),
      /** Fields that are taken from one of the records as they are: field → its id. */
      take: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Id)),
    },
    { additionalProperties: false },
  ),
})
type MergedRecord = { readonly id: string; readonly title: string }
export type MergeLine = {
  readonly id: string
  readonly object: string
  readonly into: MergedRecord
  readonly from: readonly MergedRecord[]
  readonly at: string
  readonly actor: { readonly id: string; readonly name: string } | null
  /** Fields of the survivor that the merge changed. */
  readonly fields: readonly string[]
  /** Records that pointed at the others and now point at the survivor. */
  readonly moved: number
  readonly undoneAt: string | null
  /** Whether the record that stayed lies in the trash now, deleted or merged into another. */
  readonly isTrashed: boolean
}

/** What undoing a merge takes. */
export type Undoing = {
  /** The merges that are undone, the latest first and the one asked for last. */
  readonly merges: readonly MergeLine[]
  /** Records that come back from the trash with it, beside those that were merged. */
  readonly restored: readonly MergedRecord[]
}

export const listMerges = endpoint('GET /merges', {
  query: Type.Object({
    object: Type.String({ maxLength: 100 }),
    record: Type.Optional(Id),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    ...Page,
  }),
})
/** Merges once more what undone merges had merged, the latest of them first. */
export const mergeAgain = endpoint('POST /merges/restorations', {
  body: Type.Object({ merges: Type.Array(Id, { minItems: 1, maxItems: 200 }) }, { additionalProperties: false }),
})
export const previewUndo = endpoint('GET /merges/:id/undoing')
export const undoMerge = endpoint('DELETE /merges/:id', {
  /** With the merges that its records went into since; without, it is refused where there are such. */
  query: Type.Object({ later: Type.Optional(Type.Literal('true')) }),
})
