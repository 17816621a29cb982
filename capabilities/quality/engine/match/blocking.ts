import type { FeatureColumn } from '#capabilities/quality/engine/match/features.ts'

/** One blocking rule: records that share a key stand in one block. Compressed rows: offsets into flat arrays. */
type Rule = {
  readonly name: string
  readonly recordStart: Int32Array
  readonly recordBlocks: Int32Array
  readonly blockStart: Int32Array
  readonly blockRecords: Int32Array
}
export type BlockingReport = {
  readonly rules: { readonly name: string; readonly pairs: number }[]
  readonly largestBlock: number
  readonly all: boolean
}
export type Blocking = { readonly report: BlockingReport; forEachPair(visit: (a: number, b: number) => void): void }

type KeyColumn = {
  readonly name: string
  readonly keys: readonly (readonly number[])[]
  readonly agree: number
  readonly field: number
}

const mostRules = 70
const mostKeysOfPair = 12

/**
 * Chooses what to compare. Up to `budget` pairs in all, everything is compared. Beyond, every kind of key alone and
 * every two of different fields together make blocks, and the smallest blocks of all rules are taken first until
 * the budget is spent: a rare surname stands alone, a common one only together with something else. Blocks above
 * the size that fits (skew) are left to the finer rules.
 */
export function chooseBlocks(columns: readonly FeatureColumn[], source: Uint8Array, budget: number): Blocking {
  const n = source.length
  if ((n * (n - 1)) / 2 <= budget) return everything(n)
  const single = columns.flatMap((column, field) => keyColumns(column, field, n))
  const rules = rulesOf(single, n)
    .map((rule) => buildRule(rule.name, rule.keys, n))
    .filter((rule) => rule !== null)
  const largest = largestAffordable(rules, budget * 3)
  const report = {
    all: false,
    largestBlock: largest,
    rules: rules.map((rule) => ({ name: rule.name, pairs: pairsOf(rule, largest) })).filter(({ pairs }) => pairs > 0),
  }
  const used = rules.filter((rule) => pairsOf(rule, largest) > 0)
  return { report, forEachPair: (visit) => visitPairs(used, n, largest, visit) }
}

function everything(n: number): Blocking {
  return {
    report: { all: true, largestBlock: n, rules: [{ name: 'all', pairs: (n * (n - 1)) / 2 }] },
    forEachPair(visit) {
      for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) visit(a, b)
    },
  }
}

/** The keys of one field, one entry a key type, as numbers a record. */
function keyColumns(column: FeatureColumn, field: number, n: number): KeyColumn[] {
  const keysByFeature = column.features.map((feature) => column.kind.keysOf(feature))
  const types = [...new Set(keysByFeature.flatMap((keys) => Object.keys(keys)))].toSorted()
  return types.map((type) => {
    const numberByKey = new Map<string, number>()
    const numbers = keysByFeature.map((keys) =>
      [...new Set(keys[type] ?? [])].map((key) => {
        const known = numberByKey.get(key) ?? numberByKey.size
        numberByKey.set(key, known)
        return known
      }),
    )
    const counts = new Float64Array(numberByKey.size)
    const keys = Array.from({ length: n }, (_, record) => numbers[column.ids[record]!] ?? [])
    for (const list of keys) for (const key of list) counts[key]! += 1
    return {
      name: `${column.field.name}:${type}`,
      keys,
      field,
      agree: counts.reduce((sum, count) => sum + count * count, 0) / (n * n),
    }
  })
}

/** Single keys, and the pairs of keys of different fields that are likely to be fine enough; the finest first. */
function rulesOf(single: readonly KeyColumn[], n: number): { name: string; keys: readonly (readonly number[])[] }[] {
  const alone = single.filter(({ agree }) => agree * n < 200)
  const twice = single.flatMap((left, i) =>
    single
      .slice(i)
      .filter(
        (right) =>
          (right.field !== left.field || (right === left && left.keys.some((keys) => keys.length > 1))) &&
          Math.max(left.agree, right.agree) * n > 2 &&
          left.agree * right.agree * n < 50,
      )
      .map((right) => ({ left, right, agree: left.agree * right.agree })),
  )
  const chosen = twice.toSorted((x, y) => x.agree - y.agree).slice(0, mostRules)
  return [
    ...alone.map(({ name, keys }) => ({ name, keys })),
    ...chosen.map(({ left, right }) => ({ name: `${left.name} + ${right.name}`, keys: combine(left, right) })),
  ]
}

