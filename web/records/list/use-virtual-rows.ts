import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { PAGE } from '#web/records/list/page-query.ts'

export const HEAD = 32

type Options = {
  box: RefObject<HTMLDivElement | null>
  count: number
  height: number
  /** The rows on the screen, rounded to pages. */
  onWindow: (first: number, last: number) => void
}

/** Which rows are drawn and where: plain values, for the virtualizer itself is never handed on. */
export function useVirtualRows({ box, count, height, onWindow }: Options) {
  'use no memo'
  // oxlint-disable-next-line react/incompatible-library -- the compiler leaves this hook alone, as it should
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(
    () => onWindow(Math.floor(first / PAGE) * PAGE, Math.ceil((last + 1) / PAGE) * PAGE - 1),
    [first, last, onWindow],
  )
  return {
    items: items.map(({ index, start }) => ({ index, top: start - HEAD })),
    height: virtual.getTotalSize(),
  }
}

/** 32 pixels; 40 for fingers. */
export function useRowHeight(): number {
  const [height] = useState(() => (matchMedia('(pointer: coarse)').matches ? 40 : 32))
  return height
}
