const han = /^(?:合计|总计|小计|共计|总和|汇总|累计|合計|總計|小計|共計)(?:\s*[:：(（].*)?$/
const latin =
  /^(?:(?:grand |sub[- ]?)?totals?|sum|summe|gesamt(?:summe)?|zwischensumme|total général|totale)(?:\s*[:：]|\s*\(.*\))?$/i
/** What reports of Salesforce end with. */
const footers =
  /^(?:grand totals \(\d+ records?\)|copyright \(c\) .*salesforce.*|confidential information - do not distribute)$/i

/** Most rows are told by the beginning of their first cell: there may be a million of them. */
const perhaps = /^\s*(?:[合总小共汇累總]|grand|sub|total|sum|gesamt|zwischen|copyright|confidential)/i

/**
 * Whether a row sums up the others, as the last ones of reports do, and is no record: a word for it, and nothing but
 * amounts beside it. A firm may be called Total; where a telephone number stands beside it, it is one.
 */
export function sumsUp(cells: readonly string[]): boolean {
  const begin = cells.find((cell) => cell !== '' && cell.trim() !== '')
  if (begin === undefined || !perhaps.test(begin)) return false
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first = '', ...others] = filled
  if (first.length > 200) return false
  if (footers.test(first)) return others.length === 0
  if (han.test(first)) return others.every(isAmount)
  return latin.test(first) && others.length > 0 && others.every((cell) => isAmount(cell) && !isPhone(cell))
}

function isAmount(cell: string): boolean {
  return /^[-+(]?\s*(?:[¥￥$€£]|[A-Z]{3} ?)?\s*\d[\d.,\s']*\)?\s*(?:%|元|万|万元|亿|人|条|个|[A-Z]{3}|€)?$/.test(cell)
}

function isPhone(cell: string): boolean {
  return /^[0+]\d/.test(cell) || (/^\d+$/.test(cell) && cell.length >= 7)
}
