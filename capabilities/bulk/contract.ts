import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

const strict = { additionalProperties: false }
const JsonObject = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 50 })

/** Which records: those named, or those a filter and a search find. */
const Which = Type.Object(
  {
    ids: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 10_000 })),
    filter: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    q: Type.Optional(Type.String({ maxLength: 500 })),
  },
  strict,
)
/** Values by field as the record API takes them (null empties), or `delete: true`. */
const Change = Type.Union([
  Type.Object({ values: JsonObject }, strict),
  Type.Object({ delete: Type.Literal(true) }, strict),
])
const Asked = Type.Object({ object: Type.String({ maxLength: 100 }), which: Which, change: Change }, strict)

export type BulkWhich = {
  readonly ids?: readonly string[] | undefined
  readonly filter?: Readonly<Record<string, unknown>> | undefined
  readonly q?: string | undefined
}
export type BulkChange = { readonly values: Readonly<Record<string, unknown>> } | { readonly delete: true }
export type BulkAsked = { readonly object: string; readonly which: BulkWhich; readonly change: BulkChange }

export type BulkStatus = 'queued' | 'running' | 'done' | 'failed' | 'undoing' | 'undone'
/** How many were looked at, changed, already so, and passed over; after taking back: put back, and kept as they are. */
export type BulkCounts = {
  readonly seen: number
  readonly changed: number
  readonly same: number
  readonly skipped: number
  readonly restored: number
  readonly kept: number
}
/** Why records were passed over, with how many. */
export type BulkReason = { readonly code: string; readonly detail: string; readonly count: number }

/** A reason with some of the records it is about. */
export type BulkPassed = BulkReason & { readonly examples: readonly { readonly id: string; readonly title: string }[] }

/** What became of the first records when it was tried with them. */
export type BulkTrial = Pick<BulkCounts, 'changed' | 'same' | 'skipped'> & {
  readonly tried: number
  readonly reasons: readonly BulkPassed[]
  /** Somebody is changing some of them at this moment, so it could not be tried. */
  readonly isBusy: boolean
}

export type BulkPreview = {
  /** How many records it is about. */
  readonly count: number
  /** How many of those that were named are in the trash, or not for this reader to see. */
  readonly gone: number
  readonly trial: BulkTrial
  readonly examples: readonly {
    readonly id: string
    readonly title: string
    readonly before: Readonly<Record<string, unknown>>
    readonly after: Readonly<Record<string, unknown>>
  }[]
}

export type Bulk = {
  readonly id: string
  readonly object: string
  readonly change: BulkChange
  readonly status: BulkStatus
  readonly total: number
  readonly counts: BulkCounts
  readonly reasons: readonly BulkReason[]
  readonly error: string | null
  readonly by: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
}

export const previewBulk = endpoint('POST /bulk-changes/preview', { body: Asked })
export const startBulk = endpoint('POST /bulk-changes', { body: Asked })
export const listBulks = endpoint('GET /bulk-changes', {
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    after: Type.Optional(Type.String({ maxLength: 100 })),
  }),
})
export const getBulk = endpoint('GET /bulk-changes/:id')
/** Takes it back. */
export const undoBulk = endpoint('DELETE /bulk-changes/:id')
const Locale = Type.Optional(Type.Union([Type.Literal('en'), Type.Literal('zh')]))

/** The kind of file, and where the clock stands by which a workbook has its moments. */
const File = {
  as: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('xlsx')])),
  zone: Type.Optional(Type.String({ maxLength: 100 })),
}

/** Records as CSV or XLSX. `query` is JSON with `filter`, `q` and `sort` as in a query; `fields` are the columns. */
export const exportFound = endpoint('GET /exports/:object', {
  query: Type.Object({ query: Type.String({ maxLength: 12_000 }), locale: Locale, ...File }),
})
/** The same for records that are named, in their order. */
export const exportNamed = endpoint('POST /exports/:object', {
  body: Type.Object(
    {
      ids: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 10_000 }),
      fields: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })),
      withIds: Type.Optional(Type.Boolean()),
      locale: Locale,
      ...File,
    },
    strict,
  ),
})

/** How the file will look: its heads and first rows. */
export type ExportLook = {
  readonly count: number
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The first rows of an export, of records that are named or found. Nothing is written. */
export const lookExport = endpoint('POST /exports/:object/preview', {
  body: Type.Object(
    {
      ...Which.properties,
      sort: Type.Optional(Type.String({ maxLength: 500 })),
      fields: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })),
      withIds: Type.Optional(Type.Boolean()),
      locale: Locale,
    },
    strict,
  ),
})
