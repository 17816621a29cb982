/** What is known of a record, as marks (`name:科技`, `country:CN`), and the answer where that is known too. */
export type Example = { readonly marks: readonly string[]; readonly label: string }

type Counts = Map<string, number>

/** A naive Bayes model, as counts: so that one example can be left out of it by taking its own counts away. */
export type Model = { readonly total: number; readonly labels: Counts; readonly marks: ReadonlyMap<string, Counts> }

export type Guess = { readonly label: string; readonly share: number }

export function learn(examples: readonly Example[]): Model {
  const labels: Counts = new Map()
  const marks = new Map<string, Counts>()
  for (const { marks: own, label } of examples) {
    labels.set(label, (labels.get(label) ?? 0) + 1)
    for (const mark of new Set(own)) {
      const counts = marks.get(mark) ?? new Map<string, number>()
      marks.set(mark, counts)
      counts.set(label, (counts.get(label) ?? 0) + 1)
    }
  }
  return { total: examples.length, labels, marks }
}

// A mark seen fewer times than this says nothing reliable.
const leastSeen = 3
// Lidstone smoothing of the shares of marks within a label.
const smoothing = 0.5

/**
 * The likeliest label, and its share of the belief; null where no mark of the record is known. `without` is an example
 * the model has learned from and must not look up: its counts are taken away.
 */
export function guess(model: Model, marks: readonly string[], without?: Example): Guess | null {
  const own = new Set(without?.marks)
  const count = (counts: ReadonlyMap<string, number> | undefined, label: string, isOwn: boolean) =>
    (counts?.get(label) ?? 0) - (isOwn && without?.label === label ? 1 : 0)
  const known = [...new Set(marks)].filter((mark) => {
    const counts = model.marks.get(mark)
    if (!counts) return false
    let seen = own.has(mark) ? -1 : 0
    for (const n of counts.values()) seen += n
    return seen >= leastSeen
  })
  if (known.length === 0) return null
  const scores = [...model.labels.keys()].map((label) => {
    const there = count(model.labels, label, without !== undefined)
    if (there <= 0) return { label, score: -Infinity }
    let score = Math.log(there)
    for (const mark of known) {
      score += Math.log((count(model.marks.get(mark), label, own.has(mark)) + smoothing) / (there + 2 * smoothing))
    }
    return { label, score }
  })
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score === -Infinity) return null
  const sum = scores.reduce((all, { score }) => all + Math.exp(score - best.score), 0)
  return { label: best.label, share: 1 / sum }
}

/** How a model did on records whose answer is known, each left out of it: from which share on it may be believed. */
export type Tested = { readonly threshold: number; readonly tried: number; readonly right: number }

const leastTried = 30

/**
 * The lowest share of belief, in thousandths, from which on the model was right often enough: the lower end of the 95 % interval
 * (Wilson) of its precision is at least `wanted`. Null where there is none: then it says nothing at all.
 */
export function test(model: Model, examples: readonly Example[], wanted: number): Tested | null {
  const told = examples
    .flatMap((example) => {
      const one = guess(model, example.marks, example)
      return one ? [{ share: Math.floor(one.share * 1000) / 1000, isRight: one.label === example.label }] : []
    })
    .toSorted((a, b) => b.share - a.share)
  let [right, best] = [0, null as Tested | null]
  for (const [i, { share, isRight }] of told.entries()) {
    if (isRight) right += 1
    const tried = i + 1
    // Those of one share stand or fall together.
    if (told[i + 1]?.share === share || tried < leastTried) continue
    if (wilson(right, tried) >= wanted) best = { threshold: share, tried, right }
  }
  return best
}

/** The lower end of the 95 % interval of a share (Wilson 1927). */
export function wilson(right: number, tried: number): number {
  if (tried === 0) return 0
  const [z, p] = [1.96, right / tried]
  const spread = z * Math.sqrt((p * (1 - p) + (z * z) / (4 * tried)) / tried)
  return (p + (z * z) / (2 * tried) - spread) / (1 + (z * z) / tried)
}
