import { useEffect, useState } from 'react'
import { fetched } from '#web/ui/fetched.ts'

const bubble = fetched(() => import('#web/ui/TooltipBubble.tsx').then((file) => file.TooltipBubble))

/** How long a pointer rests before a tooltip shows; at once where another was shown a moment ago. */
const delayMs = 400
const graceMs = 150

/** Shows the tooltip of whatever is marked with `data-tip` and has the pointer or the keyboard's focus. Once a page. */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  useEffect(() => watch(setAnchor), [])
  return bubble.useElement(anchor && { anchor })
}

/** Tells whose tooltip is to be seen, null for none. Escape, a press and scrolling put it away (WCAG 2.2, 1.4.13). */
function watch(show: (anchor: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: HTMLElement | null = null
  let wasShownAt = -Infinity
  const set = (next: HTMLElement | null, inMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (shown && next === null) wasShownAt = performance.now()
      shown = next?.isConnected ? next : null
      show(shown)
    }, inMs)
  }
  const over = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return
    if (target.closest('[data-tip-bubble]')) return clearTimeout(timer) // one may move into it, to read or to copy
    const marked = target.closest<HTMLElement>('[data-tip]')
    if (marked === shown) return clearTimeout(timer)
    if (!marked) return set(null, graceMs)
    bubble.ask()
    set(marked, shown || performance.now() - wasShownAt < delayMs ? 0 : delayMs)
  }
  const focus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
    const marked = target.closest<HTMLElement>('[data-tip]')
    if (marked) bubble.ask()
    set(marked, marked ? delayMs : 0)
  }
  const away = () => set(null, 0)
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') away()
  }
  const listeners: [string, (event: never) => void][] = [
    ['pointerover', over],
    ['focusin', focus],
    ['focusout', away],
    ['pointerdown', away],
    ['scroll', away],
    ['keydown', escape],
  ]
  for (const [name, listener] of listeners) document.addEventListener(name, listener as EventListener, true)
  return () => {
    clearTimeout(timer)
    for (const [name, listener] of listeners) document.removeEventListener(name, listener as EventListener, true)
  }
}
