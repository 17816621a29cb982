import { isBrowsersOwn } from '#web/records/context-menu/pointed-at.ts'

/** The line of the navigation that a right click, or the menu key, was pressed on. */
export type PointedLine = {
  readonly href: string
  readonly label: string
  /** The saved view the line is of. */
  readonly view: string | undefined
  /** Where the menu opens, in CSS pixels of the window. */
  readonly x: number
  readonly y: number
}

/** Null where the browser's own menu says more, and on what leads nowhere. */
export function pointedLine(event: MouseEvent): PointedLine | null {
  const { target, clientX, clientY } = event
  if (isBrowsersOwn(event) || !(target instanceof Element)) return null
  const link = target.closest<HTMLAnchorElement>('a[data-nav]')
  if (!link) return null
  const { nav: label = '', view } = link.dataset
  return { href: link.getAttribute('href') ?? '/', label, view, x: clientX, y: clientY }
}
