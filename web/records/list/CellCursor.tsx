import { useLayoutEffect, useRef } from 'react'
import { SELECT_WIDTH } from '#web/records/list/ListRow.tsx'
import type { Column } from '#web/records/list/use-widths.ts'

/** Pixels of the line below each row. */
const LINE = 1

type Props = {
  row: number
  col: number
  /** The rows that are drawn, and how many pixels they stand below the first one there can be. */
  items: readonly { index: number; top: number }[]
  widths: readonly Column[]
  /** How many columns stay in sight; they stand over others where `isWide`. */
  frozen: number
  isWide: boolean
  /** Of a row, in pixels. */
  height: number
}

/**
 * The frame around the cell the keyboard is at, over the rows: drawn in its cell, each key would have the browser paint
 * and lay down all cells anew, which takes longer than everything else a key does. Four lines, each a layer that is
 * only moved and stretched.
 */
export function CellCursor({ row, items, height, ...cell }: Props) {
  const top = items.find(({ index }) => index === row)?.top
  return top === undefined ? null : <Frame {...cell} top={top} height={height - LINE} />
}

type FrameProps = Omit<Props, 'row' | 'items'> & { top: number }

function Frame({ col, widths, frozen, isWide, height, top }: FrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { start = 0, width = 0 } = widths[col] ?? {}
  const left = SELECT_WIDTH + start
  const fixed = SELECT_WIDTH + (widths[frozen]?.start ?? 0)
  useLayoutEffect(() => {
    // Not by the grid's own reference, which is not there yet when the first rows are.
    const node = frame.current
    const around = node?.closest<HTMLElement>('[role="grid"]')
    if (!node || !around) return undefined
    let before: number | undefined
    const place = () => {
      // Unseen till the grid has the focus. To ask where it stands has the browser lay out the page, at its first paint.
      if (document.activeElement !== around || around.scrollLeft === before) return
      before = around.scrollLeft
      const [from, hidden] = placeInSight({ col, left, fixed, frozen, isWide }, around)
      moveLines([...node.children], { from, hidden, top, width, height })
    }
    place()
    around.addEventListener('scroll', place, { passive: true })
    around.addEventListener('focus', place)
    return () => {
      around.removeEventListener('scroll', place)
      around.removeEventListener('focus', place)
    }
  }, [col, left, width, fixed, frozen, isWide, top, height])
  return (
    <div
      ref={frame}
      data-cell-cursor
      aria-hidden
      className="pointer-events-none absolute inset-0 invisible contain-strict group-focus/grid:visible *:absolute *:top-0
        *:left-0 *:origin-top-left *:bg-accent *:will-change-transform"
    >
      <div className="h-0.5 w-px" />
      <div className="h-0.5 w-px" />
      <div className="w-0.5" style={{ height }} />
      <div className="w-0.5" style={{ height }} />
    </div>
  )
}

type Lines = { from: number; /** Pixels on its left that lie under frozen columns. */ hidden: number } & Record<
  'top' | 'width' | 'height',
  number
>

function moveLines([above, below, before, after]: Element[], { from, hidden, top, width, height }: Lines): void {
  const seen = Math.max(0, width - hidden)
  const [start, end] = [from + width - seen, from + width]
  move(above, `translate(${start}px, ${top}px) scaleX(${seen})`)
  move(below, `translate(${start}px, ${top + height - 2}px) scaleX(${seen})`)
  move(before, `translate(${from}px, ${top}px) scaleX(${hidden > 0 ? 0 : 1})`)
  move(after, `translate(${end - 2}px, ${top}px) scaleX(${seen > 0 ? 1 : 0})`)
}

const moves = new WeakMap<Element, Animation>()

/**
 * As an animation that is over at once: what an animation has moved the browser moves again without asking what lies
 * over what, where a changed style has it lay down all layers anew (measured in Chromium: 1 ms for 11).
 */
function move(line: Element | undefined, transform: string): void {
  if (!line) return
  const frames = [{ transform }, { transform }]
  const effect = moves.get(line)?.effect
  if (effect instanceof KeyframeEffect) effect.setKeyframes(frames)
  else moves.set(line, line.animate(frames, { duration: 1, fill: 'forwards' }))
}

type Stand = Pick<Props, 'col' | 'frozen' | 'isWide'> & { left: number; fixed: number }

/** Where it stands, and how much of it frozen columns cover, in pixels. Where they stick is said in `ListRow`. */
function placeInSight({ col, left, fixed, frozen, isWide }: Stand, { scrollLeft, clientWidth }: HTMLElement) {
  const isNarrow = clientWidth < 640
  if (!isWide || scrollLeft === 0) return [left, 0] as const
  if (col === 0) return [Math.max(left, scrollLeft + (isNarrow ? 0 : SELECT_WIDTH)), 0] as const
  if (isNarrow) return [left, 0] as const
  if (col < frozen) return [left + scrollLeft, 0] as const
  return [left, Math.max(0, scrollLeft + fixed - left)] as const
}
