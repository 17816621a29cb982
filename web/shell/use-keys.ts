import { useEffect, useRef } from 'react'
import type { KeyId } from '#web/shell/keys.ts'
import { keyOf, pressName } from '#web/shell/keys.ts'
import { keysOf } from '#web/shell/own-keys.ts'

type Bindings = Partial<Record<KeyId, () => void>>
const bound: { current: Bindings }[] = []
let pressed: string[] = []
let forget: ReturnType<typeof setTimeout> | undefined

/** Binds keys of the table for as long as the component is there; the innermost binding wins. */
export function useKeys(bindings: Bindings): void {
  const held = useRef(bindings)
  useEffect(() => {
    held.current = bindings
  })
  useEffect(() => {
    if (bound.length === 0) window.addEventListener('keydown', onKey)
    bound.push(held)
    return () => {
      bound.splice(bound.indexOf(held), 1)
      if (bound.length === 0) window.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** The keys that do something at this moment, for the sheet. */
export function boundKeys(): ReadonlySet<KeyId> {
  return new Set(bound.flatMap(({ current }) => Object.keys(current) as KeyId[]))
}

/** Does what a key does at this moment. */
export function pressKey(id: KeyId): void {
  bound.findLast(({ current }) => current[id])?.current[id]?.()
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return // typing pinyin is not pressing keys
  const name = pressName(event)
  if (isTyping(event.target) && !(name.startsWith('mod+') && name === keysOf('palette'))) return
  pressed = [...pressed, name].slice(-2)
  const only = boundKeys()
  const id = keyOf(pressed, only, keysOf) ?? keyOf([name], only, keysOf)
  clearTimeout(forget)
  if (id === 'more') {
    forget = setTimeout(() => {
      pressed = []
    }, 1200)
    return
  }
  pressed = []
  if (!id) return
  event.preventDefault()
  bound.findLast(({ current }) => current[id])?.current[id]?.()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null)
    return true
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type))
  )
}
