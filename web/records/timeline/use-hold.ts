import { useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { Bar, Part } from '#web/records/timeline/bars.ts'
import { moved } from '#web/records/timeline/bars.ts'
import type { CrmRecord } from '#web/types.ts'

/** A bar in the hand: which, what of it, and how many days it has gone. */
export type Hold = { id: string; part: Part; days: number; byKeys: boolean }

export type Moves = {
  may: ReadonlySet<Part>
  /** Days that a press of an arrow moves. */
  step: number
  /** How wide a day is, in pixels. */
  dayWidth: () => number
  say: (what: 'pickedUp' | 'moved' | 'putDown' | 'putBack', record: CrmRecord, bar: Bar) => void
  onMove: (record: CrmRecord, next: Bar, part: Part) => void
  onAsk: (record: CrmRecord) => void
}

/** Moving and stretching bars, by pointer or by keys; one at a time. */
export function useHold({ may, step, dayWidth, say, onMove, onAsk }: Moves) {
  const [hold, setHold] = useState<Hold | null>(null)
  const [startX, setStartX] = useState(0)
  const whole: Part | undefined = may.has('both') ? 'both' : [...may][0]

  const put = (record: CrmRecord, bar: Bar, { part, days }: Hold) => {
    setHold(null)
    if (days === 0) return say('putBack', record, bar)
    say('putDown', record, moved(bar, part, days))
    onMove(record, moved(bar, part, days), part)
  }
  const pointerOf = (record: CrmRecord, bar: Bar) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const edge = (event.target as HTMLElement).dataset.edge as Part | undefined
      const part = edge && may.has(edge) ? edge : whole
      if (!part || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setStartX(event.clientX)
      setHold({ id: record.id, part, days: 0, byKeys: false })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (hold?.id !== record.id || hold.byKeys) return
      const days = Math.round((event.clientX - startX) / dayWidth())
      if (days !== hold.days) setHold({ ...hold, days })
    },
    onPointerUp: () => {
      if (hold?.id !== record.id || hold.byKeys) return
      if (hold.days === 0) setHold(null)
      else put(record, bar, hold)
    },
    onPointerCancel: () => setHold(null),
    onBlur: () => {
      if (hold?.id === record.id && hold.byKeys) setHold(null)
    },
  })
  const onKeyDown = (event: KeyboardEvent, record: CrmRecord, bar: Bar) => {
    const held = hold?.id === record.id && hold.byKeys ? hold : null
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault() // a button would be clicked
      if (held) put(record, bar, held)
      else if (event.key === 'Enter') onAsk(record)
      else if (whole) {
        setHold({ id: record.id, part: whole, days: 0, byKeys: true })
        say('pickedUp', record, bar)
      }
    } else if (held && event.key === 'Escape') {
      setHold(null)
      say('putBack', record, bar)
    } else if (held && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault()
      const wanted: Part | undefined = event.shiftKey ? 'end' : event.altKey ? 'start' : whole
      if (!wanted || !may.has(wanted)) return
      const before = held.part === wanted ? held.days : 0
      const next = { ...held, part: wanted, days: before + (event.key === 'ArrowLeft' ? -step : step) }
      setHold(next)
      say('moved', record, moved(bar, wanted, next.days))
    }
  }
  return { hold, pointerOf, onKeyDown }
}
export type Holding = ReturnType<typeof useHold>