function combine(left: KeyColumn, right: KeyColumn): number[][] {
  return left.keys.map((keys, record) => {
    const others = right.keys[record]!
    const out: number[] = []
    for (const x of keys) {
      for (const y of others) {
        if (left === right && x >= y) continue
        out.push(x * 0x4000000 + y)
        if (out.length === mostKeysOfPair) return out
      }
    }
    return out
  })
}

function buildRule(name: string, keys: readonly (readonly number[])[], n: number): Rule | null {
  const blockByKey = new Map<number, number>()
  const sizes: number[] = []
  const recordStart = new Int32Array(n + 1)
  const flat: number[] = []
  for (let record = 0; record < n; record++) {
    for (const key of keys[record]!) {
      let block = blockByKey.get(key)
      if (block === undefined) {
        block = sizes.push(0) - 1
        blockByKey.set(key, block)
      }
      sizes[block]! += 1
      flat.push(block)
    }
    recordStart[record + 1] = flat.length
  }
  const blockStart = new Int32Array(sizes.length + 1)
  for (const [block, size] of sizes.entries()) blockStart[block + 1] = blockStart[block]! + size
  const recordBlocks = Int32Array.from(flat)
  const blockRecords = new Int32Array(flat.length)
  const next = blockStart.slice()
  for (let record = 0; record < n; record++) {
    for (let i = recordStart[record]!; i < recordStart[record + 1]!; i++)
      blockRecords[next[recordBlocks[i]!]!++] = record
  }
  return sizes.some((size) => size > 1) ? { name, recordStart, recordBlocks, blockStart, blockRecords } : null
}

function pairsOf(rule: Rule, largest: number): number {
  let pairs = 0
  for (let block = 0; block + 1 < rule.blockStart.length; block++) {
    const size = rule.blockStart[block + 1]! - rule.blockStart[block]!
    if (size <= largest) pairs += (size * (size - 1)) / 2
  }
  return pairs
}

function largestAffordable(rules: readonly Rule[], budget: number): number {
  const bySize = new Map<number, number>()
  for (const { blockStart } of rules) {
    for (let block = 0; block + 1 < blockStart.length; block++) {
      const size = blockStart[block + 1]! - blockStart[block]!
      bySize.set(size, (bySize.get(size) ?? 0) + (size * (size - 1)) / 2)
    }
  }
  let spent = 0
  let largest = 2
  for (const [size, pairs] of [...bySize].toSorted((x, y) => x[0] - y[0])) {
    spent += pairs
    if (spent > budget && size > 2) break
    largest = size
  }
  return largest
}

/** Each pair once, however many rules find it: a stamp per record remembers who was met. */
function visitPairs(rules: readonly Rule[], n: number, largest: number, visit: (a: number, b: number) => void): void {
  const met = new Int32Array(n).fill(-1)
  const meet = (blockRecords: Int32Array, a: number, { from, to }: { from: number; to: number }) => {
    for (let at = to - 1; at >= from && blockRecords[at]! > a; at--) {
      const b = blockRecords[at]!
      if (met[b] !== a) visit(a, b)
      met[b] = a
    }
  }
  for (let a = 0; a < n; a++) {
    for (const rule of rules) {
      for (let i = rule.recordStart[a]!; i < rule.recordStart[a + 1]!; i++) {
        const block = rule.recordBlocks[i]!
        const [from, to] = [rule.blockStart[block]!, rule.blockStart[block + 1]!]
        if (to - from <= largest) meet(rule.blockRecords, a, { from, to })
      }
    }
  }
}
