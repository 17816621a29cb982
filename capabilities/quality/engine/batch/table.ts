import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import type { FieldValues } from '#capabilities/quality/engine/batch/values.ts'
import type { Field, Kind } from '#capabilities/quality/engine/kinds/fields.ts'
import { kindOf, rarityPart } from '#capabilities/quality/engine/match/features.ts'

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

/** Bits for a level (from 1; 0 is unknown) and a share: those of level `l` begin at `l × width`. */
export type RarityTable = { readonly width: number; readonly bits: Float64Array }

/** The term-frequency adjustment of a field at each level, for each of its shares: few, however many the records. */
export function rarityTable({ kind, values: { logShares, sameByChance } }: BatchField): RarityTable {
  const width = Math.max(1, logShares.length)
  const bits = new Float64Array((kind.levels.length + 1) * width)
  const even = Math.log2(sameByChance)
  for (const [level, part] of kind.rarity.entries()) {
    if (part === 0 || sameByChance === 0) continue
    for (const [at, log] of logShares.entries()) bits[(level + 1) * width + at] = rarityPart(part, even, log)
  }
  return { width, bits }
}
