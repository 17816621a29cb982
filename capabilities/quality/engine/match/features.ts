import { kinds, type Field, type Kind } from '#capabilities/quality/engine/kinds/fields.ts'
import { newMemory, placeOf, type Memory } from '#capabilities/quality/engine/kinds/memory.ts'
import { sketchOf } from '#capabilities/quality/engine/sketch/sketch-of.ts'
import { untold } from '#capabilities/quality/engine/sketch/sketch.ts'
import type { Table } from '#capabilities/quality/engine/match/plan.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { countWords, weigh, type Vocabulary, type Words } from '#capabilities/quality/engine/kinds/words.ts'

/** One field of all records, each distinct value read once. `ids[record]` is its feature, -1 where nothing is known. */
export type FeatureColumn = {
  readonly field: Field
  readonly kind: Kind<unknown>
  readonly ids: Int32Array
  readonly features: readonly unknown[]
  /** log2 of how often a feature's value occurs among the known ones. */
  readonly logShare: Float64Array
  /** P(two records say the same), from the frequencies alone. */
  readonly sameByChance: number
  readonly counts: ReadonlyMap<string, number>
  readonly known: number
  readonly vocabulary: Vocabulary | null
  /** The level of two features that differ, as far as their sketches tell it. */
  readonly told: (left: number, right: number) => number
  /** Levels of pairs of values met before. */
  readonly memory: Memory
}

const memoryBits = 18

/**
 * Reads all fields. Given and family name are two halves of one reading. With `before`, read without anything learned,
 * only those are read again that what was learned can change.
 */
export function readFeatures(
  table: Table,
  fields: readonly Field[],
  learned: Readings,
  before: readonly FeatureColumn[] = [],
): FeatureColumn[] {
  const isLearned = Object.keys(learned).length > 0
  const readings = new Map<string, Reading>()
  return fields.map((field, i) => {
    const isName = field.kind === 'given' || field.kind === 'family'
    if (before[i] !== undefined && !(isLearned && isName)) return before[i]
    const key = JSON.stringify([isName ? 'name' : field.name, field.columns])
    const reading = readings.get(key) ?? readCells(table, field, learned)
    readings.set(key, reading)
    return columnOf(field, reading)
  })
}

/** What each distinct combination of cells was read as; `ids[record]` is its number. */
type Reading = { readonly ids: Int32Array; readonly features: readonly unknown[] }

function readCells(table: Table, field: Field, learned: Readings): Reading {
  const kind = kindOf(field)
  const at = field.columns.map((column) => table.columns.indexOf(column))
  const idByCells = new Map<string, number>()
  const features: unknown[] = []
  const ids = new Int32Array(table.rows.length)
  for (const [record, row] of table.rows.entries()) {
    const cells = at.map((index) => row[index] ?? '')
    const key = cells.length === 1 ? cells[0]! : cells.join('\u0000')
    let id = idByCells.get(key)
    if (id === undefined) {
      id = features.push(kind.read(cells, field, learned)) - 1
      idByCells.set(key, id)
    }
    ids[record] = id
  }
  return { ids, features }
}

function columnOf(field: Field, reading: Reading): FeatureColumn {
  const kind = kindOf(field)
  const features: unknown[] = []
  const placeOf = reading.features.map((feature) =>
    feature === null || kind.valueOf(feature) === '' ? -1 : features.push(feature) - 1,
  )
  const uses = features.map(() => 0)
  const ids = reading.ids.map((id) => placeOf[id]!)
  for (const id of ids) if (id >= 0) uses[id]! += 1
  const vocabulary = isWords(field) ? countWords(features as Words[]) : null
  if (vocabulary !== null) for (const feature of features) weigh(feature as Words, vocabulary)
  const told = teller(field, features)
  const memory = newMemory(memoryBits)
  return { field, kind, ids, features, vocabulary, told, memory, ...frequencies(kind, features, uses) }
}

