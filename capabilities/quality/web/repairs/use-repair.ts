import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isApiError } from '#web/api.ts'
import { toast } from '#web/ui/toast.ts'
import type { UpkeepState } from '#web/ui/UpkeepCard.tsx'
import { refreshNumbers } from '#capabilities/quality/web/health/api.ts'
import type { Asked } from '#capabilities/quality/web/repairs/api.ts'
import { isBusy, preview, repairQuery, startRepair, undoRepair } from '#capabilities/quality/web/repairs/api.ts'

/** One repair on its way: tried, done, put back. `asked` may change until it is done. */
export function useRepair(asked: Asked) {
  const client = useQueryClient()
  const [id, setId] = useState<string | null>(null)
  const [triedFor, setTriedFor] = useState('')
  const key = JSON.stringify(asked.steps)
  const onError = (error: unknown) => {
    const detail = isApiError(error) ? error.detail : undefined
    toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
  }
  const attempt = useMutation({
    mutationFn: () => preview(asked),
    onSuccess: () => setTriedFor(key),
    onError,
  })
  const run = useMutation({ mutationFn: () => startRepair(asked), onSuccess: (made) => setId(made.id), onError })
  const undo = useMutation({
    mutationFn: () => undoRepair(id ?? ''),
    onSuccess: (made) => client.setQueryData(repairQuery(id).queryKey, made),
    onError,
  })
  const { data: repair } = useQuery(repairQuery(id))
  const status = repair?.status
  const isOver = status === 'done' || status === 'undone'
  useEffect(() => {
    if (isOver) {
      refreshNumbers(asked.object)
      void client.invalidateQueries({ queryKey: ['repairs', 'all'] })
    }
  }, [isOver, status, asked.object, client])
  const found = triedFor === key ? attempt.data : undefined
  return {
    found,
    attempt,
    run,
    undo,
    repair,
    busy: isBusy(repair) || run.isPending,
    state: stateOf(status, found !== undefined),
  }
}

export type Repairing = ReturnType<typeof useRepair>

function stateOf(status: string | undefined, isTried: boolean): UpkeepState {
  if (status === 'undone') return 'putBack'
  if (status === 'done') return 'measured'
  if (status !== undefined) return 'applied'
  return isTried ? 'trying' : 'proposed'
}
