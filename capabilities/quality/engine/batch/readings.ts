import { blocksOf } from '#capabilities/quality/engine/blocking/blocks.ts'
import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import type { KeyColumn } from '#capabilities/quality/engine/blocking/key-columns.ts'
import type { BatchField } from '#capabilities/quality/engine/batch/table.ts'
import { featureReader } from '#capabilities/quality/engine/batch/values.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { learnReadings, type ReadColumn } from '#capabilities/quality/engine/match/learn.ts'

const sureKeys = new Set(['phone', 'email', 'code'])
const mostRecords = 200_000

/** How these records spell Chinese characters in Latin letters, learned from those that share a number or mailbox. */
export function readingsOf(
  fields: readonly BatchField[],
  groups: readonly Group[],
  keys: readonly KeyColumn[],
): Readings {
  const names = fields.find(({ field }) => field.kind === 'family')
  if (names === undefined || !names.values.hasHan) return {}
  const records = [...new Set(keys.filter(({ set }) => sureKeys.has(set.type)).flatMap(sharing))].toSorted(
    (x, y) => x - y,
  )
  const sure = fields.filter(({ field }) => sureKeys.has(field.kind))
  return learnReadings([names, ...sure].map((field) => columnOf(field, groups, records)))
}

/** Records that stand with a few others under one key. */
function sharing(column: KeyColumn): number[] {
  const { starts, records } = blocksOf({ name: column.name, keys: [column], expected: 0 }, column.ids.length)
  const out: number[] = []
  for (let block = 0; block + 1 < starts.length && out.length < mostRecords; block++) {
    const [from, to] = [starts[block]!, starts[block + 1]!]
    if (to - from > 1 && to - from <= 12) for (let i = from; i < to; i++) out.push(records[i]!)
  }
  return out
}

function columnOf(field: BatchField, groups: readonly Group[], records: readonly number[]): ReadColumn {
  const group = groups[field.group]!
  const read = featureReader(group, {}, field.values.vocabulary)
  const placeById = new Map<number, number>()
  const features: unknown[] = []
  const ids = Int32Array.from(records, (record) => {
    const id = field.ids[record]!
    if (field.values.shares[id] === 0) return -1
    const known = placeById.get(id)
    if (known !== undefined) return known
    const place = features.push(read(id)) - 1
    placeById.set(id, place)
    return place
  })
  return { field: field.field, kind: field.kind, ids, features }
}
