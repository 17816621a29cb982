import type { Field } from '#sdk/objects.ts'

/** How a filter may compare a field, and how the operand is read. */
export type Comparison = 'text' | 'number' | 'date' | 'boolean' | 'id' | 'list' | 'none'

/** References to the columns of one field in a query, main column first: `t."amount"`, `t."amount_currency"`. */
export type Refs = readonly string[]

/**
 * One type of field: how it is stored, read, compared and found.
 *
 * A value is either canonical (the shapes of the HTTP API) or null; a `parse` never sees null.
 */
export type FieldType = {
  /** Columns by suffix; the first is the main one. None for what is computed or lives in a table of its own. */
  readonly columns: readonly (readonly [suffix: string, sqlType: string])[]
  readonly comparison: Comparison
  /** The canonical value of an input, or undefined when it is not one. */
  readonly parse: (input: unknown, field: Field) => unknown
  /** The values of the columns. Without it, the value is the one column's. */
  readonly write?: (value: never) => readonly unknown[]
  /** SQL for the value as JSON. Without it, the main column. */
  readonly read?: (refs: Refs) => string
  /** Parts that a path may name, as `address.city`: each to its column's place. */
  readonly parts?: Readonly<Record<string, number>>
  /** What a person reads, and the search box finds. */
  readonly text?: (value: never) => string
  /** Keys under which two records with the same value meet, as `e:zhang@qq.com`. */
  readonly keys?: (value: never) => readonly string[]
}

/** A text without its outer blanks, or undefined: the start of most `parse` functions. */
export function trimmed(input: unknown): string | undefined {
  if (typeof input === 'number' && Number.isFinite(input)) return String(input)
  if (typeof input !== 'string') return undefined
  // PostgreSQL cannot hold NUL in a text.
  const value = (input.includes('\0') ? input.replaceAll('\0', '') : input).trim()
  return value === '' ? undefined : value
}
