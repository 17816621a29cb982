import { sourceRank, type Fact, type FactValue, type FieldRule } from '#capabilities/quality/engine/survive/facts.ts'

/** Why a value was chosen: its rule, or that there was nothing to decide. */
export type ChosenBy = FieldRule | 'same' | 'only' | 'empty'

/** From which record the value is taken; null where lists are united, or nobody says anything. */
export type Choice = { readonly from: string | null; readonly by: ChosenBy }

/**
 * The value of one field out of several records. `facts` stand in their order: the survivor first, then who fills
 * its gaps first; that order also decides between equals, and wherever a rule knows nothing to go by.
 */
export function chooseValue(
  facts: readonly Fact[],
  field: string,
  { rule, isList, sources }: { rule: FieldRule; isList: boolean; sources: readonly string[] },
): Choice {
  const filled = facts.flatMap((fact) => {
    const value = fact.values[field]
    return value && value.key !== null ? [{ fact, value: { ...value, key: value.key } }] : []
  })
  const [first] = filled
  if (!first) return { from: null, by: 'empty' }
  const isSame = filled.every(({ value }) => value.key === first.value.key)
  if (isSame) return { from: first.fact.id, by: filled.length === facts.length ? 'same' : 'only' }
  if (isList && (rule === 'union' || rule === 'survivor')) return { from: null, by: 'union' }
  const score = worthOf(rule, filled, sources)
  const best = filled.reduce((a, b) => (score(b) > score(a) ? b : a))
  const worst = filled.reduce((a, b) => (score(b) < score(a) ? b : a))
  const isTold = rule !== 'union' && rule !== 'survivor' && score(best) > score(worst)
  return isTold ? { from: best.fact.id, by: rule } : { from: first.fact.id, by: 'survivor' }
}

type Filled = { readonly fact: Fact; readonly value: FactValue & { readonly key: string } }

function worthOf(rule: FieldRule, filled: readonly Filled[], sources: readonly string[]): (one: Filled) => number {
  switch (rule) {
    case 'sourcePriority':
      return ({ value }) => -Math.min(sourceRank(value.source, sources), sources.length)
    case 'mostRecent':
      return ({ value }) => (value.at === null ? -Infinity : Date.parse(value.at))
    case 'mostComplete':
      return ({ fact }) => fact.filled
    case 'mostFrequent': {
      const counts = new Map<string, number>()
      for (const { value } of filled) counts.set(value.key, (counts.get(value.key) ?? 0) + 1)
      return ({ value }) => counts.get(value.key) ?? 0
    }
    case 'longest':
      return ({ value }) => value.length
    default:
      return () => 0
  }
}
