import { isKnown } from '#capabilities/quality/engine/read/headers.ts'
import type { RawRow } from '#capabilities/quality/engine/read/table.ts'
import { hanDoubles, hanSingles } from '#capabilities/quality/engine/standardise/names/surnames.ts'

const rowsLooked = 30

/** What a whole column may hold and no header says. */
const sorts: readonly ((cell: string) => boolean)[] = [
  // A year may head a column of amounts.
  (cell) => /^[-+]?[¥￥$€£]?\d[\d,]*(\.\d+)?%?$/.test(cell) && !/^(19|20)\d\d$/.test(cell),
  (cell) => /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(cell),
  (cell) => /^https?:\/\//i.test(cell),
  isHanName,
]

/**
 * Whether the first row of a table is one of its records: it holds an e-mail address or a telephone number, or no name
 * that columns have in other files, and in some column just what all the rows below hold there.
 */
export function isHeadless(header: readonly string[], data: readonly RawRow[]): boolean {
  if (header.some(isReachable)) return true
  const filled = header.map((cell) => cell.trim())
  if (filled.some((cell) => cell !== '' && isKnown(cell))) return false
  const below = data.slice(0, rowsLooked)
  return filled.some((cell, i) => {
    const sort = cell === '' ? undefined : sorts.find((one) => one(cell))
    const others = sort ? below.map(({ cells }) => cells[i]?.trim() ?? '').filter((one) => one !== '') : []
    // One name below another may be chance.
    return sort !== undefined && others.length >= (sort === isHanName ? 2 : 1) && others.every(sort)
  })
}

function isReachable(cell: string): boolean {
  const text = cell.trim()
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return true
  // A month, a day or two years may head a column of figures.
  const isTime =
    /^\(?(19|20)\d\d\)?[ -]+(\d{1,2}|\d{1,2}[ -]+\d{1,2}|(19|20)?\d\d)$|^(19|20)\d\d(0[1-9]|1[0-2])([0-3]\d)?$/.test(
      text,
    )
  return !isTime && /^\+?[\d ()-]{7,}$/.test(text) && text.replace(/\D/g, '').length >= 7
}

function isHanName(cell: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(cell)) return false
  return (cell.length < 4 && hanSingles.has(cell[0]!)) || hanDoubles.has(cell.slice(0, 2))
}
