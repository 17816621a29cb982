import { useEffect, useRef } from 'react'

type Bindings = Readonly<Record<string, () => void>>

/**
 * Single keys of the review, shown on its buttons. A held key answers once: what repeats would decide about pairs
 * that nobody has looked at.
 */
export function useReviewKeys(bindings: Bindings): void {
  const held = useRef(bindings)
  useEffect(() => {
    held.current = bindings
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const act = held.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null
  )
}
