import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import type { Reviewed } from '#capabilities/quality/engine/model/kin-count.ts'

/** A pair somebody has looked at: the same, or not. */
export type Verdict = { readonly a: number; readonly b: number; readonly same: boolean }

/**
 * How alike two records were when somebody decided about them, level by field, and what he said. They need not be in
 * the table any more: of two that were merged, one is gone.
 */
export type Lesson = { readonly levels: Readonly<Record<string, string>>; readonly same: boolean }

/** Weight in bits of a pair known to be the same: beyond anything a comparison says. */
export const certain = 1000

/** What was decided of a table's pairs; records by number. Of two decisions on one pair, "not the same" holds. */
export type Decided = {
  readonly pairs: readonly Verdict[]
  /** Candidates without those decided to be different, with those decided to be the same. */
  readonly apply: (candidates: readonly Candidate[], weight: number) => Candidate[]
  /** Infinity for the same, −Infinity for different, else what the score says. */
  readonly over: (scoreOf: (a: number, b: number) => number) => (a: number, b: number) => number
}

export function decidedOf(verdicts: readonly Verdict[], size: number): Decided {
  const byPair = new Map<number, boolean>()
  const keyOf = (a: number, b: number) => Math.min(a, b) * size + Math.max(a, b)
  for (const { a, b, same } of verdicts) {
    if (a !== b) byPair.set(keyOf(a, b), same && byPair.get(keyOf(a, b)) !== false)
  }
  const pairs = [...byPair]
    .map(([key, same]) => ({ a: Math.floor(key / size), b: key % size, same }))
    .toSorted((x, y) => x.a - y.a || x.b - y.b)
  return {
    pairs,
    apply: (candidates, weight) => [
      ...candidates.filter(({ a, b }) => !byPair.has(keyOf(a, b))),
      ...pairs.filter(({ same }) => same).map(({ a, b }) => ({ a, b, weight })),
    ],
    over: (scoreOf) => (a, b) => {
      const same = byPair.size === 0 ? undefined : byPair.get(keyOf(a, b))
      return same === undefined ? scoreOf(a, b) : same ? Infinity : -Infinity
    },
  }
}

type Levelled = { readonly field: { readonly name: string }; readonly kind: { readonly levels: readonly string[] } }

/** Lessons as the estimate takes them: by the numbers of a table's fields, -1 where nothing was said of one. */
export function reviewedOf(columns: readonly Levelled[], lessons: readonly Lesson[]): Reviewed[] {
  return lessons.map(({ levels, same }) => ({
    same,
    levels: columns.map(({ field, kind }) => kind.levels.indexOf(levels[field.name] ?? '')),
  }))
}
