import { blocksOf, type Rule } from '#capabilities/quality/engine/blocking/blocks.ts'
import { chooseRules } from '#capabilities/quality/engine/blocking/choose-rules.ts'
import type { KeyColumn } from '#capabilities/quality/engine/blocking/key-columns.ts'
import type { BlockingReport } from '#capabilities/quality/engine/match/blocking.ts'

/** Pairs of records to compare, `a` below `b`, ascending, each once. */
export type Pairs = { readonly a: Int32Array; readonly b: Int32Array }

export const largestBlock = 120

/** The pairs one rule brings up: its part of the work, for a thread. `most` is what skew may cost at most. */
export type RuleTask = { readonly rule: Rule; readonly records: number; readonly most: number }

/**
 * Finds the pairs worth comparing, at most about `budget`. A block far larger than its rule lets expect (a switchboard
 * everybody has, a street without a number) is skew: it is left to the finer rules.
 */
export async function findCandidates(
  columns: readonly KeyColumn[],
  { records, budget }: { records: number; budget: number },
  run: (task: RuleTask) => Promise<Float64Array>,
): Promise<{ pairs: Pairs; report: BlockingReport }> {
  const rules = chooseRules(columns, records, budget)
  let all = new Float64Array(0)
  const found = await Promise.all(
    rules.map(async (rule) => {
      const most = Math.max(rule.expected * 3, records * 0.5, budget / 20)
      const codes = await run({ rule, records, most })
      all = merged(all, codes)
      return codes.length
    }),
  )
  return {
    pairs: pairsOf(all, records),
    report: {
      all: false,
      largestBlock,
      rules: rules.map(({ name }, i) => ({ name, pairs: found[i]! })).filter(({ pairs }) => pairs > 0),
    },
  }
}

/** Pairs as numbers, `a × records + b`, ascending, each once. */
export function pairsOfRule({ rule, records, most }: RuleTask): Float64Array {
  const { starts, records: list } = blocksOf(rule, records)
  const largest = largestAffordable(starts, most)
  let size = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const members = starts[block + 1]! - starts[block]!
    if (members <= largest) size += (members * (members - 1)) / 2
  }
  const codes = new Float64Array(size)
  let at = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const [from, to] = [starts[block]!, starts[block + 1]!]
    if (to - from > largest) continue
    for (let i = from; i < to; i++) {
      const first = list[i]! * records
      // Two keys of one record may fall together.
      for (let j = i + 1; j < to; j++) if (list[i] !== list[j]) codes[at++] = first + list[j]!
    }
  }
  return once(codes.subarray(0, at))
}

/** Two ascending lists as one, what both hold once. */
function merged(left: Float64Array, right: Float64Array): Float64Array<ArrayBuffer> {
  const all = new Float64Array(left.length + right.length)
  let [i, j, size] = [0, 0, 0]
  while (i < left.length && j < right.length) {
    const [x, y] = [left[i]!, right[j]!]
    all[size++] = x < y ? x : y
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  all.set(i < left.length ? left.subarray(i) : right.subarray(j), size)
  return all.slice(0, size + left.length - i + right.length - j)
}

function once(codes: Float64Array): Float64Array {
  codes.sort()
  let size = 0
  for (let i = 0; i < codes.length; i++) if (i === 0 || codes[i] !== codes[i - 1]) codes[size++] = codes[i]!
  return codes.slice(0, size)
}

function largestAffordable(starts: Int32Array, most: number): number {
  const pairsBySize = new Float64Array(largestBlock + 1)
  for (let block = 0; block + 1 < starts.length; block++) {
    const size = starts[block + 1]! - starts[block]!
    if (size <= largestBlock) pairsBySize[size]! += (size * (size - 1)) / 2
  }
  let spent = 0
  for (let size = 2; size <= largestBlock; size++) {
    spent += pairsBySize[size]!
    if (spent > most && size > 2) return size - 1
  }
  return largestBlock
}

/** Pairs from their numbers, in shared memory. */
export function pairsOf(codes: Float64Array, records: number): Pairs {
  const a = new Int32Array(new SharedArrayBuffer(codes.length * 4))
  const b = new Int32Array(new SharedArrayBuffer(codes.length * 4))
  for (let i = 0; i < codes.length; i++) {
    a[i] = Math.floor(codes[i]! / records)
    b[i] = codes[i]! - a[i]! * records
  }
  return { a, b }
}
