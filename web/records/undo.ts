import type { Question } from '#web/records/asked-first.ts'
import { askAbout } from '#web/records/asked-first.ts'
import type { ToastMessage } from '#web/ui/toast.ts'
import { toast } from '#web/ui/toast.ts'

/** Something that was done and can be taken back. */
export type Act = {
  /** Whether it came about; it may still be on its way to the server. */
  readonly done: Promise<boolean>
  /** Takes it back; false where that did not work, which it has said itself. */
  readonly undo: () => Promise<boolean>
  /** What is said once it is taken back, where that has words of its own. */
  readonly says?: ToastMessage | undefined
  /** What the key asks first, where the act touched many; its own "undo", which names it, asks nothing. */
  readonly asks?: (() => Promise<Question | null>) | undefined
}

const acts: Act[] = []
const most = 50

/** Keeps an act for `Ctrl/⌘ Z`. What did not come about is forgotten. */
export function remember(act: Act): Act {
  acts.push(act)
  if (acts.length > most) acts.shift()
  void act.done.then((worked) => {
    if (!worked) forget(act)
  })
  return act
}

/** Takes an act back, from its own "undo" or by the key; each once. */
export async function undo(act: Act): Promise<boolean> {
  forget(act)
  const worked = (await act.done) && (await act.undo())
  if (worked && act.says) toast(act.says)
  return worked
}

let isAsking = false

/** Takes the last act back, one that touched many only after a question. Nothing happens when there is none. */
export async function undoLast(say: () => unknown = () => toast({ text: 'ui.undone' })): Promise<void> {
  const last = acts.at(-1)
  if (!last || isAsking) return
  if (last.asks && !(await isWanted(last, last.asks))) return
  if ((await undo(last)) && !last.says) say()
}

/** Keys pressed while it is asked mean this act, none before it. */
async function isWanted(act: Act, asks: NonNullable<Act['asks']>): Promise<boolean> {
  isAsking = true
  try {
    return (await askAbout(asks)) && acts.includes(act) // it may have failed, or its own "undo" been quicker
  } finally {
    isAsking = false
  }
}

/** The stack as it stands, for tests. */
export const howMany = () => acts.length

function forget(act: Act): void {
  const at = acts.indexOf(act)
  if (at >= 0) acts.splice(at, 1)
}
