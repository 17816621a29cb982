import { isOneEdit } from '#capabilities/quality/engine/kinds/similarity.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'

/** A calendar date as far as it is known: 0 for a part that is not. `text` is `YYYYMMDD`. */
export type PlainDate = { readonly year: number; readonly month: number; readonly day: number; readonly text: string }
export type DateOrder = 'dmy' | 'mdy'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const pastPivot = 30

/**
 * Reads a date without asking whether it exists (a mistyped month 86 must still be comparable). Forms: ISO, 8 digits,
 * `3/1/1970` (order told by the column), `Mar 1 1970`, `24-May-11`, `1990年3月`, `1990`. Two-digit years above 30
 * are of the last century.
 */
export function readDate(cell: string, order: DateOrder): PlainDate | null {
  const text = fold(cell)
  const named = readNamed(text)
  if (named !== null) return named
  const parts = text.match(/\d+/g)?.map(Number) ?? []
  const [a = 0, b = 0, c = 0] = parts
  const first = text.match(/\d+/)?.[0] ?? ''
  if (first.length === 8) return dateOf(Math.floor(a / 10000), Math.floor(a / 100) % 100, a % 100)
  if (first.length === 4) return dateOf(a, b, c)
  if (parts.length < 3) return null
  const year = c > 99 ? c : c > pastPivot ? 1900 + c : 2000 + c
  const dayFirst = a > 12 || (order === 'dmy' && b <= 12)
  return dayFirst ? dateOf(year, b, a) : dateOf(year, a, b)
}

function readNamed(text: string): PlainDate | null {
  const word = text.match(/[a-z]{3,}/)?.[0]?.slice(0, 3)
  const month = word === undefined ? 0 : months.indexOf(word) + 1
  const numbers = text.match(/\d+/g)?.map(Number) ?? []
  if (month === 0 || numbers.length === 0) return null
  const [first = 0, second] = numbers
  if (second === undefined) return dateOf(first, month, 0)
  const [day, year] = first > 31 ? [second, first] : [first, second]
  return dateOf(year > 99 ? year : year > pastPivot ? 1900 + year : 2000 + year, month, day)
}

function dateOf(year: number, month: number, day: number): PlainDate {
  const pad = (value: number, size: number) => String(value).padStart(size, '0')
  return { year, month, day, text: pad(year, 4) + pad(month, 2) + pad(day, 2) }
}

/** Whether a column writes the day or the month first, by its own values; month first where nothing tells. */
export function orderOf(cells: Iterable<string>): DateOrder {
  let day = 0
  let month = 0
  for (const cell of cells) {
    const [, a = '', b = ''] = cell.match(/^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/) ?? []
    if (Number(a) > 12) day += 1
    if (Number(b) > 12) month += 1
  }
  return day > month ? 'dmy' : 'mdy'
}

export const dateLevels = ['different', 'same decade', 'same year', 'two parts', 'close', 'same'] as const

/** Level of likeness of two dates: `close` is one wrong or swapped digit, or day and month exchanged. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  if (a.text === b.text) return 5
  const year = a.year === b.year
  const silent = (x: number, y: number) => x === 0 || y === 0
  if (year && (silent(a.month, b.month) || (a.month === b.month && silent(a.day, b.day)))) return 3
  const swapped = year && a.month === b.day && a.day === b.month
  if (swapped || isOneEdit(a.text, b.text)) return 4
  const same = Number(year) + Number(a.month === b.month) + Number(a.day === b.day)
  if (same === 2) return 3
  if (year) return 2
  return Math.abs(a.year - b.year) < 10 ? 1 : 0
}
