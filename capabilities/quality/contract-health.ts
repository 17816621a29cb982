import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

export const dimensions = ['completeness', 'validity', 'uniqueness', 'freshness', 'consistency'] as const
export type Dimension = (typeof dimensions)[number]
export const clusterMethods = ['fingerprint', 'grams', 'phonetic', 'pinyin', 'nearest'] as const
export type ClusterMethod = (typeof clusterMethods)[number]

/** A share between 0 and 1 with what it is a share of. */
export type Measure = { readonly score: number; readonly good: number; readonly total: number }
export type DayScore = { readonly day: string; readonly score: number }

export type ObjectHealth = {
  readonly object: string
  readonly day: string
  readonly records: number
  readonly score: number
  readonly trend: readonly DayScore[]
}

/** One owner, source or field: its measures by dimension, and its score where it has one. */
export type PartHealth = {
  readonly key: string
  readonly title: string | null
  readonly weight?: number
  /** The last 90 days, every third: of an owner or a source its score, of a field the share of records it is right in. */
  readonly trend: readonly DayScore[]
  readonly measures: Readonly<Partial<Record<Dimension | 'score', Measure>>>
}

/** What changed since an earlier day, in points of 100. */
export type Move = {
  readonly kind: 'all' | 'field' | 'owner' | 'source'
  readonly key: string
  readonly title: string | null
  readonly dimension: Dimension
  readonly before: number
  readonly after: number
}

export type ObjectState = ObjectHealth & {
  readonly measures: Readonly<Record<Dimension | 'score', Measure>>
  readonly trends: Readonly<Record<Dimension, readonly DayScore[]>>
  readonly since: string | null
  readonly moved: readonly Move[]
  readonly fields: readonly PartHealth[]
  readonly owners: readonly PartHealth[]
  readonly sources: readonly PartHealth[]
}

/** Fields by owner or source: `cells` in the order of `keys`; `invalid` and `odd` are parts of `filled`. */
export type HealthCells = {
  readonly keys: readonly { readonly key: string; readonly title: string | null; readonly records: number }[]
  readonly fields: readonly {
    readonly field: string
    readonly cells: readonly { readonly filled: number; readonly invalid: number; readonly odd: number }[]
  }[]
}

export type Fault = { readonly field: string | null; readonly dimension: Dimension; readonly points: number }
export type RecordHealth = { readonly score: number; readonly faults: readonly Fault[] }

export type BehindRow = {
  readonly id: string
  readonly title: string
  /** What the field holds, as JSON; null where no field was asked about. */
  readonly value: unknown
  /** What should stand there, where that is known. */
  readonly meant: string | null
  readonly updatedAt: string
}

export type Shares = {
  readonly total: number
  readonly sampled: boolean
  readonly fields: Readonly<
    Record<string, { readonly valid: number; readonly invalid: number; readonly empty: number }>
  >
}

export type Cluster = {
  readonly values: readonly { readonly value: string; readonly count: number }[]
  readonly count: number
}
/** `groups` were found among `values`; `clusters` are those of the most records. */
export type Clusters = {
  readonly clusters: readonly Cluster[]
  readonly groups: number
  readonly values: number
  readonly complete: boolean
}

export type Alarm = {
  readonly id: string
  readonly day: string
  readonly kind: string
  readonly key: string
  /** The owner's name. */
  readonly title: string | null
  readonly dimension: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** How many records a finding rests on, and whether these are only the latest of more. */
type Looked = { readonly looked: number; readonly sampled: boolean }

/** What Tend proposes to do about an object, each an upkeep card. */
export type Proposal =
  | { readonly kind: 'alarm'; readonly alarm: Alarm; readonly trend: readonly DayScore[] }
  | { readonly kind: 'domains'; readonly field: string; readonly values: readonly Fix[]; readonly records: number }
  | { readonly kind: 'spellings'; readonly field: string; readonly values: readonly Fix[]; readonly records: number }
  | { readonly kind: 'phones'; readonly field: string; readonly records: number; readonly examples: readonly string[] }
  | { readonly kind: 'duplicates'; readonly pairs: number }
  | { readonly kind: 'unused'; readonly fields: readonly string[] }
  | ({ readonly kind: 'constant'; readonly field: string; readonly value: string; readonly records: number } & Looked)
  | ({
      readonly kind: 'same'
      readonly field: string
      readonly other: string
      readonly share: number
      readonly records: number
    } & Looked)
export type Fix = { readonly value: string; readonly meant: string; readonly count: number }

const Name = Type.String({ maxLength: 100 })
const Path = Type.String({ maxLength: 200 })
const Dimension = Type.Union(dimensions.map((one) => Type.Literal(one)))

export const getHealth = endpoint('GET /health')
export const measure = endpoint('POST /health/measurement', {
  body: Type.Object({ object: Type.Optional(Name) }, { additionalProperties: false }),
})
export const getObjectHealth = endpoint('GET /health/:object')
export const listBehind = endpoint('GET /health/:object/records', {
  query: Type.Object({
    dimension: Dimension,
    field: Type.Optional(Path),
    owner: Type.Optional(Name),
    source: Type.Optional(Name),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 100 })),
  }),
})
export const getCells = endpoint('GET /health/:object/cells', {
  query: Type.Object({ by: Type.Union([Type.Literal('owner'), Type.Literal('source')]) }),
})
export const getRecordHealth = endpoint('GET /health/:object/records/:id')
export const getShares = endpoint('POST /health/:object/shares', {
  body: Type.Object(
    {
      filter: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      q: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
})
export const getWeights = endpoint('GET /health/:object/weights')
export const putWeights = endpoint('PUT /health/:object/weights', {
  body: Type.Object(
    {
      weights: Type.Record(
        Type.String({ maxLength: 100 }),
        Type.Union([Type.Number({ minimum: 0, maximum: 10 }), Type.Null()]),
      ),
    },
    { additionalProperties: false },
  ),
})
export const listProposals = endpoint('GET /health/:object/proposals')
export const listClusters = endpoint('GET /health/:object/clusters', {
  query: Type.Object({ field: Path, method: Type.Union(clusterMethods.map((one) => Type.Literal(one))) }),
})
export const closeAlarm = endpoint('DELETE /health/alarms/:id')
