import { cloneElement, useEffect, useId, useLayoutEffect, useState } from 'react'
import type { KeyboardEvent, MouseEvent, PointerEvent, ReactElement } from 'react'
import type { Fetched } from '#web/ui/fetched.ts'

type Trigger = ReactElement<{
  onClick?: (event: MouseEvent<HTMLElement>) => void
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
}>
type Shown = { trigger: ReactElement; defaultOpen?: boolean }

type Props<P extends Shown> = {
  part: Fetched<P>
  /** What it opens, for those who hear the page. */
  opens: 'menu' | 'dialog'
  with: P
  /** Whoever holds the state wants it open. */
  open?: boolean
  onOpen?: () => void
}

/**
 * The button of a menu or popover before anybody wants that: a screen has dozens of them, and each costs more than the
 * text beside it. It looks the same, and a press on it opens the thing as soon as it has come. Where a mouse nears it,
 * the real one takes its place, and the focus stays where it was.
 */
export function Opener<P extends Shown>({ part, opens, with: given, open, onOpen }: Props<P>) {
  const id = useId()
  const [wanted, setWanted] = useState(false)
  const [focused, setFocused] = useState(false)
  const [pressed, setPressed] = useState(false)
  const [near, setNear] = useState(false)
  const trigger = given.trigger as Trigger
  const marked = cloneElement(trigger, { 'data-opener': id } as object)
  const element = part.useElement(near || wanted || open ? { ...given, trigger: marked, defaultOpen: wanted } : null)
  const isHere = element !== null && !pressed
  useLayoutEffect(() => {
    if (isHere && focused) document.querySelector<HTMLElement>(`[data-opener="${id}"]`)?.focus()
  }, [isHere, focused, id])
  useEffect(() => {
    if (open) part.ask()
  }, [open, part])
  useEffect(() => {
    if (!pressed) return undefined
    const end = () => void setTimeout(() => setPressed(false)) // the click comes first
    for (const name of ['pointerup', 'pointercancel'] as const) window.addEventListener(name, end)
    return () => {
      for (const name of ['pointerup', 'pointercancel'] as const) window.removeEventListener(name, end)
    }
  }, [pressed])
  // Not while it is pressed: a button that is exchanged between press and release is never clicked.
  if (isHere) return element
  const want = () => {
    part.ask()
    setWanted(true)
    onOpen?.()
  }
  return cloneElement(marked, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    onPointerEnter: ({ pointerType }: PointerEvent) => {
      part.ask()
      if (pointerType === 'mouse') setNear(true)
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      setPressed(true)
      // A menu opens with the press, as it will once it is here; a finger may be about to scroll.
      if (opens === 'menu' && event.pointerType === 'mouse' && event.button === 0) want()
    },
    onFocus: () => {
      setFocused(true)
      part.ask()
    },
    onBlur: () => setFocused(false),
    onClick: (event: MouseEvent<HTMLElement>) => {
      trigger.props.onClick?.(event)
      if (!wanted) want()
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      trigger.props.onKeyDown?.(event)
      if (opens !== 'menu' || event.key !== 'ArrowDown') return
      event.preventDefault()
      want()
    },
  } as object)
}
