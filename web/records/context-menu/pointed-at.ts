/** What a right click, or the menu key, was pressed on. */
export type Pointed = {
  readonly object: string
  readonly id: string
  /** The words of the cell or link under the pointer. */
  readonly text: string
  /** The field of the cell under the pointer, in a list. */
  readonly field?: string | undefined
  /** Where the menu opens, in CSS pixels of the window. */
  readonly x: number
  readonly y: number
}

/** What stands for one record as a whole: a row, a card, an entry of a calendar. */
const whole = '[role="row"], [role="group"][aria-roledescription], [data-card], [data-record]'
const address = /^\/([A-Za-z]\w*)\/([0-9a-f]{8}-[0-9a-f-]{27})$/

/**
 * Whether the browser's own menu says more: in text that is written or marked, with Shift, and under a finger, which is
 * about to scroll or drag.
 */
export function isBrowsersOwn(event: MouseEvent): boolean {
  const { target } = event
  const isTouch = 'pointerType' in event && event.pointerType === 'touch'
  if (event.shiftKey || isTouch || !(target instanceof Element)) return true
  return target.closest('input, textarea, select, [contenteditable], [role="menu"]') !== null || isMarked(target)
}

/** The record under the pointer: that of the row, card or bar, else that of a link to one. Null where there is none. */
export function pointedAt(event: MouseEvent): Pointed | null {
  const { target, clientX, clientY } = event
  if (isBrowsersOwn(event) || !(target instanceof Element)) return null
  // A grid has the focus itself and says which of its cells the cursor is on.
  const cell = activeOf(target)
  const at = cell ?? target
  const link = at.closest(whole)?.querySelector('a[href]') ?? at.closest('a[href]')
  const [, object, id] = address.exec(link?.getAttribute('href') ?? '') ?? []
  if (!object || !id) return null
  const box = cell?.getBoundingClientRect()
  return {
    object,
    id,
    text: wordsOf(at.closest('[role="gridcell"]') ?? at.closest('a') ?? at.closest('dd')),
    field: at.closest<HTMLElement>('[data-field]')?.dataset.field,
    x: box ? box.left + 8 : clientX,
    y: box ? box.bottom : clientY,
  }
}

/** What is read there: without what only adorns it, as the letters on a face. */
function wordsOf(place: Element | null): string {
  const copy = place?.cloneNode(true) as Element | undefined
  copy?.querySelectorAll('[aria-hidden="true"]').forEach((one) => one.remove())
  return copy?.textContent?.trim() ?? ''
}

function activeOf(target: Element): Element | null {
  const id = target.getAttribute('aria-activedescendant')
  return id ? document.getElementById(id) : null
}

function isMarked(target: Element): boolean {
  const selection = getSelection()
  return selection !== null && !selection.isCollapsed && selection.containsNode(target, true)
}
