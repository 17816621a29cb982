import type { Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import { rarityReader } from '#capabilities/quality/engine/batch/learn-model.ts'
import type { BatchField } from '#capabilities/quality/engine/batch/table.ts'
import { largestComponent, link, rootOf } from '#capabilities/quality/engine/group/cluster.ts'
import { linkCeiling, linkFloor } from '#capabilities/quality/engine/group/group.ts'
import type { Decided } from '#capabilities/quality/engine/group/verdicts.ts'
import { heldBack, kinBits } from '#capabilities/quality/engine/model/household.ts'
import type { Model } from '#capabilities/quality/engine/model/score.ts'

/**
 * Weight of each pair in bits: prior + Σ (weight of the level + rarity), added up field by field as `scorePair` does,
 * so that both give the same number. `levels[field][pair]` counts from 1; 0 is unknown.
 */
export function weighPairs(
  fields: readonly BatchField[],
  model: Model,
  { pairs, levels }: { pairs: Pairs; levels: readonly Uint8Array[] },
): Float64Array {
  const { prior, kin = [] } = model
  const weights = new Float64Array(pairs.a.length).fill(prior)
  const shared = kin.map(() => new Float64Array(pairs.a.length))
  for (const [k, field] of fields.entries()) {
    const own = model.fields[k]!.weights
    const rarity = rarityReader(field, pairs)
    const sums = shared.flatMap((sum, j) => {
      if (kin[j]!.shared[k] !== true) return []
      return [{ sum, own: own.map((bits, level) => kinBits(kin[j]!, k, level, bits)) }]
    })
    for (let i = 0; i < weights.length; i++) {
      const level = levels[k]![i]! - 1
      if (level < 0) continue
      const rare = rarity(i, level)
      weights[i]! += own[level]! + rare
      for (const { sum, own: ofKin } of sums) sum[i]! += ofKin[level]! + rare
    }
  }
  const common = kin.map(() => 0)
  for (let i = 0; i < weights.length; i++) {
    for (let j = 0; j < common.length; j++) common[j] = shared[j]![i]!
    weights[i]! -= heldBack(kin, prior, common)
  }
  return weights
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
  const components = componentsOf(weighed, records, cut)
  const several = components.filter((members) => {
    if (members.length === 2) labels[members[1]!] = members[0]!
    return members.length > 2
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

/** Components of two records and more; one too large to link is taken apart at a higher weight. */
function componentsOf({ pairs, weights }: Weighed, records: number, cut: number): Int32Array[] {
  const inside = new Uint8Array(records).fill(1)
  const done: Int32Array[] = []
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
    for (const members of membersOf(parent, inside)) {
      const isTooLarge = members.length > largestComponent
      if (isTooLarge) isOver = false
      else done.push(members)
      for (const member of members) inside[member] = isTooLarge ? 1 : 0
    }
  }
  return done
}

function membersOf(parent: Int32Array, inside: Uint8Array): Int32Array[] {
  const sizes = new Int32Array(parent.length)
  for (let i = 0; i < parent.length; i++) if (inside[i] === 1) sizes[rootOf(parent, i)]! += 1
  const groups = new Map<number, Int32Array>()
  const filled = new Int32Array(parent.length)
  for (let i = 0; i < parent.length; i++) {
    if (inside[i] === 0) continue
    const root = rootOf(parent, i)
    if (sizes[root]! < 2) {
      inside[i] = 0 // alone at this weight, and so at every higher one
      continue
    }
    let group = groups.get(root)
    if (group === undefined) groups.set(root, (group = new Int32Array(sizes[root]!)))
    group[filled[root]!++] = i
  }
  return [...groups.values()]
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
