import type { Values } from '#core/records/values.ts'
import type { ReadyRow } from '#core/records/write-many.ts'
import type { Change, Problem, Standardised } from '#capabilities/quality/engine/standardise/result.ts'
import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'

/** A row as it was read: `no` counts from 1, `line` is where a person finds it in the file. */
export type SourceRow = {
  readonly no: number
  readonly line: number
  readonly cells: readonly string[]
  readonly extra?: readonly string[]
  /** Deleted in the program it comes from. */
  readonly isGone?: boolean
}

/** Names a record that a field shall point at, in the words of the file. */
export type Wish = {
  readonly field: string
  readonly part: string | null
  readonly text: string
  /** Not a name but the id that the program which wrote the file has for it. */
  readonly isId?: true
}

/** A record that a row names by such an id and that nobody knows yet. */
export type Pointer = { readonly field: string; readonly target: string; readonly key: string }

/** A value that could not be taken over, or not wholly, and why. */
export type Left = { readonly field: string; readonly problem: Problem }
export type Filled = {
  readonly field: string
  readonly rule: RuleName
  readonly to: string
  /** What it was read from and how sure that is, where the base told it and not the row. */
  readonly source?: string
  readonly confidence?: number
}

/** What cleaning changed in a row: in how many values, and by which rules. Examples may be left out. */
export type Noted = {
  readonly values: number
  readonly notes: readonly {
    readonly rule: string
    readonly field: string
    readonly from?: string
    readonly to?: string
  }[]
}

/** A row on its way to a record: cleaned and put together; nobody has looked into the base yet. */
export type Draft = {
  readonly row: SourceRow
  object: string
  values: Values
  readonly wishes: Wish[]
  /** One for each mapped column, in order; none where another thread has cleaned the row. */
  readonly results: readonly Standardised[]
  readonly left: Left[]
  readonly filled: Filled[]
  /** When the record was made in the system it comes from. */
  createdAt: string | null
  /** A row that cannot be taken at all. */
  rejected: Left | null
  readonly noted: Noted
  /** The texts the database takes, made of `values` as they were cleaned; null where those were changed since. */
  ready: ReadyRow | null
  pointers?: Pointer[]
}

/** Puts changes behind those a cell has. */
export function withChanges(result: Standardised, changes: readonly Change[]): Standardised {
  return changes.length === 0 ? result : { ...result, changes: [...result.changes, ...changes] }
}
