import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { SELECT_WIDTH } from '#web/records/list/ListRow.tsx'
import type { Column } from '#web/records/list/use-widths.ts'

/** Which columns the rows draw: the frozen ones, and `first` to `last` behind a gap for those out of sight. */
export type ColumnSpan = {
  first: number
  last: number
  gap: number
  /** There are more columns than fit, so that the frozen ones have something to stand over. */
  isWide: boolean
}

/** The columns in sight, and one more on either side. */
export function useColumnSpan(
  box: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  frozen: number,
): ColumnSpan {
  const [seen, setSeen] = useState({ left: 0, width: 2000, room: 0 })
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const look = () => setSeen((now) => stepped(now, element.scrollLeft, element.clientWidth))
    const size = new ResizeObserver(look)
    size.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      size.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  return spanOf(columns, frozen, seen)
}

type Seen = { left: number; width: number; /** Pixels the grid has. */ room: number }

// Rounded, so that a scroll of a few pixels draws nothing anew.
const step = 200

function stepped(now: Seen, left: number, width: number): Seen {
  const next = { left: Math.floor(left / step) * step, width: Math.ceil(width / step) * step + step, room: width }
  return next.left === now.left && next.room === now.room ? now : next
}

export function spanOf(columns: readonly Pick<Column, 'start' | 'width'>[], frozen: number, seen: Seen): ColumnSpan {
  const end = seen.left + seen.width - SELECT_WIDTH
  const isSeen = ({ start, width }: Pick<Column, 'start' | 'width'>) => start + width > seen.left && start < end
  const found = columns.findIndex((column, at) => at >= frozen && isSeen(column))
  const first = found < 0 ? columns.length : Math.max(frozen, found - 1)
  const last = Math.min(columns.length - 1, columns.findLastIndex((column) => isSeen(column)) + 1)
  const from = columns[frozen]?.start ?? 0
  const rightmost = columns.at(-1)
  const isWide = rightmost !== undefined && SELECT_WIDTH + rightmost.start + rightmost.width > seen.room
  return { first, last: Math.max(last, first - 1), gap: (columns[first]?.start ?? from) - from, isWide }
}