/** Strangers are most of the pairs, and a few numbers a value show it: see `Sketch`. */
function teller(field: Field, features: readonly unknown[]): FeatureColumn['told'] {
  const sketch = sketchOf(field)
  if (sketch === null) return () => untold
  const all = new Int32Array(features.length * sketch.width)
  for (const [id, feature] of features.entries()) sketch.write(feature, all, id * sketch.width)
  if (sketch.ofOneText === undefined) return (left, right) => sketch.level(all, left, right)
  const texts = placesOf(features.map((feature) => kindOf(field).valueOf(feature)))
  return (left, right) =>
    texts[left] === texts[right] ? sketch.ofOneText!(all, left, right) : sketch.level(all, left, right)
}

/** Of each text, where it stands first. */
function placesOf(texts: readonly string[]): Int32Array {
  const places = new Map<string, number>()
  for (const [at, text] of texts.entries()) if (!places.has(text)) places.set(text, at)
  return Int32Array.from(texts, (text) => places.get(text)!)
}

function frequencies(kind: Kind<unknown>, features: readonly unknown[], uses: readonly number[]) {
  const counts = new Map<string, number>()
  for (const [id, feature] of features.entries()) {
    const value = kind.valueOf(feature)
    counts.set(value, (counts.get(value) ?? 0) + uses[id]!)
  }
  const known = uses.reduce((sum, one) => sum + one, 0)
  const logShare = Float64Array.from(features, (feature) =>
    Math.log2(shareOf(counts.get(kind.valueOf(feature)) ?? 0, known, kind.chance)),
  )
  return { counts, known, logShare, sameByChance: sameByChanceOf(counts.values(), known, kind.chance) }
}

/** P(two records say the same), from how often each value occurs. */
export function sameByChanceOf(counts: Iterable<number>, known: number, chance: number): number {
  let same = 0
  for (const count of counts) same += count * (count - 1)
  return (same + chance * expectedPairs) / (known * (known - 1) + expectedPairs)
}

/** What is expected of a kind of field weighs like this many pairs: a table of ten rows cannot tell what is rare. */
export const expectedPairs = 2000

/** How common a value is, from its count and, in a small table, from what is expected of such a field. */
export function shareOf(count: number, known: number, chance: number): number {
  const expected = Math.sqrt(expectedPairs)
  return (Math.max(1, count) + chance * expected) / (known + expected)
}

export function kindOf(field: Field): Kind<unknown> {
  return kinds[field.kind]
}

export function isWords(field: Field): boolean {
  return field.kind === 'words' || field.kind === 'company'
}

/** Level of likeness of two records in one column; -1 when one of them is silent. */
export function levelOf(column: FeatureColumn, a: number, b: number): number {
  const left = column.ids[a]!
  const right = column.ids[b]!
  if (left < 0 || right < 0) return -1
  if (left === right) return column.kind.levels.length - 1
  const told = column.told(left, right)
  if (told !== untold) return told
  const key = left < right ? left * column.features.length + right : right * column.features.length + left
  const { keys, levels } = column.memory
  const place = left < right ? placeOf(column.memory, left, right) : placeOf(column.memory, right, left)
  if (keys[place] === key) return levels[place]!
  const level = column.kind.compare(column.features[left]!, column.features[right]!) ?? -1
  keys[place] = key
  levels[place] = level
  return level
}

/**
 * Term-frequency adjustment in bits: agreeing on a rare value says more than on a common one.
 * T = rarity × (log2(P(same by chance)) − log2(share of the commoner of the two values)), kept within ±10.
 */
export function rarityBits(column: Pick<FeatureColumn, 'sameByChance' | 'kind'>, level: number, share: number): number {
  const part = column.kind.rarity[level] ?? 0
  if (part === 0 || share === 0 || column.sameByChance === 0) return 0
  return rarityPart(part, Math.log2(column.sameByChance), Math.log2(share))
}

/** The same from logarithms, where they are at hand. */
export function rarityPart(part: number, logSameByChance: number, logShare: number): number {
  return part * Math.max(-10, Math.min(10, logSameByChance - logShare))
}
