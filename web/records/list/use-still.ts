import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Rows } from '#web/records/list/use-rows.ts'
import { movedBy } from '#web/records/list/still.ts'
import type { Moved, Sight } from '#web/records/list/still.ts'

type Options = {
  box: RefObject<HTMLDivElement | null>
  rows: Rows
  /** The rows that are drawn. */
  drawn: readonly { index: number }[]
  /** The row of the cursor. */
  cursor: number
  onMoved: (moved: Moved) => void
}

/**
 * Keeps rows in place under the pointer and the cursor when others' changes put rows above them or take some away. At
 * the top of a list that nobody has a hand on, new rows come into sight instead.
 */
export function useStill({ box, rows, drawn, cursor, onMoved }: Options): void {
  const before = useRef<{ key: string; sight: Sight }>(undefined)
  useLayoutEffect(() => {
    const was = before.current
    if (was?.key === rows.key) {
      const moved = movedBy(was.sight, (row) => rows.at(row)?.id)
      // Asked only where something moved: the answer makes the browser lay out the page.
      const seen = moved.seen !== 0 && isHeld(box.current) ? moved.seen : 0
      if (moved.cursor !== 0 || seen !== 0) onMoved({ cursor: moved.cursor, seen })
    }
    const seen = drawn.flatMap(({ index }) => {
      const id = rows.at(index)?.id
      return id === undefined ? [] : [[index, id] as const]
    })
    before.current = { key: rows.key, sight: { rows: seen, cursor: rows.at(cursor)?.id, at: cursor } }
  })
}

function isHeld(box: HTMLElement | null): boolean {
  return box !== null && (box.scrollTop > 0 || box.matches(':hover') || box.contains(document.activeElement))
}
