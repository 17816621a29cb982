import { levelOf, rarityPart, type FeatureColumn } from '#capabilities/quality/engine/match/features.ts'

/** Some pairs that are compared together, one column after the other: what a column needs then stays at hand. */
export type Chunk = {
  readonly a: Int32Array
  readonly b: Int32Array
  size: number
  /** By column; -1 where one side says nothing. */
  readonly levels: readonly Int8Array[]
}

const chunkPairs = 2 ** 14

/** Gathers pairs and hands them on, compared, whenever a chunk is full; `done` hands on what is left. */
export function inChunks(columns: readonly FeatureColumn[], take: (chunk: Chunk) => void) {
  const chunk: Chunk = {
    a: new Int32Array(chunkPairs),
    b: new Int32Array(chunkPairs),
    size: 0,
    levels: columns.map(() => new Int8Array(chunkPairs)),
  }
  const done = () => {
    for (const [k, column] of columns.entries()) compareColumn(column, chunk, chunk.levels[k]!)
    take(chunk)
    chunk.size = 0
  }
  return {
    done,
    add: (a: number, b: number): void => {
      chunk.a[chunk.size] = a
      chunk.b[chunk.size++] = b
      if (chunk.size === chunkPairs) done()
    },
  }
}

function compareColumn(column: FeatureColumn, { a, b, size }: Chunk, levels: Int8Array): void {
  for (let i = 0; i < size; i++) levels[i] = levelOf(column, a[i]!, b[i]!)
}

/** Adds the term-frequency adjustment of one column to sums of bits, pair by pair. */
export function addRarity(
  column: FeatureColumn,
  { a, b, size }: Chunk,
  { levels, sums }: { levels: Int8Array; sums: readonly Float64Array[] },
): void {
  const { ids, logShare, sameByChance, kind } = column
  if (sameByChance === 0) return
  const even = Math.log2(sameByChance)
  for (let i = 0; i < size; i++) {
    const part = levels[i]! < 0 ? 0 : (kind.rarity[levels[i]!] ?? 0)
    if (part === 0) continue
    const bits = rarityPart(part, even, Math.max(logShare[ids[a[i]!]!]!, logShare[ids[b[i]!]!]!))
    for (const sum of sums) sum[i]! += bits
  }
}
