export type Judgement = {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly b3: number
}

/** Pairwise precision, recall and F1 after clustering, and B-cubed F1, over flat arrays: for ten millions too. */
export function judgeLarge(clusters: Int32Array, truth: Int32Array): Judgement {
  const span = 2 ** 26
  const both = Float64Array.from(clusters, (cluster, i) => cluster * span + truth[i]!).sort()
  const found = counted(clusters)
  const real = counted(truth)
  let [hit, exact, complete] = [0, 0, 0]
  for (let from = 0; from < both.length;) {
    let to = from
    while (to < both.length && both[to] === both[from]) to += 1
    const size = to - from
    const cluster = Math.floor(both[from]! / span)
    hit += (size * (size - 1)) / 2
    exact += (size * size) / found[cluster]!
    complete += (size * size) / real[both[from]! - cluster * span]!
    from = to
  }
  const precision = hit / Math.max(1, pairs(found))
  const recall = hit / Math.max(1, pairs(real))
  const [p3, r3] = [exact / truth.length, complete / truth.length]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), b3: (2 * p3 * r3) / (p3 + r3) }
}

function counted(labels: Int32Array): Int32Array {
  const counts = new Int32Array(labels.reduce((most, label) => Math.max(most, label), 0) + 1)
  for (const label of labels) counts[label]! += 1
  return counts
}

function pairs(counts: Int32Array): number {
  let sum = 0
  for (const count of counts) sum += (count * (count - 1)) / 2
  return sum
}
