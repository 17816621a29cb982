import { keepPreviousData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import type { Paged } from '#web/types.ts'
import type { FailingRecord, Rule, RuleDraft, RuleProposal, RuleTry } from '#capabilities/quality/contract-rules.ts'

export type RuleBody = RuleDraft & Pick<Rule, 'name' | 'severity' | 'onWrite' | 'onImport' | 'active'>

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: () => api.get<{ items: Rule[] }>('/rules').then(({ items }) => items),
})

export const proposalsQuery = queryOptions({
  queryKey: ['rules', 'proposals'],
  queryFn: () => api.get<{ items: RuleProposal[] }>('/rules/proposals').then(({ items }) => items),
})

export function ruleQuery(id: string) {
  return queryOptions({ queryKey: ['rules', 'one', id], queryFn: () => api.get<Rule>(path('rules', id)), retry: false })
}

export function failingQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['rules', 'failing', id],
    queryFn: ({ pageParam }) =>
      api.get<Paged<FailingRecord>>(`${path('rules', id)}/failing`, { limit: 50, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

const pauseMs = 350

/** What the rule that is being written would find. Asked once the writer pauses: a newer question takes this one back. */
export function trialQuery(draft: RuleDraft | null) {
  return queryOptions({
    queryKey: ['rules', 'trial', draft],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      signal.throwIfAborted()
      return api.post<RuleTry>('/rules/trial', draft, { signal })
    },
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 10_000,
  })
}

export const makeRule = (rule: RuleBody) => api.post<Rule>('/rules', rule)
/** The object of a rule stays what it is. */
export function changeRule(id: string, change: Partial<RuleBody>): Promise<Rule> {
  return api.patch<Rule>(path('rules', id), { ...change, object: undefined })
}
export const removeRule = (id: string) => api.delete<void>(path('rules', id))
export const countRules = () => api.post<{ job: string }>('/rules/runs', {})

export function refreshRules(): void {
  void queryClient.invalidateQueries({ queryKey: ['rules'] })
}
