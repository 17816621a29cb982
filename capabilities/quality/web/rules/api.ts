import { keepPreviousData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import '#capabilities/quality/web/rules/messages.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
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

const make = (rule: RuleBody) => api.post<Rule>('/rules', rule)
/** The object of a rule stays what it is. */
function change(id: string, change: Partial<RuleBody>): Promise<Rule> {
  return api.patch<Rule>(path('rules', id), { ...change, object: undefined })
}
const remove = (id: string) => api.delete<void>(path('rules', id))
export const countRules = () => api.post<{ job: string }>('/rules/runs', {})

export function refreshRules(): void {
  void queryClient.invalidateQueries({ queryKey: ['rules'] })
}

/** What can be set in a rule, as it stands. */
const bodyOf = ({ object, name, check, when, severity, onWrite, onImport, active }: Rule): RuleBody => ({
  object,
  name,
  check,
  when,
  severity,
  onWrite,
  onImport,
  active,
})

/** Acts to take back; `refreshRules` runs when they are done, and when they are taken back. */
export function makeRule(rule: RuleBody): Promise<Rule> {
  const made = make(rule).finally(refreshRules)
  offerUndo({ text: 'rules.saved', tone: 'success' }, made, ({ id }) => remove(id).finally(refreshRules), gone)
  return made
}

export function changeRule(was: Rule, to: Partial<RuleBody>): Promise<Rule> {
  const changed = change(was.id, to).finally(refreshRules)
  const { object: _, ...before } = bodyOf(was)
  offerUndo({ text: 'rules.saved', tone: 'success' }, changed, () => change(was.id, before).finally(refreshRules))
  return changed
}

/** Taken back, it is made again: the records that break it are counted anew. */
export function removeRule(rule: Rule): Promise<void> {
  const removed = remove(rule.id).finally(refreshRules)
  offerUndo({ text: 'rules.deleted' }, removed, () => make(bodyOf(rule)).finally(refreshRules))
  return removed
}

const gone = { text: 'rules.deleted' }
