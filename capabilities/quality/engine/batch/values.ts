import { cellsOf, type Group } from '#capabilities/quality/engine/batch/group.ts'
import { makeInterner, textHash, textsOf, type Dictionary } from '#capabilities/quality/engine/batch/dictionary.ts'
import { keysCounted } from '#capabilities/quality/engine/blocking/key-columns.ts'
import { numbers, type Numbers } from '#capabilities/quality/engine/batch/numbers.ts'
import type { Field, Kind } from '#capabilities/quality/engine/kinds/fields.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { weigh, type Vocabulary, type Words } from '#capabilities/quality/engine/kinds/words.ts'
import { sketchOf } from '#capabilities/quality/engine/sketch/sketch-of.ts'
import { isWords, kindOf, sameByChanceOf, shareOf } from '#capabilities/quality/engine/match/features.ts'

/** The blocking keys of one type: those of combination `id` are `keys[starts[id]]` to `keys[starts[id + 1]]`. */
export type KeySet = {
  readonly type: string
  readonly starts: Int32Array
  readonly keys: Uint32Array
  /** 1 for a key that no other record has. */
  readonly lonely: Uint8Array
  /** Chance that two records picked at random share a key, about. */
  readonly agree: number
}

/** What was read of one field: all that blocking and scoring need of it, as numbers. */
export type FieldValues = {
  /** log2 of how common the value of each combination is, by what `shares` has for it: 0 where it says nothing. */
  readonly logShares: Float64Array
  readonly shares: Uint16Array
  /** What tells most values apart, see `Sketch`; null for kinds without. Halves of a name have theirs in common. */
  readonly sketches: Int32Array | null
  /** Of a half of a name, the number of its text: millions of names share some thousands. */
  readonly texts: Int32Array | null
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
  for (let record = 0; record < group.ids.length; record++) uses[group.ids[record]!]! += 1
  const books = group.fields.map((field) => makeBook(field, group.size))
  const words = group.fields.some(isWords) ? makeWordBook(group.size) : null
  const readFeature = featureReader(group, learned, null)
  const sketch = sketchOf(group.fields[0]!)
  const sketches = sketch && new Int32Array(new SharedArrayBuffer(group.size * sketch.width * 4))
  for (let id = 0; id < group.size; id++) {
    const feature = readFeature(id)
    for (const book of books) book.add(id, feature)
    if (feature !== null) sketch?.write(feature, sketches!, id * sketch.width)
    if (words !== null) words.add(id, feature as Words | null)
    else for (const book of books) book.addKeys(id, feature)
  }
  const vocabulary = words === null ? null : words.done()
  if (words !== null)
    for (let id = 0; id < group.size; id++) for (const book of books) book.addKeys(id, words.weighed(id))
  const used = { uses, records: group.ids.length }
  return books.map((book) => ({ ...book.done(used), vocabulary, sketches }))
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

/**
 * The texts of a group as numbers of their words. What a word weighs is known when all have been read; the texts need
 * not be read again for it.
 */
function makeWordBook(size: number) {
  const numberByWord = new Map<string, number>()
  const all: string[] = []
  const counts = numbers()
  const inTexts = numbers()
  const starts = new Uint32Array(size + 1)
  const texts = makeInterner()
  const textIds = new Int32Array(size).fill(-1)
  let readText: (id: number) => string = () => ''
  let list = new Uint32Array(0)
  let vocabulary: Vocabulary = { texts: 0, counts: new Map() }
  return {
    add(id: number, feature: Words | null): void {
      if (feature !== null && feature.text !== '') {
        vocabulary.texts += 1
        textIds[id] = texts.idOf(feature.text)
        for (const word of feature.words) inTexts.add(numberOf(word))
      }
      starts[id + 1] = inTexts.size()
    },
    done(): Vocabulary {
      const sizes = Int32Array.from(counts.list())
      const { common, least } = commonest(sizes, 0)
      const counted = common.map((at): [string, number] => [all[at]!, sizes[at]!]).toSorted(byText)
      vocabulary = { texts: vocabulary.texts, counts: new Map(counted), least }
      readText = textsOf(texts.done())
      list = inTexts.list()
      return vocabulary
    },
    /** What was read, with weights, as far as its keys need it; null where it said nothing. */
    weighed(id: number): Words | null {
      if (textIds[id]! < 0) return null
      const words = wordsFrom(starts[id]!, starts[id + 1]!)
      const text = { text: readText(textIds[id]!), words, heads: [], bits: 0, numbers: [], weights: [], total: 0 }
      weigh(text, vocabulary)
      return text
    },
  }

  function wordsFrom(from: number, to: number): string[] {
    const words: string[] = []
    for (let i = from; i < to; i++) words.push(all[list[i]!]!)
    return words
  }

  function numberOf(word: string): number {
    let number = numberByWord.get(word)
    if (number === undefined) {
      number = all.push(word) - 1
      numberByWord.set(word, number)
      counts.add(0)
    }
    counts.increase(number)
    return number
  }
}

/** The places of the counts above `least`, which is chosen so that not too many are left. */
function commonest(counts: Int32Array, atLeast: number): { common: number[]; least: number } {
  const sizes = counts.filter((count) => count > atLeast).sort()
  const least = Math.max(atLeast, sizes[sizes.length - mostRemembered - 1] ?? 0)
  const common: number[] = []
  for (let at = 0; at < counts.length; at++) if (counts[at]! > least) common.push(at)
  return { common, least }
}

function byText([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How many records say each combination, and how many records there are. */
type Used = { readonly uses: Int32Array; readonly records: number }

function makeBook(field: Field, size: number) {
  const kind = kindOf(field)
  const valueIds = isHalf(field) ? new Int32Array(new SharedArrayBuffer(size * 4)) : new Int32Array(size)
  const values = makeInterner()
  const keySets = new Map<string, { starts: Int32Array; keys: Numbers }>()
  let hasHan = false
  return {
    add(id: number, feature: unknown): void {
      const value = feature === null ? '' : kind.valueOf(feature)
      valueIds[id] = value === '' ? -1 : values.idOf(value)
      if (value !== '') hasHan ||= value > '\u2e80'
    },
    addKeys(id: number, feature: unknown): void {
      if (valueIds[id]! >= 0) for (const [type, keys] of Object.entries(kind.keysOf(feature))) addKeys(type, id, keys)
      for (const { starts, keys } of keySets.values()) starts[id + 1] = keys.size()
    },
    done({ uses, records }: Used): Omit<FieldValues, 'vocabulary' | 'sketches'> {
      const found = frequencies(kind, values.done(), { valueIds, uses })
      return {
        ...found,
        texts: isHalf(field) ? valueIds : null,
        hasHan,
        keySets: [...keySets]
          .map(([type, { starts, keys: found }]) => {
            const keys = found.done()
            return { type, starts, keys, ...keysCounted({ starts, keys }, uses, records) }
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

function isHalf({ kind }: Field): boolean {
  return kind === 'given' || kind === 'family'
}

type Seen = { readonly valueIds: Int32Array; readonly uses: Int32Array }

function frequencies(kind: Kind<unknown>, values: Dictionary, { valueIds, uses }: Seen) {
  const counts = new Int32Array(values.size)
  let known = 0
  for (let id = 0; id < valueIds.length; id++) {
    if (valueIds[id]! < 0) continue
    counts[valueIds[id]!]! += uses[id]!
    known += uses[id]!
  }
  const read = textsOf(values)
  const { common, least } = commonest(counts, 1)
  const counted = common.map((value): [string, number] => [read(value), counts[value]!]).toSorted(byText)
  // The counts add up to the records: there are no more different ones than twice their root.
  const placeByCount = new Map<number, number>()
  const logs = [0]
  const placeOf = (count: number) => {
    const shown = Math.max(least, count)
    const found = placeByCount.get(shown) ?? logs.push(Math.log2(shareOf(shown, known, kind.chance))) - 1
    placeByCount.set(shown, found)
    return found
  }
  const shares = new Uint16Array(new SharedArrayBuffer(valueIds.length * 2))
  for (let id = 0; id < valueIds.length; id++) if (valueIds[id]! >= 0) shares[id] = placeOf(counts[valueIds[id]!]!)
  const sameByChance = sameByChanceOf(counts, known, kind.chance)
  return { known, logShares: Float64Array.from(logs), shares, counts: counted, least, sameByChance }
}
