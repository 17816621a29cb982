import { plainText } from '#capabilities/quality/engine/cluster-values/fingerprint.ts'

/** Edits between two texts (insert, delete, replace), or Infinity when there are more than `most`. */
export function editsWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity
  let before = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const edits = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + cost)
      row.push(edits)
      if (edits < least) least = edits
    }
    if (least > most) return Infinity
    before = row
  }
  return before[b.length]! <= most ? before[b.length]! : Infinity
}

/** Jaro-Winkler likeness, 0 to 1 (Winkler 1990: a common start of up to 4 characters counts 0.1 each). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = Array.from({ length: b.length }, () => false)
  const left: string[] = []
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      left.push(a[i]!)
      break
    }
  }
  if (left.length === 0) return 0
  const right = [...b].filter((_, j) => taken[j])
  const moved = left.filter((letter, at) => letter !== right[at]).length / 2
  const same = left.length
  const jaro = (same / a.length + same / b.length + (same - moved) / same) / 3
  let start = 0
  while (start < 4 && start < a.length && a[start] === b[start]) start += 1
  return jaro + start * 0.1 * (1 - jaro)
}

/** Whether two values may be one with a typing error: an edit in short ones, two in long ones, and alike all over. */
export function isNear(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  const isHan = /\p{Script=Han}/u.test(a)
  if (longest < (isHan ? 4 : 5) || /\d/.test(a + b)) return false
  const most = longest >= (isHan ? 8 : 10) ? 2 : 1
  return editsWithin(a, b, most) <= most && jaroWinkler(a, b) >= 0.88
}

/** Keys of which two near values share at least one: starts, ends and the middle of the plain text. */
export function blockKeys(value: string): string[] {
  const text = plainText(value).replaceAll(' ', '')
  if (text.length < 4) return []
  const third = Math.max(2, Math.floor(text.length / 3))
  return [`s${text.slice(0, third)}`, `e${text.slice(-third)}`, `m${text.slice(third, 2 * third)}`]
}
