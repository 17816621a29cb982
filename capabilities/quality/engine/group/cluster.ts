export type Edge = { readonly a: number; readonly b: number; readonly weight: number }
export type Linking = Pick<ClusterOptions, 'scoreOf' | 'cut' | 'floor' | 'ceiling'>
export type ClusterOptions = {
  /** Records in all. */
  readonly size: number
  /** Scored pairs good enough to bring records together at all. */
  readonly edges: readonly Edge[]
  /**
   * Weight in bits of any two records; asked for the pairs inside a group that blocking did not bring up. Infinite
   * where it is known: such records always come together, or never.
   */
  readonly scoreOf: (a: number, b: number) => number
  /** Average weight, in bits, that two groups need to become one. */
  readonly cut: number
  readonly floor: number
  readonly ceiling: number
}

export const largestComponent = 1500
/** Summed weight of a pair known to be the same: no average of doubts brings it below the cut. */
const known = 1e9

/**
 * Groups records: connected components first, then average linkage inside each, with the missing pairs really
 * scored. Two families joined by one bad edge fall apart again, because all the other pairs speak against it.
 * Returns, for each record, the smallest record of its group. Ties go to the smaller record.
 */
export function cluster(options: ClusterOptions): Int32Array {
  const labels = Int32Array.from({ length: options.size }, (_, i) => i)
  for (const members of componentsOf(options, options.cut)) {
    if (members.length === 2) {
      labels[members[1]!] = members[0]!
      continue
    }
    for (const group of link(members, options)) for (const member of group) labels[member] = group[0]!
  }
  return labels
}

/** Components of two records and more; one too large to link is taken apart at a higher weight. */
function componentsOf(options: ClusterOptions, from: number): number[][] {
  const { edges, size } = options
  let waiting = [Array.from({ length: size }, (_, i) => i)]
  const done: number[][] = []
  for (let least = from; waiting.length > 0; least += 1.5) {
    const inside = new Uint8Array(size)
    for (const members of waiting) for (const member of members) inside[member] = 1
    const parent = Int32Array.from({ length: size }, (_, i) => i)
    for (const { a, b, weight } of edges) {
      if (weight < least || inside[a] === 0) continue
      const x = rootOf(parent, a)
      const y = rootOf(parent, b)
      if (x !== y) parent[Math.max(x, y)] = Math.min(x, y)
    }
    const groups = new Map<number, number[]>()
    for (const members of waiting) {
      for (const member of members) {
        const root = rootOf(parent, member)
        const group = groups.get(root)
        if (group === undefined) groups.set(root, [member])
        else group.push(member)
      }
    }
    waiting = [...groups.values()].filter((group) => group.length > largestComponent)
    done.push(...[...groups.values()].filter((group) => group.length > 1 && group.length <= largestComponent))
  }
  return done
}

export function rootOf(parent: Int32Array, node: number): number {
  let at = node
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!
    at = parent[at]!
  }
  return at
}

function within({ floor, ceiling }: Linking, score: number): number {
  if (score === -Infinity) return score
  return score === Infinity ? known : Math.max(floor, Math.min(ceiling, score))
}

/** Average linkage (UPGMA) of one component by a matrix of summed weights; members ascend. */
export function link(given: ArrayLike<number>, options: Linking): number[][] {
  const members = Array.from(given)
  const n = members.length
  const sums = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const weight = within(options, options.scoreOf(members[i]!, members[j]!))
      sums[i * n + j] = weight
      sums[j * n + i] = weight
    }
  }
  const groups: number[][] = members.map((member) => [member])
  const alive = Array.from({ length: n }, (_, i) => i)
  const average = (i: number, j: number) => sums[i * n + j]! / (groups[i]!.length * groups[j]!.length)
  const best = new Int32Array(n).fill(-1)
  const find = (i: number) => {
    best[i] = -1
    for (const j of alive) if (j !== i && (best[i]! < 0 || average(i, j) > average(i, best[i]!))) best[i] = j
  }
  for (const i of alive) find(i)
  while (alive.length > 1) {
    let top = alive[0]!
    for (const i of alive) if (average(i, best[i]!) > average(top, best[top]!)) top = i
    const other = best[top]!
    if (average(top, other) <= options.cut) break
    const [keep, gone] = top < other ? [top, other] : [other, top]
    for (const i of alive) {
      const sum = sums[keep * n + i]! + sums[gone * n + i]!
      sums[keep * n + i] = sum
      sums[i * n + keep] = sum
    }
    groups[keep] = [...groups[keep]!, ...groups[gone]!]
    groups[gone] = []
    alive.splice(alive.indexOf(gone), 1)
    for (const i of alive) {
      if (i === keep || best[i] === keep || best[i] === gone) find(i)
      else if (average(i, keep) > average(i, best[i]!)) best[i] = keep
    }
  }
  return alive.map((i) => groups[i]!.toSorted((x, y) => x - y))
}
