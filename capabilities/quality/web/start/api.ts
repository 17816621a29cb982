import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import type { FirstSteps } from '#capabilities/quality/contract-sample.ts'

export const firstStepsQuery = queryOptions({
  queryKey: ['firstSteps'],
  queryFn: () => api.get<FirstSteps>('/first-steps'),
})

export const fillSample = () => api.post<{ job: string }>('/sample')
export const removeSample = () => api.delete<{ job: string }>('/sample')

/** What came in, or went, is in every list. */
export function refreshAll(): void {
  void queryClient.invalidateQueries()
}
