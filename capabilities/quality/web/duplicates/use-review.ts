import { useNavigate } from '@tanstack/react-router'
import { isApiError } from '#web/api.ts'
import { toast } from '#web/ui/toast.ts'
import { refreshPairs, reopen, resolve, takeOut } from '#capabilities/quality/web/duplicates/api.ts'
import type { Pair, Resolution } from '#capabilities/quality/web/duplicates/pair.ts'

const said: Record<Resolution['kind'], string> = {
  merge: 'dup.merged',
  dismiss: 'dup.dismissed',
  later: 'dup.laterDone',
}

/** Moving through a queue and deciding: the next pair stands there at once, and every decision can be taken back. */
export function useReview(items: readonly Pair[], search: Record<string, unknown>) {
  const navigate = useNavigate()
  const go = (id: string | undefined) =>
    void navigate({ to: id ? `/duplicates/${id}` : '/duplicates', search: search as never, replace: true })

  const move = (from: Pair | undefined, by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === from?.id)
    const next = items[at + by]
    if (next) go(next.id)
  }

  const takeBack = async (pair: Pair) => {
    try {
      await reopen(pair.id)
      // It waits in the queue again, whichever list it was taken from.
      void navigate({ to: `/duplicates/${pair.id}`, search: { object: pair.object } as never, replace: true })
      toast({ text: pair.status === 'merged' || pair.mergeId ? 'dup.unmerged' : 'dup.reopened' })
    } catch (error) {
      failed(error, () => takeBack(pair))
    }
    refreshPairs(pair.object)
  }

  const decide = async (pair: Pair, resolution: Resolution) => {
    const at = items.findIndex(({ id }) => id === pair.id)
    const next = items[at + 1] ?? items[at - 1]
    const putBack = takeOut(pair)
    go(next?.id)
    try {
      await resolve(pair, resolution)
      const undone: Pair = { ...pair, status: resolution.kind === 'merge' ? 'merged' : 'dismissed' }
      toast({ text: said[resolution.kind], action: { run: () => takeBack(undone) } })
    } catch (error) {
      putBack()
      go(pair.id)
      failed(error, () => decide(pair, resolution))
    }
    refreshPairs(pair.object)
  }

  return { go, move, decide, takeBack }
}

function failed(error: unknown, again: () => unknown): void {
  const detail = isApiError(error) ? error.detail : undefined
  toast({
    text: detail ? 'ui.said' : 'ui.failed',
    params: { detail },
    tone: 'danger',
    action: { text: 'ui.again', run: again },
  })
}
