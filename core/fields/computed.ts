import type { FieldType } from '#core/fields/types.ts'

/** Computed in the query from fields of the same record; its SQL is made in `core/records/expression.ts`. */
export const formula: FieldType = { columns: [], comparison: 'number', parse: () => undefined }

/** Computed in the query from records that point here. */
export const rollup: FieldType = { columns: [], comparison: 'number', parse: () => undefined }
