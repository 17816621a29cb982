import { isApiError } from '#web/api.ts'
import type { Act } from '#web/records/undo.ts'
import { remember, undo } from '#web/records/undo.ts'
import type { ToastMessage } from '#web/ui/toast.ts'
import { toast } from '#web/ui/toast.ts'

type Back<T> = (answer: T) => Promise<unknown>
/** What is said once it is taken back, and what the key asks before it is. */
type Says = ToastMessage & Pick<Act, 'asks'>

/**
 * Keeps an act for the key of undo from the moment it is on its way, so that a quick key means it and not the one
 * before. Where taking it back fails, it says why, and offers to try again.
 */
export function keepUndo<T>(done: Promise<T>, back: Back<T>, says?: Says): Act {
  const takeBack = async (): Promise<boolean> => {
    try {
      await back(await done)
      return true
    } catch (error) {
      const detail = isApiError(error) ? error.detail : undefined
      const again = { text: 'ui.again', run: () => undo(keepUndo(done, back, says)) }
      toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger', action: again })
      return false
    }
  }
  const worked = done.then(
    () => true,
    () => false, // said by who did it
  )
  return remember({ done: worked, undo: takeBack, says, asks: says?.asks })
}

/** The same, and says it once it is done, with "undo" beside it: that and the key take it back, either of them once. */
export function offerUndo<T>(said: ToastMessage, done: Promise<T>, back: Back<T>, says?: Says): void {
  const act = keepUndo(done, back, says)
  void act.done.then((worked) => worked && toast({ ...said, action: { run: () => undo(act) } }))
}
