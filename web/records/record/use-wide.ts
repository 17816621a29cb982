import { useSyncExternalStore } from 'react'

const query = '(min-width: 1024px)'

/** Whether the screen has room for the fields beside the timeline. */
export function useWide(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(query).matches)
}

function watch(tell: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', tell)
  return () => media.removeEventListener('change', tell)
}
