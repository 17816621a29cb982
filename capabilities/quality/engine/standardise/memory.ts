import { owned } from '#capabilities/quality/engine/read/csv/csv.ts'

/**
 * A function of a text that remembers its latest answers, between `most` and twice as many: what was not asked for
 * while `most` others came is forgotten.
 */
export function remembering<T extends {} | null>(most: number, ask: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    const before = old.get(text)
    // A part of a text would keep all of it: what is remembered has memory of its own.
    const own = owned(text)
    const answer = before === undefined ? ask(own) : before
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(own, answer)
    return answer
  }
}
