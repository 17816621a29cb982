import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { placeAt, scrolled, tallest } from '#web/records/list/long-scroll.ts'
import type { Place } from '#web/records/list/long-scroll.ts'
import { PAGE } from '#web/records/list/page-query.ts'
import { afterPaint } from '#web/ui/after-paint.ts'

export const HEAD = 32
/** Rows drawn beyond what is seen, on either side. */
const beyond = 8
/** What stands above the rows, at least: with it the first rows are drawn before anything is measured. */
const above = 112
/** Rows drawn too many that are left as they are. */
const spare = 4
const restMs = 150
/** While the thumb is drawn over thousands of rows, only those where it stays are fetched. */
const leapRows = 5 * PAGE
const leapMs = 50

type Options = {
  box: RefObject<HTMLDivElement | null>
  count: number
  height: number
  /** Pixels of what stays below the rows. */
  foot?: number
  /** The rows on the screen, rounded to pages. */
  onWindow: (first: number, last: number) => void
}
/** The rows that are seen, and what their places are shifted by. */
type Seen = { first: number; last: number; base: number }

/** Which rows are drawn and where: all have one height, so that a million cost no more than ten. */
export function useVirtualRows({ box, count, height, foot = 0, onWindow }: Options) {
  const [seen, setSeen] = useState<Seen>(() => ({ first: 0, last: Math.ceil((innerHeight - above) / height), base: 0 }))
  const scroll = useScroll({ box, whole: HEAD + count * height, height, foot, onSeen: setSeen })
  const first = Math.max(0, Math.min(seen.first, count - 1) - beyond)
  const last = Math.min(count - 1, seen.last + beyond)
  const told = useRef(0)
  useEffect(() => {
    const tell = () => {
      told.current = first
      onWindow(Math.floor(first / PAGE) * PAGE, Math.ceil((last + 1) / PAGE) * PAGE - 1)
    }
    if (Math.abs(first - told.current) < leapRows) return tell()
    const timer = setTimeout(tell, leapMs)
    return () => clearTimeout(timer)
  }, [first, last, onWindow])
  const { base } = seen
  const items = useMemo(() => placesOf({ first, last, base }, height), [first, last, base, height])
  return {
    items,
    height: Math.min(HEAD + count * height, tallest) - HEAD,
    base,
    /** How many pixels of the rows lie above what is seen. */
    offset: useCallback(() => scroll.now().offset, [scroll]),
    /** Brings a row into sight, no further than it must: each scroll costs a frame. */
    show: useCallback(
      (row: number) => {
        const { offset, view } = scroll.now()
        const top = row * height // below the head, which stays
        if (top < offset) scroll.to(top)
        else if (top + height + HEAD > offset + view) scroll.to(top + height + HEAD - view)
      },
      [scroll, height],
    ),
    /** Keeps what is seen where it is when rows came or went above it. */
    shift: useCallback((rows: number) => scroll.to(scroll.now().offset + rows * height), [scroll, height]),
  }
}

function placesOf({ first, last, base }: Seen, height: number): { index: number; top: number }[] {
  const at = (step: number) => ({ index: first + step, top: (first + step) * height - base })
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => at(step))
}

type ScrollOptions = {
  box: Options['box']
  whole: number
  height: number
  foot: number
  onSeen: (next: (now: Seen) => Seen) => void
}

/** Where the box stands, and what tells which rows are seen there. */
function usePlace({ box, whole, height, foot, onSeen }: ScrollOptions) {
  const wholeNow = useRef(whole)
  const place = useRef<Place>({ top: 0, base: 0 })
  const drawn = useRef<Seen>({ first: 0, last: 0, base: 0 })
  const footNow = useRef(foot)
  const sizes = useCallback(
    () => ({ whole: wholeNow.current, view: Math.max(0, (box.current?.clientHeight ?? 0) - footNow.current) }),
    [box],
  )

  useLayoutEffect(() => {
    wholeNow.current = whole
    footNow.current = foot
  }, [whole, foot])

  const seen = useCallback((): Seen => {
    const { top, base } = place.current
    const first = Math.max(0, Math.floor((top + base) / height))
    return { first, last: Math.max(0, Math.floor((top + base + sizes().view - HEAD) / height)), base }
  }, [height, sizes])

  const draw = useCallback(() => {
    const next = (drawn.current = seen())
    onSeen((now) => (holds(now, next) ? now : next))
  }, [onSeen, seen])

  const settle = useCallback(
    (next: Place) => {
      const node = box.current
      place.current = next
      if (node && node.scrollTop !== next.top) node.scrollTo({ top: next.top })
    },
    [box],
  )
  return { wholeNow, place, sizes, draw, settle, isDrawn: useCallback(() => reaches(drawn.current, seen()), [seen]) }
}

/** Whether the rows that are drawn are those that are seen, give or take a few below them. */
const holds = (now: Seen, { first, last, base }: Seen) =>
  now.first === first && now.base === base && now.last >= last && now.last <= last + spare

/** Whether what is seen next lies among the rows that were drawn, with some to spare. */
const reaches = (drawn: Seen, next: Seen) =>
  drawn.base === next.base && next.first > drawn.first - beyond && next.last < drawn.last + beyond

/** Follows the scrolling of the box and leads it. */
function useScroll(options: ScrollOptions) {
  const { box, whole } = options
  const { wholeNow, place, sizes, draw, settle, isDrawn } = usePlace(options)

  useEffect(() => {
    const node = box.current
    if (!node) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const onRest = () => {
      settle(placeAt(place.current.top + place.current.base, sizes()))
      draw()
    }
    const onScroll = () => {
      if (node.scrollTop === place.current.top) return
      settle(scrolled(place.current, node.scrollTop, sizes()))
      // In this frame: rows drawn in the next would leave a blank.
      flushSync(draw)
      clearTimeout(timer)
      if (wholeNow.current > tallest) timer = setTimeout(onRest, restMs)
    }
    const resized = new ResizeObserver(draw)
    node.addEventListener('scroll', onScroll, { passive: true })
    resized.observe(node)
    return () => {
      clearTimeout(timer)
      node.removeEventListener('scroll', onScroll)
      resized.disconnect()
    }
  }, [box, wholeNow, place, draw, settle, sizes])

  useLayoutEffect(() => {
    const { top, base } = place.current
    // Elsewhere the browser itself goes back where rows became fewer. At the top there is nothing to measure.
    if (top + base === 0 || (whole <= tallest && base === 0)) return
    settle(placeAt(top + base, sizes()))
    draw()
  }, [whole, place, draw, settle, sizes])

  const [led] = useState(() => ({
    now: () => ({ offset: place.current.top + place.current.base, view: sizes().view }),
    to: (offset: number) => {
      const { view } = sizes()
      const inBox = offset - place.current.base
      const isNear = Math.abs(inBox - place.current.top) <= view && inBox > 0 && inBox < tallest - view
      settle(isNear ? { top: inBox, base: place.current.base } : placeAt(offset, sizes()))
      // What comes into sight is drawn already: those beyond it can wait until the key has its answer.
      if (isDrawn()) afterPaint(draw)
      else draw()
    },
  }))
  return led
}

/** 32 pixels; 40 for fingers. */
export function useRowHeight(): number {
  const [height] = useState(() => (matchMedia('(pointer: coarse)').matches ? 40 : 32))
  return height
}
