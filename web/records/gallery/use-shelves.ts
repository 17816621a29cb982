import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { PAGE } from '#web/records/list/page-query.ts'

const gap = 12
const leastWidth = 264

type Options = {
  box: RefObject<HTMLDivElement | null>
  count: number
  cardHeight: number
  /** The records on the screen, rounded to pages. */
  onWindow: (first: number, last: number) => void
}

/** Cards in shelves as wide as the screen: which shelves are drawn, and where. */
export function useShelves({ box, count, cardHeight, onWindow }: Options) {
  'use no memo'
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  const across = Math.max(1, Math.floor((width - gap) / (leastWidth + gap)))
  // oxlint-disable-next-line react/incompatible-library -- the compiler leaves this hook alone, as it should
  const virtual = useVirtualizer({
    count: Math.ceil(count / across),
    getScrollElement: () => box.current,
    estimateSize: () => cardHeight + gap,
    overscan: 3,
    paddingStart: gap,
  })
  const shelves = virtual.getVirtualItems()
  const first = (shelves[0]?.index ?? 0) * across
  const last = ((shelves.at(-1)?.index ?? 0) + 1) * across - 1
  useEffect(
    () => onWindow(Math.floor(first / PAGE) * PAGE, Math.ceil((last + 1) / PAGE) * PAGE - 1),
    [first, last, onWindow],
  )
  return {
    across,
    shelves: shelves.map(({ index, start }) => ({
      top: start,
      cards: Array.from({ length: Math.min(across, count - index * across) }, (_, at) => index * across + at),
    })),
    height: virtual.getTotalSize(),
    /** How many cards fit on the screen. */
    page: () => across * Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / (cardHeight + gap))),
    show: (card: number) => virtual.scrollToIndex(Math.floor(card / across), { align: 'auto' }),
  }
}
