import type { BareName } from '#capabilities/quality/engine/bare-names/read.ts'

/** Pairs compared, about, a name; of a short list, more. */
const pairsPerName = 60
const leastPairs = 300_000

/** Pairs of names worth comparing: that share a word by its sound, its start or its consonants, or as initials. */
export function nameCandidates(names: readonly BareName[]): { a: number; b: number }[] {
  const namesByKey = new Map<string, number[]>()
  for (const [i, name] of names.entries()) {
    for (const key of keysOf(name)) {
      const list = namesByKey.get(key)
      if (list === undefined) namesByKey.set(key, [i])
      else list.push(i)
    }
  }
  const met = new Set<number>()
  const most = Math.max(leastPairs, pairsPerName * names.length)
  let spent = 0
  // The rarest keys first, until the pairs are spent; what says the same is always brought together.
  for (const [key, list] of [...namesByKey].toSorted((x, y) => x[1].length - y[1].length)) {
    spent += (list.length * (list.length - 1)) / 2
    const isAffordable = spent <= most
    if (!isAffordable && !key.startsWith('all ')) continue
    for (const [i, a] of list.entries()) {
      for (const b of list.slice(i + 1, isAffordable ? undefined : i + 2)) met.add(a * names.length + b)
    }
  }
  return [...met].map((pair) => ({ a: Math.floor(pair / names.length), b: pair % names.length }))
}

/** What a name is found by: names that share none of these are not compared. */
export function keysOf({ key, words, han }: BareName): Set<string> {
  const keys = new Set([`all ${key}`, `joined ${key.replaceAll(' ', '')}`])
  if (han !== '') keys.add(`han ${han}`)
  const main = words.filter(({ isMinor }) => !isMinor)
  for (const { text, sound, bones } of main.length > 0 ? main : words) {
    keys.add(`sound ${sound}`)
    if (bones.length > 1) keys.add(`bones ${bones}`)
    if (text.length > 3) keys.add(`start ${text.slice(0, 4)}`)
    if (text.length > 5) keys.add(`end ${text.slice(-5)}`)
  }
  const together = main.map(({ text }) => text).join('')
  if (together.length > 5) keys.add(`start ${together.slice(0, 4)}`)
  keys.add(`initials ${main.length === 1 ? main[0]!.text : main.map(({ text }) => text[0]).join('')}`)
  // Two words by their beginnings, in any order: for names whose every word is common.
  const starts = main.map(({ sound }) => sound.slice(0, 3)).toSorted()
  for (const [i, start] of starts.entries())
    for (const other of starts.slice(i + 1, i + 4)) keys.add(`two ${start} ${other}`)
  return keys
}
