import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import type { FieldValues } from '#capabilities/quality/engine/batch/values.ts'
import type { Field, Kind } from '#capabilities/quality/engine/kinds/fields.ts'
import { kindOf } from '#capabilities/quality/engine/match/features.ts'

/** One field of all records, as numbers: what learning and weighing look at. In the order of the model's fields. */
export type BatchField = {
  readonly field: Field
  readonly kind: Kind<unknown>
  readonly group: number
  readonly ids: Int32Array
  readonly values: FieldValues
}

/** The fields of all groups in the order of the plan. */
export function batchFields(
  plan: readonly Field[],
  groups: readonly Group[],
  values: readonly (readonly FieldValues[])[],
): BatchField[] {
  const all = groups.flatMap((group, at) =>
    group.fields.map((field, k) => ({
      field,
      kind: kindOf(field),
      group: at,
      ids: group.ids,
      values: values[at]![k]!,
    })),
  )
  return plan.map((field) => all.find((one) => one.field === field)!)
}
