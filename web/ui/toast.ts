/** Keys and parameters, never finished text: a toast still on the screen follows a switch of language. */
export type ToastMessage = {
  /** A message id. */
  text: string
  params?: Record<string, unknown>
  tone?: 'plain' | 'success' | 'danger'
  action?: { /** A message id; `ui.undo` if left out. */ text?: string; run: () => unknown }
  /** Milliseconds; 10 s with an action (time to change one's mind), else 5 s. 0 stays until closed. */
  timeoutMs?: number
}

export type Held = { message: ToastMessage; origin: HTMLElement | null; timeoutMs: number }

type Show = (held: Held) => void
let show: Show | undefined
const waiting: Held[] = []
let fetch = () => {}

/**
 * Says what was done, with a way back. Call it from anywhere:
 * `toast({ text: 'records.deleted', params: { n }, action: { run: undo } })`.
 */
export function toast(message: ToastMessage): void {
  const active = document.activeElement
  const origin = active instanceof HTMLElement && active !== document.body ? active : null
  const held = { message, origin, timeoutMs: message.timeoutMs ?? (message.action ? 10_000 : 5000) }
  if (show) return show(held)
  waiting.push(held)
  fetch()
}

/** Who fetches the part that shows toasts, when the first comes before it. */
export function fetchToastsWith(ask: () => void): void {
  fetch = ask
}

/** Who shows them, from now on; also those that came earlier. */
export function showToastsWith(shown: Show): void {
  show = shown
  for (const held of waiting.splice(0)) shown(held)
}
