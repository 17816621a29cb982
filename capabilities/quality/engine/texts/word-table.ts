import { isWords, type FeatureColumn } from '#capabilities/quality/engine/match/features.ts'
import type { Words } from '#capabilities/quality/engine/kinds/words.ts'

/** The words of all records by number: per text column and record its distinct words, ascending. */
export type WordTable = {
  readonly columns: readonly (readonly Int32Array[])[]
  readonly words: readonly string[]
  /** In how many records a word occurs. */
  readonly records: Float64Array
  /** Inverse document frequency, ln(1 + n / records). */
  readonly rarity: Float64Array
  /** Per column and record, the length of its vector of rarities; 0 where it says nothing. */
  readonly lengths: readonly Float64Array[]
}

/**
 * Numbers the words of the text columns. A word written apart in one record and together in another (`boost xp`,
 * `boostxp`) still meets: neighbours are joined wherever the joined form is a word of these texts.
 */
export function wordTable(columns: readonly FeatureColumn[], size: number): WordTable {
  const texts = columns
    .filter(({ field }) => isWords(field))
    .map(({ ids, features }) =>
      Array.from({ length: size }, (_, i) => (features[ids[i]!] as Words | undefined)?.text.split(' ') ?? []),
    )
  const written = new Set(texts.flatMap((column) => column.flat()))
  const numberByWord = new Map<string, number>()
  const words: string[] = []
  const numberOf = (word: string) => {
    const known = numberByWord.get(word)
    if (known !== undefined) return known
    numberByWord.set(word, words.length)
    return words.push(word) - 1
  }
  const numbered = texts.map((column) =>
    column.map((list) => {
      const joined = list.slice(1).map((word, i) => list[i]! + word)
      const all = [...list, ...joined.filter((word) => word.length > 3 && written.has(word))]
      return Int32Array.from(new Set(all.map(numberOf))).sort()
    }),
  )
  const records = new Float64Array(words.length)
  for (let i = 0; i < size; i++) for (const word of everyWord(numbered, i)) records[word]! += 1
  const rarity = records.map((count) => Math.log(1 + size / count))
  const lengthOf = (list: Int32Array) => Math.sqrt(list.reduce((sum, word) => sum + rarity[word]! ** 2, 0))
  return { columns: numbered, words, records, rarity, lengths: numbered.map((all) => Float64Array.from(all, lengthOf)) }
}

/** The words a record has in any of its texts. */
export function everyWord(columns: WordTable['columns'], record: number): Set<number> {
  const all = new Set<number>()
  for (const column of columns) for (const word of column[record]!) all.add(word)
  return all
}
