import type { FieldType } from '#core/fields/types.ts'

const between = (low: number, high: number, whole: boolean) => (input: unknown) => {
  const value = typeof input === 'string' && /^-?\d+(\.\d+)?$/.test(input.trim()) ? Number(input) : input
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined
}

const shown = (value: number) => String(value)

/** A whole number that JSON carries exactly: up to 2^53 − 1 either way. */
export const integer: FieldType = {
  columns: [['', 'bigint']],
  comparison: 'number',
  parse: between(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, true),
  text: shown,
}

/** A decimal number of up to 15 significant digits. */
export const number: FieldType = { ...integer, columns: [['', 'numeric']], parse: between(-1e15, 1e15, false) }

/** 35 means 35 %. */
export const percent: FieldType = { ...number, parse: between(-1e6, 1e6, false) }

/** One to five stars. */
export const rating: FieldType = { ...integer, columns: [['', 'smallint']], parse: between(1, 5, true) }

/** Seconds. */
export const duration: FieldType = { ...integer, columns: [['', 'integer']], parse: between(0, 2_000_000_000, true) }

/** Given by the database, one after the other; gaps are possible, repeats are not. */
export const autoNumber: FieldType = { ...integer, columns: [['', 'bigint']] }
