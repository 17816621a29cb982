import { owned } from '#capabilities/quality/engine/read/csv/csv.ts'

/**
 * A function of a text that remembers some of its answers, at most `most` (a power of two): each text has one place,
 * where the latest that came there stands. No table grows and nothing is moved, and memory is bounded from the start.
 */
export function remembering<T extends {} | null>(most: number, ask: (text: string) => T): (text: string) => T {
  const texts: string[] = Array.from({ length: most }, () => '')
  const answers: (T | undefined)[] = Array.from({ length: most })
  return (text) => {
    const at = placeOf(text) & (most - 1)
    const known = answers[at]
    if (known !== undefined && texts[at] === text) return known
    // A part of a text would keep all of it: what is remembered has memory of its own.
    const own = owned(text)
    const answer = ask(own)
    texts[at] = own
    answers[at] = answer
    return answer
  }
}

/** FNV-1a over the letters; of long texts the first and the last ones. */
function placeOf(text: string): number {
  const { length } = text
  const first = length > 32 ? 16 : length
  let hash = 0x811c9dc5 ^ length
  for (let i = 0; i < first; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  if (first < length)
    for (let i = length - 16; i < length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}
