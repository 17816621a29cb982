import { cellsOf, type Group } from '#capabilities/quality/engine/batch/group.ts'
import { makeInterner, textHash, textsOf, type Dictionary } from '#capabilities/quality/engine/batch/dictionary.ts'
import { agreement } from '#capabilities/quality/engine/blocking/key-columns.ts'
import { numbers, type Numbers } from '#capabilities/quality/engine/batch/numbers.ts'
import type { Field, Kind } from '#capabilities/quality/engine/kinds/fields.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { weigh, type Vocabulary, type Words } from '#capabilities/quality/engine/kinds/words.ts'
import { isWords, kindOf, sameByChanceOf, shareOf } from '#capabilities/quality/engine/match/features.ts'

/** The blocking keys of one type: those of combination `id` are `keys[starts[id]]` to `keys[starts[id + 1]]`. */
export type KeySet = {
  readonly type: string
  readonly starts: Int32Array
  readonly keys: Uint32Array
  /** Chance that two records picked at random share a key, about. */
  readonly agree: number
}

/** What was read of one field: all that blocking and scoring need of it, as numbers. */
export type FieldValues = {
  /** 1 for a combination of cells that says nothing. */
  readonly silent: Uint8Array
  /** log2 of how common the value of each combination is. */
  readonly logShare: Float64Array
  readonly known: number
  readonly sameByChance: number
  /** How often the values occur that are seen more than `least` times. */
  readonly counts: [string, number][]
  readonly least: number
  readonly vocabulary: Vocabulary | null
  readonly keySets: readonly KeySet[]
  readonly hasHan: boolean
}

/** Values and words whose frequency is remembered one by one; rarer ones all count as the commonest of the rest. */
const mostRemembered = 20_000
const mostKeys = 6

/** Reads every distinct combination of a group once, for each of its fields. */
export function readValues(group: Group, learned: Readings): FieldValues[] {
  const uses = new Int32Array(group.size)
  for (const id of group.ids) uses[id]! += 1
  const vocabulary = group.fields.some(isWords) ? vocabularyOf(group, learned) : null
  const books = group.fields.map((field) => makeBook(field, group.size))
  const readFeature = featureReader(group, learned, vocabulary)
  for (let id = 0; id < group.size; id++) {
    const feature = readFeature(id)
    for (const book of books) book.add(id, feature)
  }
  return books.map((book) => book.done({ uses, records: group.ids.length }, vocabulary))
}

/** Reads the feature of a combination; null where nothing is known. */
export function featureReader(group: Group, learned: Readings, vocabulary: Vocabulary | null): (id: number) => unknown {
  const cells = cellsOf(group)
  const field = group.fields[0]!
  const kind = kindOf(field)
  return (id) => {
    const feature = kind.read(cells(id), field, learned)
    if (feature !== null && vocabulary !== null) weigh(feature as Words, vocabulary)
    return feature
  }
}

function vocabularyOf(group: Group, learned: Readings): Vocabulary {
  const counts = new Map<string, number>()
  const readFeature = featureReader(group, learned, null)
  let texts = 0
  for (let id = 0; id < group.size; id++) {
    const feature = readFeature(id) as Words | null
    if (feature === null || feature.text === '') continue
    texts += 1
    for (const word of feature.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const { common, least } = commonest([...counts], 0)
  return { texts, counts: new Map(common), least }
}

/** The entries that occur more than `least` times, which is chosen so that not too many are left. */
function commonest(entries: [string, number][], atLeast: number): { common: [string, number][]; least: number } {
  const sizes = Int32Array.from(entries, ([, count]) => count).toSorted()
  const least = Math.max(atLeast, sizes[sizes.length - mostRemembered - 1] ?? 0)
  return { common: entries.filter(([, count]) => count > least).toSorted(byText), least }
}

function byText([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How many records say each combination, and how many records there are. */
type Used = { readonly uses: Int32Array; readonly records: number }

function makeBook(field: Field, size: number) {
  const kind = kindOf(field)
  const silent = new Uint8Array(new SharedArrayBuffer(size))
  const valueIds = new Int32Array(size)
  const values = makeInterner()
  const keySets = new Map<string, { starts: Int32Array; keys: Numbers }>()
  let hasHan = false
  return {
    add(id: number, feature: unknown): void {
      const value = feature === null ? '' : kind.valueOf(feature)
      silent[id] = value === '' ? 1 : 0
      valueIds[id] = value === '' ? -1 : values.idOf(value)
      if (value !== '') {
        hasHan ||= value > '\u2e80'
        for (const [type, keys] of Object.entries(kind.keysOf(feature))) addKeys(type, id, keys)
      }
      for (const { starts, keys } of keySets.values()) starts[id + 1] = keys.size()
    },
    done({ uses, records }: Used, vocabulary: Vocabulary | null): FieldValues {
      const found = frequencies(kind, values.done(), { valueIds, uses })
      return {
        silent,
        ...found,
        vocabulary,
        hasHan,
        keySets: [...keySets]
          .map(([type, { starts, keys: found }]) => {
            const keys = found.done()
            return { type, starts, keys, agree: agreement({ starts, keys }, uses, records) }
          })
          .toSorted((x, y) => (x.type < y.type ? -1 : 1)),
      }
    },
  }

  function addKeys(type: string, id: number, texts: readonly string[]): void {
    let set = keySets.get(type)
    if (set === undefined) {
      set = { starts: new Int32Array(new SharedArrayBuffer((size + 1) * 4)), keys: numbers() }
      keySets.set(type, set)
    }
    const from = set.starts[id]!
    for (const text of texts) {
      if (set.keys.size() - from === mostKeys) break
      const key = textHash(text)
      if (!set.keys.has(key, from)) set.keys.add(key)
    }
  }
}

type Seen = { readonly valueIds: Int32Array; readonly uses: Int32Array }

function frequencies(kind: Kind<unknown>, values: Dictionary, { valueIds, uses }: Seen) {
  const counts = new Int32Array(values.size)
  let known = 0
  for (const [id, value] of valueIds.entries()) {
    if (value < 0) continue
    counts[value]! += uses[id]!
    known += uses[id]!
  }
  const read = textsOf(values)
  const several: [string, number][] = []
  for (const [value, count] of counts.entries()) if (count > 1) several.push([read(value), count])
  const { common, least } = commonest(several, 1)
  const byCount = new Map<number, number>()
  const logOf = (count: number) => {
    const shown = Math.max(least, count)
    const found = byCount.get(shown) ?? Math.log2(shareOf(shown, known, kind.chance))
    byCount.set(shown, found)
    return found
  }
  const logShare = new Float64Array(new SharedArrayBuffer(valueIds.length * 8))
  for (const [id, value] of valueIds.entries()) if (value >= 0) logShare[id] = logOf(counts[value]!)
  return { known, logShare, counts: common, least, sameByChance: sameByChanceOf(counts, known, kind.chance) }
}
