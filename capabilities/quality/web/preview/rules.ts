import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { DryRun } from '#capabilities/quality/contract-imports.ts'

export type CleaningRule = { readonly name: string; readonly label: { readonly en: string; readonly zh: string } }

/** A rule with what it did to the file, all fields together; the example is of the field it met most. */
export type UsedRule = CleaningRule & {
  readonly count: number
  readonly field: string | null
  readonly example: { readonly value: string; readonly to?: string } | null
}

export const rulesQuery = queryOptions({
  queryKey: ['cleaning-rules'],
  queryFn: () => api.get<{ items: CleaningRule[] }>('/cleaning-rules').then(({ items }) => items),
  staleTime: Infinity,
})

/** The rules a file meets and those that are off, the busiest first; a rule that is off has met nothing. */
export function usedRules(
  rules: readonly CleaningRule[],
  reasons: DryRun['reasons'],
  off: readonly string[],
): UsedRule[] {
  const met = Map.groupBy(
    reasons.filter(({ kind }) => kind === 'corrected' || kind === 'filled' || kind === 'flagged'),
    ({ code }) => code,
  )
  return rules
    .filter(({ name }) => met.has(name) || off.includes(name))
    .map((rule) => {
      const own = (met.get(rule.name) ?? []).toSorted((a, b) => b.count - a.count)
      const count = own.reduce((sum, one) => sum + one.count, 0)
      return { ...rule, count, field: own[0]?.field ?? null, example: own[0]?.examples[0] ?? null }
    })
    .toSorted((a, b) => b.count - a.count)
}
