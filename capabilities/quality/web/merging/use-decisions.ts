import { useNavigate } from '@tanstack/react-router'
import type { Group } from '#capabilities/quality/contract-merging.ts'
import { isApiError } from '#web/api.ts'
import { toast } from '#web/ui/toast.ts'
import { refreshPairs, unmerge } from '#capabilities/quality/web/duplicates/api.ts'
import type { MergeInput } from '#capabilities/quality/web/merging/api.ts'
import { dismiss, mergeRecords, postpone, reopenAll, takeGroupOut } from '#capabilities/quality/web/merging/api.ts'

export type Decision =
  | { readonly kind: 'merge'; readonly input: MergeInput }
  | { readonly kind: 'dismiss' }
  | { readonly kind: 'later' }
  /** One of more than two does not belong to the others. */
  | { readonly kind: 'apart'; readonly id: string }

/** Moving through a queue and deciding: the next group stands there at once, and every decision can be taken back. */
export function useDecisions(items: readonly Group[], search: Record<string, unknown>) {
  const navigate = useNavigate()
  const go = (id: string | undefined) =>
    void navigate({ to: id ? `/duplicates/${id}` : '/duplicates', search: search as never, replace: true })

  const move = (from: Group | undefined, by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === from?.id)
    const next = items[at + by]
    if (next) go(next.id)
  }

  const decide = async (group: Group, decision: Decision) => {
    const at = items.findIndex(({ id }) => id === group.id)
    const next = items[at + 1] ?? items[at - 1]
    const apart = decision.kind === 'apart' ? decision.id : null
    const rest = apart === null ? undefined : group.pairs.find(({ left, right }) => left !== apart && right !== apart)
    const putBack = rest ? () => {} : takeGroupOut(group)
    go(rest?.id ?? next?.id)
    try {
      const { text, undo } = await done(group, decision)
      const takeBack = () =>
        undo().then(
          () => {
            go(group.id)
            toast({ text: decision.kind === 'merge' ? 'dup.unmerged' : 'dup.reopened' })
            refreshPairs(group.object)
          },
          (error: unknown) => failed(error, takeBack),
        )
      toast({ text, action: { run: takeBack } })
    } catch (error) {
      putBack()
      go(group.id)
      failed(error, () => decide(group, decision))
    }
    refreshPairs(group.object)
  }

  return { go, move, decide }
}

async function done(group: Group, decision: Decision): Promise<{ text: string; undo: () => Promise<unknown> }> {
  const ids = group.members.map(({ id }) => id)
  switch (decision.kind) {
    case 'merge': {
      const merge = await mergeRecords(decision.input)
      return { text: 'dup.merged', undo: () => unmerge(merge.id) }
    }
    case 'dismiss': {
      const { pairs } = await dismiss(group.object, ids)
      return { text: 'dup.dismissed', undo: () => reopenAll(pairs) }
    }
    case 'apart': {
      const { pairs } = await dismiss(group.object, ids, decision.id)
      return { text: 'merge.apartDone', undo: () => reopenAll(pairs) }
    }
    case 'later': {
      const { pairs } = await postpone(group.pairs.map(({ id }) => id))
      return { text: 'dup.laterDone', undo: () => reopenAll(pairs) }
    }
  }
}

/** Says why it did not work, and offers to try again. */
export function failed(error: unknown, again?: () => unknown): void {
  const detail = isApiError(error) ? error.detail : undefined
  toast({
    text: detail ? 'ui.said' : 'ui.failed',
    params: { detail },
    tone: 'danger',
    ...(again ? { action: { text: 'ui.again', run: again } } : {}),
  })
}
