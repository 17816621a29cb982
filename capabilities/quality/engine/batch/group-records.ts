import type { Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import type { Likeness } from '#capabilities/quality/engine/batch/levels.ts'
import { rarityTable, type BatchField, type RarityTable } from '#capabilities/quality/engine/batch/table.ts'
import { largestComponent, link, rootOf } from '#capabilities/quality/engine/group/cluster.ts'
import { linkCeiling, linkFloor } from '#capabilities/quality/engine/group/group.ts'
import type { Decided } from '#capabilities/quality/engine/group/verdicts.ts'
import { heldBack, kinBits } from '#capabilities/quality/engine/model/household.ts'
import type { Model } from '#capabilities/quality/engine/model/score.ts'

/**
 * Weight of each pair in bits: prior + Σ (weight of the level + rarity), added up field by field as `scorePair` does,
 * so that both give the same number.
 */
export function weighPairs(fields: readonly BatchField[], model: Model, likeness: readonly Likeness[]): Float64Array {
  const { prior, kin = [] } = model
  const weights = new Float64Array(likeness[0]?.levels.length ?? 0).fill(prior)
  const shared = kin.map(() => new Float64Array(weights.length))
  for (const [k, field] of fields.entries()) {
    const own = model.fields[k]!.weights
    const rarity = rarityTable(field)
    add(weights, likeness[k]!, withLevels(rarity, own))
    for (const [j, one] of kin.entries()) {
      if (one.shared[k] !== true) continue
      const ofKin = own.map((bits, level) => kinBits(one, k, level, bits))
      add(shared[j]!, likeness[k]!, withLevels(rarity, ofKin))
    }
  }
  const common = kin.map(() => 0)
  for (let i = 0; i < weights.length; i++) {
    for (let j = 0; j < common.length; j++) common[j] = shared[j]![i]!
    weights[i]! -= heldBack(kin, prior, common)
  }
  return weights
}

/** What a field says at each level with each rarity, nothing where it is silent. */
function withLevels({ width, bits }: RarityTable, weights: readonly number[]): RarityTable {
  return { width, bits: bits.map((rare, at) => (at < width ? 0 : weights[Math.floor(at / width) - 1]! + rare)) }
}

function add(sums: Float64Array, { levels, commoner }: Likeness, { width, bits }: RarityTable): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += bits[levels[i]! * width + commoner[i]!]!
}

/** Compared pairs with their weights, ascending by (a, b). */
export type Weighed = { readonly pairs: Pairs; readonly weights: Float64Array }

export type Grouping = {
  readonly records: number
  readonly cut: number
  /** Weighs pairs that blocking did not bring up. */
  readonly weigh: (pairs: Pairs) => Promise<Float64Array>
  readonly decided: Decided
}

/**
 * Groups records as `cluster` does (connected components, then average linkage with the missing pairs really scored),
 * over flat arrays. Returns, for each record, the smallest record of its group.
 */
export async function groupWeighed(weighed: Weighed, { records, cut, weigh, decided }: Grouping): Promise<Int32Array> {
  const labels = new Int32Array(records)
  for (let i = 0; i < records; i++) labels[i] = i
  const several: Int32Array[] = []
  forEachComponent(weighed, { records, cut }, (members) => {
    if (members.length === 2) labels[members[1]!] = members[0]!
    else several.push(members.slice())
  })
  const known = lookUp(weighed, records)
  const missing = missingPairs(several, known)
  const more = lookUp({ pairs: missing, weights: await weigh(missing) }, records)
  const scoreOf = decided.over((a, b) => known(a, b) ?? more(a, b) ?? cut + linkFloor)
  const linking = { scoreOf, cut, floor: cut + linkFloor, ceiling: cut + linkCeiling }
  for (const members of several) {
    for (const group of link(members, linking)) for (const member of group) labels[member] = group[0]!
  }
  return labels
}

/**
 * Components of two records and more, their members ascending; one too large to link is taken apart at a higher
 * weight. The list is good until the next one.
 */
function forEachComponent(
  { pairs, weights }: Weighed,
  { records, cut }: { records: number; cut: number },
  take: (members: Int32Array) => void,
): void {
  const inside = new Uint8Array(records).fill(1)
  for (let least = cut, isOver = false; !isOver; least += 1.5) {
    const parent = new Int32Array(records)
    for (let i = 0; i < records; i++) parent[i] = i
    for (let i = 0; i < weights.length; i++) {
      if (weights[i]! < least || inside[pairs.a[i]!] === 0 || inside[pairs.b[i]!] === 0) continue
      const x = rootOf(parent, pairs.a[i]!)
      const y = rootOf(parent, pairs.b[i]!)
      if (x !== y) parent[Math.max(x, y)] = Math.min(x, y)
    }
    isOver = true
    const { starts, members } = membersOf(parent, inside)
    for (let root = 0; root < records; root++) {
      const [from, to] = [starts[root]!, starts[root + 1]!]
      if (to - from > largestComponent) isOver = false
      // One that is alone at this weight is so at every higher one.
      else for (let i = from; i < to; i++) inside[members[i]!] = 0
      if (to - from > 1 && to - from <= largestComponent) take(members.subarray(from, to))
    }
  }
}

/** The records of each root, one list after the other: those of `root` lie between its start and the next. */
function membersOf(parent: Int32Array, inside: Uint8Array): { starts: Int32Array; members: Int32Array } {
  const starts = new Int32Array(parent.length + 1)
  for (let i = 0; i < parent.length; i++) if (inside[i] === 1) starts[rootOf(parent, i) + 1]! += 1
  for (let i = 0; i < parent.length; i++) starts[i + 1]! += starts[i]!
  const members = new Int32Array(starts[parent.length]!)
  const ends = starts.slice()
  for (let i = 0; i < parent.length; i++) if (inside[i] === 1) members[ends[rootOf(parent, i)]!++] = i
  return { starts, members }
}

/** Finds the weight of a pair by halving. */
function lookUp({ pairs: { a, b }, weights }: Weighed, records: number): (x: number, y: number) => number | undefined {
  const starts = new Int32Array(records + 1)
  for (const one of a) starts[one + 1]! += 1
  for (let i = 0; i < records; i++) starts[i + 1]! += starts[i]!
  return (x, y) => {
    const [least, most] = x < y ? [x, y] : [y, x]
    let from = starts[least]!
    let to = starts[least + 1]!
    while (from < to) {
      const middle = (from + to) >> 1
      if (b[middle]! < most) from = middle + 1
      else to = middle
    }
    return from < starts[least + 1]! && b[from] === most ? weights[from] : undefined
  }
}

function missingPairs(components: readonly Int32Array[], known: (a: number, b: number) => number | undefined): Pairs {
  const found: [number, number][] = []
  for (const members of components) {
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        if (known(members[i]!, members[j]!) === undefined) found.push([members[i]!, members[j]!])
      }
    }
  }
  found.sort(([a, b], [c, d]) => a - c || b - d)
  const side = (at: 0 | 1) => {
    const out = new Int32Array(new SharedArrayBuffer(found.length * 4))
    for (const [i, pair] of found.entries()) out[i] = pair[at]
    return out
  }
  return { a: side(0), b: side(1) }
}
