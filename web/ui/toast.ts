import { Toast } from '@base-ui/react/toast'

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

export const toasts = Toast.createToastManager<{ message: ToastMessage; origin: HTMLElement | null }>()

/**
 * Says what was done, with a way back. Call it from anywhere:
 * `toast({ text: 'records.deleted', params: { n }, action: { run: undo } })`.
 */
export function toast(message: ToastMessage): string {
  const active = document.activeElement
  const origin = active instanceof HTMLElement && active !== document.body ? active : null
  return toasts.add({
    title: message.text, // only to be valid; what is shown is made from `message`
    timeout: message.timeoutMs ?? (message.action ? 10_000 : 5000),
    data: { message, origin },
  })
}
