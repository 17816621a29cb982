import type { Task } from '#bench/quality/files.ts'

export type Scores = { precision: number; recall: number; f1: number; b3: number }

/** Shuffles every input with a fixed seed, truth alongside: neither ids nor the order of the file may help. */
export function shuffled(task: Task, seed: number): Task {
  const next = randomBelow(seed)
  let offset = 0
  const truth: string[] = []
  const inputs = task.inputs.map(({ columns, rows }) => {
    const order = rows.map((_, i) => i)
    for (let i = order.length - 1; i > 0; i--) {
      const j = next(i + 1)
      const held = order[i]!
      order[i] = order[j]!
      order[j] = held
    }
    truth.push(...order.map((i) => task.truth[offset + i]!))
    offset += rows.length
    return { columns, rows: order.map((i) => rows[i]!) }
  })
  return { inputs, truth }
}

/** Whole numbers below what is asked, the same series for the same seed (Numerical Recipes' 32-bit generator). */
export function randomBelow(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Pairwise precision, recall and F1 after clustering, and B-cubed F1 (Bagga and Baldwin 1998). */
export function judge(clusters: ArrayLike<number>, truth: readonly string[]): Scores {
  const found = new Map<number, number>()
  const real = new Map<string, number>()
  const both = new Map<string, number>()
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const [i, own] of truth.entries()) {
    add(found, clusters[i]!)
    add(real, own)
    add(both, `${clusters[i]} ${own}`)
  }
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const hit = pairs(both.values())
  const precision = hit / Math.max(1, pairs(found.values()))
  const recall = hit / Math.max(1, pairs(real.values()))
  let exact = 0
  let complete = 0
  for (const [i, own] of truth.entries()) {
    const shared = both.get(`${clusters[i]} ${own}`)!
    exact += shared / found.get(clusters[i]!)!
    complete += shared / real.get(own)!
  }
  const p3 = exact / truth.length
  const r3 = complete / truth.length
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), b3: (2 * p3 * r3) / (p3 + r3) }
}
