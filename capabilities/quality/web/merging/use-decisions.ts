import { useNavigate } from '@tanstack/react-router'
import type { Group } from '#capabilities/quality/contract-merging.ts'
import { isApiError } from '#web/api.ts'
import { ifMany } from '#web/records/asked-first.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
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
    const act = done(group, decision)
    const takeBack = async (undo: () => Promise<unknown>) => {
      await undo()
      // Who went elsewhere meanwhile stays there.
      if (/^\/duplicates(\/|$)/.test(location.pathname)) go(group.id)
      refreshPairs(group.object)
    }
    const says = { text: decision.kind === 'merge' ? 'dup.unmerged' : 'dup.reopened' }
    const asks = () =>
      Promise.resolve(ifMany(decision.kind === 'merge' ? decision.input.from.length + 1 : 0, 'dup.unmergeAsk'))
    offerUndo({ text: saysDone[decision.kind] }, act, takeBack, { ...says, asks })
    try {
      await act
    } catch (error) {
      putBack()
      go(group.id)
      failed(error, () => decide(group, decision))
    }
    refreshPairs(group.object)
  }

  return { go, move, decide }
}

const saysDone: Record<Decision['kind'], string> = {
  merge: 'dup.merged',
  dismiss: 'dup.dismissed',
  apart: 'merge.apartDone',
  later: 'dup.laterDone',
}

/** Does it, and gives what takes it back. */
async function done(group: Group, decision: Decision): Promise<() => Promise<unknown>> {
  if (decision.kind === 'merge') {
    const merge = await mergeRecords(decision.input)
    return () => unmerge(merge.id)
  }
  const ids = group.members.map(({ id }) => id)
  const { pairs } =
    decision.kind === 'later'
      ? await postpone(group.pairs.map(({ id }) => id))
      : await dismiss(group.object, ids, decision.kind === 'apart' ? decision.id : undefined)
  return () => reopenAll(pairs)
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
