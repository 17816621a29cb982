import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

export type FillStatus = 'looking' | 'ready' | 'filling' | 'filled' | 'undoing' | 'undone' | 'failed'

/** What one way of filling would do: into which field, how many, and how often it was right where the answer is known. */
export type FillGroup = {
  readonly rule: string
  readonly field: string
  readonly found: number
  readonly tried: number
  readonly right: number
  /** How sure it is; where it was tried on few records, partly by what such facts are usually worth. */
  readonly confidence: number
  /** False where it is not sure enough to fill anything. */
  readonly used: boolean
}

export type FillCounts = {
  readonly filled?: number
  /** Left alone, because somebody had filled the field meanwhile. */
  readonly left?: number
  readonly undone?: number
  /** Not taken back, because somebody had changed the value since. */
  readonly kept?: number
}

export type Fill = {
  readonly id: string
  readonly object: string
  readonly status: FillStatus
  readonly groups: readonly FillGroup[]
  readonly rules: readonly string[]
  readonly counts: FillCounts
  readonly createdAt: string
  readonly createdBy: string | null
}

export type FillItem = {
  readonly id: string
  readonly title: string
  readonly field: string
  readonly rule: string
  readonly value: unknown
  readonly source: string
  readonly confidence: number
  readonly status: string
}

/** Where the value of a field comes from, as far as no person entered it. */
export type Provenance = {
  readonly field: string
  readonly rule: string
  readonly source: string
  readonly confidence: number
  readonly at: string
}

const ObjectName = Type.String({ maxLength: 100 })
const closed = { additionalProperties: false }

export const listFills = endpoint('GET /fills', { query: Type.Object({ object: Type.Optional(ObjectName) }) })
export const startFill = endpoint('POST /fills', { body: Type.Object({ object: ObjectName }, closed) })
export const getFill = endpoint('GET /fills/:id')
export const fillItems = endpoint('GET /fills/:id/items', {
  query: Type.Object({
    rule: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 200 })),
  }),
})
export const applyFill = endpoint('POST /fills/:id/application', {
  body: Type.Object({ rules: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 100 }) }, closed),
})
export const undoFill = endpoint('DELETE /fills/:id/application')
export const fillSettings = endpoint('GET /fills/settings')
export const changeFillSettings = endpoint('PUT /fills/settings', {
  body: Type.Object({ onWrite: Type.Boolean() }, closed),
})
export const recordProvenance = endpoint('GET /records/:object/:id/provenance')
