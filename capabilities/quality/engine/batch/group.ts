import type { Column } from '#capabilities/quality/engine/batch/column.ts'
import { stirred, textsOf } from '#capabilities/quality/engine/batch/dictionary.ts'
import type { Field } from '#capabilities/quality/engine/kinds/fields.ts'

/**
 * Columns that are read together, and the fields they make: given and family name are two halves of one reading.
 * `ids[record]` numbers the distinct combinations of their texts.
 */
export type Group = {
  readonly fields: readonly Field[]
  readonly columns: readonly Column[]
  readonly ids: Int32Array
  readonly size: number
  /** A record that says each combination; null where one column alone makes the group. */
  readonly speaker: Int32Array | null
}

/** Sorts the fields of a plan by what they are read from. */
export function groupFields(fields: readonly Field[], columns: readonly Column[]): Group[] {
  const byReading = new Map<string, Field[]>()
  for (const field of fields) {
    const reading = JSON.stringify([isName(field) ? 'name' : field.name, field.columns])
    byReading.set(reading, [...(byReading.get(reading) ?? []), field])
  }
  return [...byReading.values()].map((together) => {
    const own = together[0]!.columns.map((name) => columns.find((column) => column.name === name)!)
    return { fields: together, columns: own, ...combined(own) }
  })
}

function isName({ kind }: Field): boolean {
  return kind === 'given' || kind === 'family'
}

function combined(columns: readonly Column[]): Pick<Group, 'ids' | 'size' | 'speaker'> {
  const [first] = columns
  if (first === undefined) throw new RangeError('a field has no column')
  if (columns.length === 1) return { ids: first.ids, size: first.dictionary.size, speaker: null }
  const records = first.ids.length
  const ids = new Int32Array(new SharedArrayBuffer(records * 4))
  const speaker = new Int32Array(new SharedArrayBuffer(records * 4))
  const mask = 2 ** Math.ceil(Math.log2(records * 2 + 2)) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  let size = 0
  for (let record = 0; record < records; record++) {
    let hash = 0
    for (const column of columns) hash = stirred(hash ^ column.ids[record]!)
    let slot = hash & mask
    while (slots[slot]! >= 0 && !isSame(columns, speaker[slots[slot]!]!, record)) slot = (slot + 1) & mask
    if (slots[slot]! < 0) {
      slots[slot] = size
      speaker[size++] = record
    }
    ids[record] = slots[slot]!
  }
  return { ids, size, speaker }
}

function isSame(columns: readonly Column[], x: number, y: number): boolean {
  for (const { ids } of columns) if (ids[x] !== ids[y]) return false
  return true
}

/** The cells behind each number of a group. */
export function cellsOf({ columns, speaker }: Group): (id: number) => string[] {
  const readers = columns.map(({ dictionary }) => textsOf(dictionary))
  if (speaker === null) return (id) => [readers[0]!(id)]
  return (id) => readers.map((read, i) => read(columns[i]!.ids[speaker[id]!]!))
}
