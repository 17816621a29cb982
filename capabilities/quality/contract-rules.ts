import { Type, type Static } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

export const formats = ['email', 'url', 'phone', 'mobileCN', 'postcodeCN', 'idNumber', 'creditCode', 'digits'] as const
export type Format = (typeof formats)[number]

export const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const
export type Comparison = (typeof comparisons)[number]

const one = <const T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value))))
const Name = Type.String({ minLength: 1, maxLength: 100 })
/** A field of the record, or of one it links to: `country`, `company.country`. */
const Path = Type.String({ minLength: 1, maxLength: 200 })
/** The filter of the record API: `{ "stage.kind": "won" }`. */
const Filter = Type.Record(Type.String({ maxLength: 200 }), Type.Unknown())
const closed = { additionalProperties: false }
/** A number, a day as `YYYY-MM-DD`, or `today`. */
const Bound = Type.Union([Type.Number(), Type.String({ maxLength: 40 })])

/** What a record has to be like. But for `required`, `link` and `filter`, an empty value breaks no rule. */
export const Check = Type.Union([
  Type.Object({ kind: Type.Literal('required'), field: Name }, closed),
  Type.Object({ kind: Type.Literal('format'), field: Name, format: one(formats) }, closed),
  /** The whole value has to match: a regular expression without look-around and back-references. */
  Type.Object(
    { kind: Type.Literal('pattern'), field: Name, pattern: Type.String({ minLength: 1, maxLength: 200 }) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('length'),
      field: Name,
      min: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
      max: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('range'), field: Name, min: Type.Optional(Bound), max: Type.Optional(Bound) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('set'),
      field: Name,
      values: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 500 }),
    },
    closed,
  ),
  /** No other record has the same values in all of these. */
  Type.Object({ kind: Type.Literal('unique'), fields: Type.Array(Name, { minItems: 1, maxItems: 4 }) }, closed),
  /** Two values of a record stand to each other like this: `closesOn` gte `createdAt`, `country` eq `company.country`. */
  Type.Object({ kind: Type.Literal('compare'), left: Path, operator: one(comparisons), right: Path }, closed),
  /** The link leads to a record, and that is found by the filter. */
  Type.Object({ kind: Type.Literal('link'), field: Name, filter: Type.Optional(Filter) }, closed),
  Type.Object({ kind: Type.Literal('filter'), filter: Filter }, closed),
])
export type Check = Static<typeof Check>
export type CheckKind = Check['kind']

export const severities = ['warning', 'refusal'] as const
export type Severity = (typeof severities)[number]

const RuleBody = {
  check: Check,
  /** The rule is about the records that this finds; about all where it is left out. */
  when: Type.Optional(Type.Union([Filter, Type.Null()])),
}
const Settings = {
  name: Type.String({ maxLength: 200 }),
  severity: one(severities),
  onWrite: Type.Boolean(),
  onImport: Type.Boolean(),
  active: Type.Boolean(),
}

export type RuleDraft = { readonly object: string; readonly check: Check; readonly when?: RuleFilter | null }
export type RuleFilter = { readonly [path: string]: unknown }
export type Sentence = { readonly en: string; readonly zh: string }

export type RuleResult = { readonly at: string; readonly failing: number; readonly total: number }

export type Rule = {
  readonly id: string
  readonly object: string
  readonly name: string
  readonly check: Check
  readonly when: RuleFilter | null
  readonly severity: Severity
  readonly onWrite: boolean
  readonly onImport: boolean
  readonly active: boolean
  readonly says: Sentence
  /** The latest counts, oldest first, at most 30. */
  readonly results: readonly RuleResult[]
  /** Why it cannot be evaluated any more: a field that is gone. */
  readonly broken: string | null
}

export type RuleProposal = RuleDraft & {
  readonly key: string
  readonly name: Sentence
  readonly severity: Severity
  readonly says: Sentence
  readonly failing: number
  readonly total: number
}

export type FailingRecord = {
  readonly id: string
  readonly title: string
  readonly values: Readonly<Record<string, unknown>>
}
export type RuleTry = {
  readonly says: Sentence
  readonly failing: number
  readonly total: number
  readonly examples: readonly FailingRecord[]
}

const ObjectName = Type.String({ maxLength: 100 })
const Page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
}

export const listRules = endpoint('GET /rules', { query: Type.Object({ object: Type.Optional(ObjectName) }) })
export const getRule = endpoint('GET /rules/:id')
export const proposedRules = endpoint('GET /rules/proposals', {
  query: Type.Object({ object: Type.Optional(ObjectName) }),
})
export const tryRule = endpoint('POST /rules/trial', { body: Type.Object({ object: ObjectName, ...RuleBody }, closed) })
export const makeRule = endpoint('POST /rules', {
  body: Type.Object({ object: ObjectName, ...RuleBody, ...Settings }, closed),
})
export const changeRule = endpoint('PATCH /rules/:id', {
  body: Type.Partial(Type.Object({ ...RuleBody, ...Settings }, closed)),
})
export const removeRule = endpoint('DELETE /rules/:id')
export const failingRecords = endpoint('GET /rules/:id/failing', { query: Type.Object(Page) })
export const countRules = endpoint('POST /rules/runs', {
  body: Type.Object({ object: Type.Optional(ObjectName) }, closed),
})
