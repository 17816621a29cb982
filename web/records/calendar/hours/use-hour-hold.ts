import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from 'react'
import type { Grip, Time } from '#web/records/calendar/hours/hours.ts'
import { movedTime, stepMinutes } from '#web/records/calendar/hours/hours.ts'
import type { CrmRecord } from '#web/types.ts'

/** An entry in the hand: which, what of it, and how far it has gone. */
export type HourHold = { id: string; grip: Grip; days: number; minutes: number; byKeys: boolean }

type Moves = {
  /** What the reader may move. */
  may: ReadonlySet<Grip>
  /** A day's width and a step's height, in pixels. */
  size: () => { day: number; step: number }
  say: (what: 'pickedUp' | 'moved' | 'putDown' | 'putBack', record: CrmRecord, time: Time) => void
  onMove: (record: CrmRecord, next: Time, grip: Grip) => void
}

/** Moving entries through a day and from day to day, by mouse or by keys; one at a time. */
export function useHourHold(moves: Moves) {
  const [hold, setHold] = useState<HourHold | null>(null)
  const start = useRef({ x: 0, y: 0 })
  const wasMoved = useRef(false)
  // Put down elsewhere it may be drawn anew there, and takes the focus along.
  const focusNextRef = useRef<string | null>(null)
  const handlersOf = (record: CrmRecord, time: Time) => {
    const at: At = { ...moves, record, time, own: hold?.id === record.id ? hold : null, setHold, focusNextRef }
    return {
      ...pointersOf(at, { start, wasMoved }),
      onBlur: () => {
        if (at.own?.byKeys) setHold(null)
      },
      onKeyDown: (event: KeyboardEvent) => onKey(event, at),
    }
  }
  return { hold, handlersOf, focusNextRef }
}
export type HourHolding = ReturnType<typeof useHourHold>

/** For the element of an entry: it has the focus again after it was put down by keys. */
export function useFocusWhenPut({ focusNextRef }: HourHolding, id: string): RefObject<HTMLAnchorElement | null> {
  const own = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // Only where nobody else has taken it since.
    if (focusNextRef.current !== id || document.activeElement !== document.body) return
    focusNextRef.current = null
    own.current?.focus()
  })
  return own
}

/** One entry, and the hand that may be on it. */
type At = Moves & {
  record: CrmRecord
  time: Time
  own: HourHold | null
  setHold: (hold: HourHold | null) => void
  focusNextRef: RefObject<string | null>
}
type Drag = { start: RefObject<{ x: number; y: number }>; wasMoved: RefObject<boolean> }

function put({ record, time, own, setHold, focusNextRef, say, onMove }: At): void {
  setHold(null)
  if (!own || (own.days === 0 && own.minutes === 0)) return say('putBack', record, time)
  const next = movedTime(time, own.grip, own)
  say('putDown', record, next)
  if (own.byKeys) focusNextRef.current = record.id
  onMove(record, next, own.grip)
}

function pointersOf(at: At, { start, wasMoved }: Drag) {
  const { may, size, record, own, setHold } = at
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasMoved.current = false
      const grip: Grip = (event.target as HTMLElement).dataset.edge === 'end' ? 'end' : 'both'
      // A finger scrolls; it has the menu.
      if (!may.has(grip) || event.button !== 0 || event.pointerType === 'touch') return
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, y: event.clientY }
      setHold({ id: record.id, grip, days: 0, minutes: 0, byKeys: false })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!own || own.byKeys) return
      const { day, step } = size()
      const days = own.grip === 'end' ? 0 : Math.round((event.clientX - start.current.x) / day)
      const minutes = Math.round((event.clientY - start.current.y) / step) * stepMinutes
      if (days === own.days && minutes === own.minutes) return
      wasMoved.current = true
      setHold({ ...own, days, minutes })
    },
    onPointerUp: () => {
      if (!own || own.byKeys) return
      if (wasMoved.current) put(at)
      else setHold(null)
    },
    onPointerCancel: () => setHold(null),
    // The click that ends a drag opens nothing.
    onClickCapture: (event: MouseEvent) => {
      if (wasMoved.current) event.preventDefault()
      wasMoved.current = false
    },
  }
}

function onKey(event: KeyboardEvent, at: At): void {
  at.focusNextRef.current = null
  const { may, say, record, time, own, setHold } = at
  if (event.key === ' ' && !own && may.has('both')) {
    event.preventDefault()
    setHold({ id: record.id, grip: 'both', days: 0, minutes: 0, byKeys: true })
    return say('pickedUp', record, time)
  }
  if (!own?.byKeys) return
  if (event.key === ' ' || event.key === 'Enter') {
    event.preventDefault()
    return put(at)
  }
  if (event.key === 'Escape') {
    event.stopPropagation()
    setHold(null)
    return say('putBack', record, time)
  }
  const step = steps[event.key]
  const grip: Grip = event.shiftKey ? 'end' : 'both'
  if (!step || !may.has(grip)) return
  event.preventDefault()
  const from = own.grip === grip ? own : { days: 0, minutes: 0 }
  const days = grip === 'end' ? 0 : from.days + step.days
  const next = { ...own, grip, days, minutes: from.minutes + step.minutes }
  setHold(next)
  say('moved', record, movedTime(time, grip, next))
}

const steps: Partial<Record<string, { days: number; minutes: number }>> = {
  ArrowUp: { days: 0, minutes: -stepMinutes },
  ArrowDown: { days: 0, minutes: stepMinutes },
  ArrowLeft: { days: -1, minutes: 0 },
  ArrowRight: { days: 1, minutes: 0 },
}
