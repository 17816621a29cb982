import { cellCounts, evenness, scanned } from '#capabilities/quality/engine/read/csv/evenness.ts'

/** How a text table is written. A file of one column has no delimiter. */
export type Dialect = {
  readonly delimiter: string | null
  readonly quote: string
  readonly skipLines: number
  /** Inside quotes, a backslash makes the next quote or backslash text, as MySQL and PHP write it. */
  readonly hasBackslash?: boolean
  /** Spaces may stand between a delimiter and a quote. */
  readonly isSpaced?: boolean
}

const candidates = [',', ';', '\t', '|'] as const
/** Rarer ones must part the lines clearly more evenly. */
const rare = ['^', '~', '¦'] as const
const rareWorth = 0.8
/** Looked at only where nothing else parts a table, being what sentences hold. */
const lastResort = ['，', '、'] as const

/**
 * Guesses the separator and the quote from the beginning of the text: the separator that cuts most lines into the
 * same number of cells, more cells being better. A first line `sep=;`, as Excel writes it, decides.
 */
export function guessDialect(sample: string): Dialect {
  const said = /^"?sep=(.)"?\r?\n/i.exec(sample)
  const quote = guessQuote(sample)
  if (said) return { delimiter: said[1]!, quote, skipLines: 1, ...finer(sample, said[1]!, quote) }
  let best: { delimiter: string | null; score: number } = { delimiter: null, score: 0 }
  const consider = (delimiter: string, worth = 1) => {
    const score = evenness(cellCounts(sample, { delimiter, quote, isSpaced: true }), sample, delimiter) * worth
    if (score > best.score) best = { delimiter, score }
  }
  for (const delimiter of candidates) consider(delimiter)
  for (const delimiter of rare) consider(delimiter, rareWorth)
  if (best.delimiter === null) for (const delimiter of lastResort) consider(delimiter)
  return { delimiter: best.delimiter, quote, skipLines: 0, ...finer(sample, best.delimiter, quote) }
}

function guessQuote(sample: string): string {
  if (sample.includes('"')) return '"'
  const single = sample.match(/(^|[,;\t|])'[^'\n]*'(?=[,;\t|]|\r?$)/gm)?.length ?? 0
  const all = sample.match(/'/g)?.length ?? 0
  return single >= 2 && single * 2 > all * 0.8 ? "'" : '"'
}

/** Whether quotes are hidden by backslashes or stand behind spaces: only where lines are no less even by it. */
function finer(sample: string, delimiter: string | null, quote: string): Pick<Dialect, 'hasBackslash' | 'isSpaced'> {
  if (delimiter === null) return {}
  const scoreOf = (how: { isSpaced?: boolean; hasBackslash?: boolean }) =>
    evenness(cellCounts(sample, { delimiter, quote, ...how }), sample, delimiter)
  const at = `(?:^|${delimiter.replace(/[|^]/, '\\$&')})`
  const end = `(?=[${delimiter.replace('^', '\\^')}\\r\\n]|$)`
  const times = (pattern: string) => sample.match(new RegExp(pattern, 'gm'))?.length ?? 0
  const spaced = times(`${at} +${quote}`)
  // All but what the end of the sample cuts off must be closed again.
  const isSpaced =
    spaced > 0 &&
    times(`${at} +${quote}[^${quote}]*${quote} *${end}`) >= spaced - 1 &&
    scoreOf({ isSpaced: true }) >= scoreOf({})
  const escaped = times(`\\\\${quote}`)
  const ending = times(`\\\\${quote}${end}`)
  const inside = `[^${delimiter.replace('^', '\\^')}\\r\\n`
  const doubled = times(`${inside}\\\\]${quote}${quote}`) + times(`${quote}${quote}${inside}${quote}]`)
  // A folder of Windows may end in a backslash: `"C:\dir\"` hides nothing. Who doubles quotes hides none either.
  const mayHide = escaped > 0 && doubled === 0 && escaped >= ending * 2
  // What leaves a quote open that is closed otherwise is read wrongly.
  const isOpen = (how: { hasBackslash?: boolean }) => scanned(sample, { delimiter, quote, isSpaced, ...how }).isOpen
  const isClosed = mayHide && (!isOpen({ hasBackslash: true }) || isOpen({}))
  // `\""` is a doubled quote behind a backslash as well: where nothing else speaks for hiding, it must be more even.
  const isSure = escaped > ending + times(`\\\\${quote}${quote}`)
  const gain = isClosed ? scoreOf({ isSpaced, hasBackslash: true }) - scoreOf({ isSpaced }) : -1
  const hasBackslash = isSure ? gain >= 0 : gain > 0
  return { ...(isSpaced ? { isSpaced } : {}), ...(hasBackslash ? { hasBackslash } : {}) }
}
