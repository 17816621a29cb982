import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { HEAD } from '#web/records/list/use-virtual-rows.ts'
import type { useVirtualRows } from '#web/records/list/use-virtual-rows.ts'

type Options = {
  box: RefObject<HTMLDivElement | null>
  row: number
  height: number
  drawn: Pick<ReturnType<typeof useVirtualRows>, 'show' | 'offset'>
}

/** Keeps the row of the cursor in sight when the list gets lower: a bar came above it, or a keyboard below. */
export function useInSight({ box, row, height, drawn: { show, offset } }: Options): void {
  const lower = useRef<(before: number) => void>(undefined)
  useEffect(() => {
    lower.current = (before) => {
      const top = row * height - offset()
      if (row >= 0 && top >= 0 && top + HEAD + height <= before) show(row)
    }
  }, [row, height, show, offset])
  useEffect(() => {
    const node = box.current
    if (!node) return undefined
    let before = 0 // the observer tells the first one
    const observer = new ResizeObserver(() => {
      const now = node.clientHeight
      if (now < before) lower.current?.(before)
      before = now
    })
    observer.observe(node)
    return () => observer.disconnect()
  }, [box])
}
