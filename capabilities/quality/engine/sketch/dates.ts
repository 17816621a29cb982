import type { PlainDate } from '#capabilities/quality/engine/kinds/dates.ts'
import { untold, type Sketch } from '#capabilities/quality/engine/sketch/sketch.ts'

/** A date as its own number YYYYMMDD, which tells all there is to tell; 0 where a part has more digits than that. */
export const dateSketch: Sketch<unknown> = {
  width: 1,
  write(feature, to, at) {
    const { year, month, day } = feature as PlainDate
    to[at] = year > 9999 || month > 99 || day > 99 ? 0 : year * 10_000 + month * 100 + day
  },
  level(all, x, y) {
    const [a, b] = [all[x]!, all[y]!]
    if (a === 0 || b === 0) return untold
    if (a === b) return 5
    const [monthA, monthB] = [Math.floor(a / 100) % 100, Math.floor(b / 100) % 100]
    const [yearA, yearB] = [Math.floor(a / 10_000), Math.floor(b / 10_000)]
    const [dayA, dayB] = [a % 100, b % 100]
    const isYear = yearA === yearB
    if (isYear && (monthA === 0 || monthB === 0 || (monthA === monthB && (dayA === 0 || dayB === 0)))) return 3
    if ((isYear && monthA === dayB && dayA === monthB) || isOneSlip(a, b)) return 4
    if (Number(isYear) + Number(monthA === monthB) + Number(dayA === dayB) === 2) return 3
    if (isYear) return 2
    return Math.abs(yearA - yearB) < 10 ? 1 : 0
  },
}

/** Whether two numbers of eight digits differ in one of them, or have two neighbours exchanged. */
function isOneSlip(a: number, b: number): boolean {
  let [left, right] = [a, b]
  while (left % 10 === right % 10) {
    left = Math.floor(left / 10)
    right = Math.floor(right / 10)
  }
  if (Math.floor(left / 10) === Math.floor(right / 10)) return true
  if (Math.floor(left / 100) !== Math.floor(right / 100)) return false
  return left % 10 === Math.floor(right / 10) % 10 && right % 10 === Math.floor(left / 10) % 10
}
