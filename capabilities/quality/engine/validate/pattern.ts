/** Why a pattern is not taken, or null where it is. */
export type PatternProblem = 'lookAround' | 'backReference' | 'repeats' | 'options'

const mostRepeats = 1000

/**
 * What would let PostgreSQL's matcher take more than linear time, or its compiler more than little memory: references
 * back, look-around, counts inside counts. Everything else is matched by an automaton, in one pass over a text whose
 * length is bounded as well.
 *
 * ```ts
 * assert.equal(patternProblem('[A-Z]{2}-\\d{4}'), null)
 * assert.equal(patternProblem('(a+)+b'), null, 'slow in other engines, one pass in an automaton')
 * assert.equal(patternProblem('(a)\\1'), 'backReference')
 * assert.equal(patternProblem('(?=a)b'), 'lookAround')
 * assert.equal(patternProblem('((a{200}){200}){200}'), 'repeats')
 * ```
 */
export function patternProblem(pattern: string): PatternProblem | null {
  // A backslash takes the next character with it, and in brackets nothing is special.
  const bare = pattern
    .replace(/\\[1-9]/g, '\u0001')
    .replace(/\\./gs, 'x')
    .replace(/\[\^?\]?[^\]]*\]/g, 'x')
  if (bare.includes('\u0001')) return 'backReference'
  if (/\(\?<?[=!]/.test(bare)) return 'lookAround'
  if (/\(\?(?!:)/.test(bare) || bare.startsWith('***')) return 'options'
  const counts = [...bare.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, low, high]) =>
    Math.max(Number(low), Number(high || 0), 1),
  )
  return counts.reduce((product, count) => product * count, 1) > mostRepeats ? 'repeats' : null
}

/** The pattern as PostgreSQL matches it: the whole value, not a part of it. */
export function wholePattern(pattern: string): string {
  return `^(?:${pattern})$`
}
