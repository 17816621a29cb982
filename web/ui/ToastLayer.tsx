import { useEffect } from 'react'
import { fetched } from '#web/ui/fetched.ts'
import { fetchToastsWith } from '#web/ui/toast.ts'

const toasts = fetched(() => import('#web/ui/Toasts.tsx').then((file) => file.Toasts))
const none = {}

/** Toasts, fetched once the first screen stands or with the first of them. Once a page. */
export function ToastLayer() {
  useEffect(() => fetchToastsWith(toasts.ask), [])
  return toasts.useElement(none)
}
