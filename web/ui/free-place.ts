import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
/** Where notices stand; nowhere while all places would cover what somebody is about to press. */
export type Place = 'bottom' | 'top' | 'none'

const footPx = 16
const headPx = 8 // a dialog begins a little below

/**
 * Where a notice of this size covers none of the boxes: at the foot of the window, else at its head.
 *
 * ```ts
 * const room = { width: 360, height: 740 }
 * const menu = { left: 100, top: 500, right: 340, bottom: 730 }
 * const sheet = { left: 0, top: 10, right: 360, bottom: 740 }
 * assert.equal(freePlace({ width: 336, height: 44 }, room, []), 'bottom')
 * assert.equal(freePlace({ width: 336, height: 44 }, room, [menu]), 'top')
 * assert.equal(freePlace({ width: 336, height: 44 }, room, [sheet]), 'none')
 * ```
 */
export function freePlace(notice: Size, room: Size, taken: readonly Box[]): Place {
  const left = (room.width - notice.width) / 2
  const at = (top: number): Box => ({ left, top, right: left + notice.width, bottom: top + notice.height })
  const isFree = (box: Box) => !taken.some((one) => meet(box, one))
  if (isFree(at(room.height - footPx - notice.height))) return 'bottom'
  return isFree(at(headPx)) ? 'top' : 'none'
}

type Size = { readonly width: number; readonly height: number }

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** The place for what stands in the frame, looked for anew whenever something opens, moves or closes. */
export function useFreePlace(frame: RefObject<HTMLElement | null>, howMany: number): Place {
  const [place, setPlace] = useState<Place>('bottom')
  useEffect(() => {
    if (howMany === 0) return undefined
    let asked = 0
    const look = () => {
      asked = 0
      const box = frame.current
      if (!box) return
      const room = { width: innerWidth, height: innerHeight }
      setPlace(freePlace({ width: box.offsetWidth, height: box.offsetHeight }, room, takenBut(box)))
    }
    const soon = () => (asked ||= requestAnimationFrame(look))
    const watch = new MutationObserver(soon)
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] })
    document.addEventListener('scroll', soon, true)
    document.addEventListener('transitionend', soon)
    addEventListener('resize', soon)
    soon()
    return () => {
      cancelAnimationFrame(asked)
      watch.disconnect()
      document.removeEventListener('scroll', soon, true)
      document.removeEventListener('transitionend', soon)
      removeEventListener('resize', soon)
    }
  }, [frame, howMany])
  return place
}

const lists = '[role="menu"], [role="listbox"]'
const windows = '[role="dialog"], [role="alertdialog"]'
const controls = 'button, a[href], input, textarea, select, [role="combobox"], [role="checkbox"], [role="radio"]'

/** Menus and lists of choices as a whole; of dialogs what can be pressed or typed into. */
function takenBut(frame: HTMLElement): Box[] {
  const floating = (which: string) =>
    [...document.querySelectorAll(`[data-base-ui-portal] :is(${which})`)].filter((one) => !frame.contains(one))
  const pressed = floating(windows).flatMap((one) => {
    const box = one.getBoundingClientRect()
    return [...one.querySelectorAll(controls)].map((control) => within(control.getBoundingClientRect(), box))
  })
  return [...floating(lists).map((one) => one.getBoundingClientRect()), ...pressed.filter(isSeen)]
}

const isSeen = (box: Box) => box.left < box.right && box.top < box.bottom

/** What of a control is to be seen: what a dialog has scrolled away is in nobody's way. */
function within(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
}
