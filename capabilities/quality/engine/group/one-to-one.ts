/** Two inputs whose inner duplicates are below this share of the links between them are matched one to one. */
const innerShare = 0.15

/** Whether two inputs hold hardly any duplicates inside, by the groups that were found: then each record has one partner. */
export function isOneToOne(labels: Int32Array, source: Uint8Array): boolean {
  const { inner, across } = linksOf(labels, source)
  return inner <= across * innerShare
}

/** How many records share a group with another of their own input, and with one of the other input. */
function linksOf(labels: Int32Array, source: Uint8Array): { inner: number; across: number } {
  const sizes = new Map<number, [number, number]>()
  for (const [record, label] of labels.entries()) {
    const size = sizes.get(label) ?? [0, 0]
    size[source[record] === 0 ? 0 : 1] += 1
    sizes.set(label, size)
  }
  let inner = 0
  let across = 0
  for (const [left, right] of sizes.values()) {
    inner += Math.max(0, left - 1) + Math.max(0, right - 1)
    across += Math.min(left, right)
  }
  return { inner, across }
}

/** Labels of groups that are the given pairs and nothing else. */
export function labelled(size: number, pairs: readonly { readonly a: number; readonly b: number }[]): Int32Array {
  const labels = Int32Array.from({ length: size }, (_, i) => i)
  for (const { a, b } of pairs) labels[Math.max(a, b)] = Math.min(a, b)
  return labels
}
