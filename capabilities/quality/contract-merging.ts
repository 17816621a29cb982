import { Type, type Static } from 'typebox'
import type { PairStatus, Side, Why } from '#capabilities/quality/contract-duplicates.ts'
import { fieldRules, survivorConditions } from '#capabilities/quality/engine/survive/facts.ts'
import { endpoint } from '#sdk/contract.ts'

const Name = Type.String({ maxLength: 100 })
const Id = Type.String({ maxLength: 100 })
const Ids = (minItems: number) => Type.Array(Id, { minItems, maxItems: 100 })
const strict = { additionalProperties: false }
const Page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  after: Type.Optional(Type.String({ maxLength: 500 })),
}
const oneOf = <const T extends readonly string[]>(all: T) =>
  Type.Unsafe<T[number]>(Type.Union(all.map((one) => Type.Literal(one))))

export type GroupPair = {
  readonly id: string
  readonly left: string
  readonly right: string
  readonly probability: number
  readonly weight: number
}

/** Records that belong together: a group is known by the surest of its pairs. */
export type Group = {
  readonly id: string
  readonly object: string
  readonly status: PairStatus
  /** Of the weakest link that holds it together. */
  readonly probability: number
  readonly members: readonly { readonly id: string; readonly title: string }[]
  readonly pairs: readonly GroupPair[]
  /** The lasting name that all of them go by, where they do. */
  readonly entityId: string | null
  /** What speaks most for the surest pair. */
  readonly why: readonly Why[]
}

/** What is known of two records of a group, also where no scan thought them alike. */
export type WhyTwo = {
  readonly left: string
  readonly right: string
  readonly probability: number
  readonly weight: number
  readonly why: readonly Why[]
  readonly status: PairStatus | null
}

export const listGroups = endpoint('GET /duplicates/groups', {
  query: Type.Object({
    object: Name,
    status: Type.Optional(oneOf(['open', 'later'])),
    count: Type.Optional(oneOf(['capped', 'exact'])),
    ...Page,
  }),
})
export const getGroup = endpoint('GET /duplicates/groups/:id')
export const whyTwo = endpoint('GET /duplicates/why', { query: Type.Object({ object: Name, left: Id, right: Id }) })
/** Says that these records are different ones: each from each, or `apart` from the others. */
export const dismissRecords = endpoint('POST /duplicates/dismissals', {
  body: Type.Object(
    {
      object: Name,
      ids: Ids(2),
      apart: Type.Optional(Id),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    },
    strict,
  ),
})
const Pairs = Type.Object({ pairs: Type.Array(Id, { minItems: 1, maxItems: 5000 }) }, strict)
export const postponePairs = endpoint('POST /duplicates/postponements', { body: Pairs })
export const reopenPairs = endpoint('POST /duplicates/reopenings', { body: Pairs })

const Condition = Type.Object({ by: oneOf(survivorConditions), object: Type.Optional(Name) }, strict)
export const MergeRules = Type.Object(
  {
    survivor: Type.Array(Condition, { maxItems: 10 }),
    fields: Type.Record(Type.String({ maxLength: 100 }), oneOf(fieldRules)),
    /** The trusted first: parts of names of imports, and `people` for what was typed. */
    sources: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 50 }),
  },
  strict,
)
export const AutoMerge = Type.Object(
  {
    on: Type.Boolean(),
    threshold: Type.Number({ minimum: 0.9, maximum: 1 }),
    /** Fields in which two values keep a group from being merged. */
    never: Type.Array(Name, { maxItems: 100 }),
    acrossOwners: Type.Boolean(),
  },
  strict,
)
export type MergeRules = Static<typeof MergeRules>
export type AutoMerge = Static<typeof AutoMerge>
export type MergeSettings = {
  readonly object: string
  readonly rev: number
  readonly rules: MergeRules
  readonly auto: AutoMerge
  /** Names of imports that records came from, to choose from. */
  readonly knownSources: readonly string[]
}
export const readSettings = endpoint('GET /merges/settings/:object')
export const saveSettings = endpoint('PUT /merges/settings/:object', {
  body: Type.Object({ rules: MergeRules, auto: AutoMerge, rev: Type.Optional(Type.Integer()) }, strict),
})

/** One value of a field in one record: when it was written and by what. */
export type PreviewValue = { readonly id: string; readonly at: string | null; readonly source: string | null }
export type PreviewField = {
  readonly field: string
  /** From which record; null where lists are united. */
  readonly from: string | null
  /** The rule that chose, `pin` where a person did. */
  readonly by: string
  readonly values: readonly PreviewValue[]
}
export type PreviewMember = Side & {
  readonly source: string | null
  readonly links: Readonly<Record<string, number>>
  readonly ownerActive: boolean | null
}
export type Preview = {
  readonly object: string
  readonly into: string
  /** What made it the survivor; null where only its age did. `pin` where a person chose it. */
  readonly by: string | null
  /** The survivor first, then in the order in which they fill its gaps. */
  readonly members: readonly PreviewMember[]
  readonly fields: readonly PreviewField[]
}
const Take = Type.Record(Type.String({ maxLength: 100 }), Id)
export const previewMerge = endpoint('POST /merges/preview', {
  body: Type.Object({ object: Name, ids: Ids(2), into: Type.Optional(Id), take: Type.Optional(Take) }, strict),
})

export const runStatuses = ['running', 'stopping', 'done', 'undoing', 'undone'] as const
export type Run = {
  readonly id: string
  readonly object: string
  readonly kind: 'asked' | 'auto'
  readonly threshold: number
  readonly status: (typeof runStatuses)[number]
  readonly groups: number | null
  readonly merged: number
  readonly skipped: number
  /** Merges that could not be taken back. */
  readonly kept: number
  readonly expectedWrong: number
  readonly at: string
  readonly actor: { readonly id: string; readonly name: string } | null
  readonly finishedAt: string | null
  readonly undoneAt: string | null
}
export type RunItem = {
  readonly place: number
  readonly titles: readonly string[]
  readonly probability: number
  readonly merge: string | null
  readonly isUndone: boolean
  /** Why it could not be taken apart when the run was: the code of the refusal. */
  readonly kept: string | null
  /** The record that it became part of since, where that is why. */
  readonly keptBy: { readonly id: string; readonly title: string } | null
  readonly skipped: string | null
}
export type RunPreview = {
  readonly object: string
  readonly threshold: number
  readonly groups: number
  readonly merges: number
  /** How many of the merges may be wrong, and their share, as far as the probabilities are right. */
  readonly expectedWrong: number
  readonly wrongShare: number
  readonly sample: readonly Group[]
}
const Asked = Type.Object({ object: Name, threshold: Type.Number({ minimum: 0.5, maximum: 1 }) }, strict)
export const previewRun = endpoint('POST /merges/runs/preview', { body: Asked })
export const startRun = endpoint('POST /merges/runs', { body: Asked })
export const listRuns = endpoint('GET /merges/runs', { query: Type.Object({ object: Name, ...Page }) })
export const getRun = endpoint('GET /merges/runs/:id', {
  /** Its groups behind this place. */
  query: Type.Object({ limit: Page.limit, after: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })) }),
})
export const stopRun = endpoint('POST /merges/runs/:id/stop')
export const undoRun = endpoint('DELETE /merges/runs/:id')
