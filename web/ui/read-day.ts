/**
 * Reads a day as people type it: "2026-03-14", "2026/3/14", "2026年3月14日", "20260314", "3-14" (this year), and
 * "14.3.2026". Slashes with the year last are read in the order of the language: day first is never guessed in
 * Chinese, month first in American English. Undefined when it is no day.
 */
export function readDay(text: string, year: number = new Date().getFullYear()): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(plain)
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(plain)
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain)
  if (slashed) return dayOf(Number(slashed[3]), Number(slashed[1]), Number(slashed[2]))
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  return short ? dayOf(year, Number(short[1]), Number(short[2])) : undefined
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : undefined
}
