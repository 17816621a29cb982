const linesLooked = 200
/** Lines of title or comment that may stand above a table. */
const titleLines = 5

type Cut = {
  readonly delimiter: string
  readonly quote: string
  readonly isSpaced?: boolean
  readonly hasBackslash?: boolean
}

/**
 * 0 when a delimiter cuts nothing evenly; grows with the share of lines that agree and with the cells they have.
 * `counts` are the cells of each line, 0 for blank ones.
 */
export function evenness(counts: readonly number[], sample: string, delimiter: string): number {
  const filled = counts.filter((count) => count > 0)
  if (filled.length === 0) return 0
  // Titles and comments have no delimiter, and say nothing against it.
  const first = filled.findIndex((count) => count > 1)
  const table = first > 0 && first <= titleLines && filled.length - first > 1 ? filled.slice(first) : filled
  const cut = table.filter((count) => count > 1).length / table.length
  if (cut < 0.6 && table.length >= 3) return 0
  if (first > 0 && isProse(sample, delimiter)) return 0
  const times = new Map<number, number>()
  for (const count of table) times.set(count, (times.get(count) ?? 0) + 1)
  // A header may be all that is whole, where rows end with their last filled cell.
  let best = table[0]! > 1 ? 0.2 * Math.log(table[0]! + 1) : 0
  for (const [count, seen] of times) {
    if (count < 2) continue
    // A few lines that happen to agree, in a text where most have no separator, are not a table.
    const share = seen / table.length
    if (share >= 0.3 || table.length < 3) best = Math.max(best, share * Math.log(count + 1))
  }
  return (best * table.length) / filled.length
}

/** A comma that always has a space behind it, in lines below one that has none, belongs to what is written there. */
function isProse(sample: string, delimiter: string): boolean {
  if (delimiter !== ',') return false
  const all = sample.split(',').length - 1
  return (sample.match(/, /g)?.length ?? 0) > all * 0.9
}

/** How many cells each line of the beginning has; 0 where it is blank. */
export function cellCounts(sample: string, cut: Cut): number[] {
  return scanned(sample, cut).counts
}

/** The same, and whether a quote is open where the looking ends. */
export function scanned(
  sample: string,
  { delimiter, quote, isSpaced, hasBackslash }: Cut,
): { counts: number[]; isOpen: boolean } {
  const counts: number[] = []
  let cells = 1
  let empty = true
  let quoting = false
  let atStart = true
  const sep = delimiter.charCodeAt(0)
  const quoteCode = quote.charCodeAt(0)
  for (let i = 0; i < sample.length && counts.length < linesLooked; i += 1) {
    const code = sample.charCodeAt(i)
    if (quoting && hasBackslash && code === 92) i += 1
    else if (code === quoteCode && (quoting || atStart)) quoting = !quoting
    else if (quoting) continue
    else if (code === 10 || code === 13) {
      counts.push(empty ? 0 : cells)
      cells = 1
      empty = true
      atStart = true
    } else if (code === sep) {
      cells += 1
      empty = false
      atStart = true
    } else {
      if (code !== 32) empty = false
      atStart = atStart && code === 32 && isSpaced === true
    }
  }
  // The last line of a sample may be cut in the middle, unless it is all there is.
  if (!empty && counts.filter((count) => count > 0).length < 2) counts.push(cells)
  return { counts, isOpen: quoting }
}
