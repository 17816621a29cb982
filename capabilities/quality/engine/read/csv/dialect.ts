/** How a text table is written. A file of one column has no delimiter. */
export type Dialect = { readonly delimiter: string | null; readonly quote: string; readonly skipLines: number }

const candidates = [',', ';', '\t', '|'] as const
/** Looked at only where none of the usual ones parts a table. */
const rare = ['^', '~', '¦', '，', '、'] as const
const linesLooked = 200

/**
 * Guesses the separator and the quote from the beginning of the text: the separator that cuts most lines into the
 * same number of cells, more cells being better. A first line `sep=;`, as Excel writes it, decides.
 */
export function guessDialect(sample: string): Dialect {
  const said = /^sep=(.)\r?\n/i.exec(sample)
  const quote = guessQuote(sample)
  if (said) return { delimiter: said[1]!, quote, skipLines: 1 }
  let best: { delimiter: string | null; score: number } = { delimiter: null, score: 0 }
  for (const delimiter of candidates) {
    const score = evenness(sample, delimiter, quote)
    if (score > best.score) best = { delimiter, score }
  }
  for (const delimiter of best.delimiter === null ? rare : []) {
    const score = evenness(sample, delimiter, quote)
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, quote, skipLines: 0 }
}

function guessQuote(sample: string): string {
  if (sample.includes('"')) return '"'
  const single = sample.match(/(^|[,;\t|])'[^'\n]*'(?=[,;\t|]|\r?$)/gm)?.length ?? 0
  const all = sample.match(/'/g)?.length ?? 0
  return single >= 2 && single * 2 > all * 0.8 ? "'" : '"'
}

/** 0 when the delimiter cuts nothing evenly; grows with the share of lines that agree and with the cells they have. */
function evenness(sample: string, delimiter: string, quote: string): number {
  const counts = cellCounts(sample, delimiter, quote).filter((count) => count > 0)
  if (counts.length === 0) return 0
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, seen] of times) {
    if (count < 2) continue
    // A few lines that happen to agree, in a text where most have no separator, are not a table.
    const share = seen / counts.length
    if (share >= 0.3 || counts.length < 3) best = Math.max(best, share * Math.log(count + 1))
  }
  const cut = counts.filter((count) => count > 1).length / counts.length
  return cut >= 0.6 || counts.length < 3 ? best : 0
}

function cellCounts(sample: string, delimiter: string, quote: string): number[] {
  const counts: number[] = []
  let cells = 1
  let empty = true
  let quoting = false
  let atStart = true
  const sep = delimiter.charCodeAt(0)
  const quoteCode = quote.charCodeAt(0)
  for (let i = 0; i < sample.length && counts.length < linesLooked; i += 1) {
    const code = sample.charCodeAt(i)
    if (code === quoteCode && (quoting || atStart)) quoting = !quoting
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
    } else if (code !== 32) {
      empty = false
      atStart = false
    }
  }
  // The last line of a sample may be cut in the middle, unless it is all there is.
  if (!empty && counts.filter((count) => count > 0).length < 2) counts.push(cells)
  return counts
}
