import {
  DndContext,
  DragOverlay,
  KeyboardCode,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type {
  Announcements,
  CollisionDetection,
  KeyboardCoordinateGetter,
  ScreenReaderInstructions,
} from '@dnd-kit/core'

// The one file that knows which library drags. Screens speak of cards and columns only.
export { DndContext as DragArea, DragOverlay, useDraggable as useDragged, useDroppable as useColumn }
export type { Announcements, ScreenReaderInstructions }

/** A mouse drags after 6 pixels (a click stays a click), a finger after a short hold (a swipe scrolls), keys at once. */
export function useDragSensors(step: KeyboardCoordinateGetter = columnByColumn) {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: step,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  )
}

/** Mouse and finger alone, where keys move things in a way of their own. */
export function usePointerSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
  )
}

/** The column under the pointer; by keyboard, the one the card lies over most. */
export const columnUnder: CollisionDetection = (args) => {
  const under = pointerWithin(args)
  return under.length > 0 ? under : rectIntersection(args)
}

/** Left and right go to the middle of the neighbouring column, at the height the card has. */
const columnByColumn: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0
  const card = context.collisionRect
  if (step === 0 || !card) return undefined
  event.preventDefault()
  const columns = [...context.droppableRects.values()].toSorted((a, b) => a.left - b.left)
  const middle = card.left + card.width / 2
  const here = columns.findIndex((rect) => middle >= rect.left && middle <= rect.right)
  const target = columns[here === -1 ? 0 : here + step]
  return target ? { x: target.left + (target.width - card.width) / 2, y: currentCoordinates.y } : undefined
}

/** The arrows go to the middle of the neighbouring cell of a table; past the end of a row, to the next one. */
export const cellByCell: KeyboardCoordinateGetter = (event, { context }) => {
  const card = context.collisionRect
  const cells = [...context.droppableRects.values()].toSorted((a, b) => a.top - b.top || a.left - b.left)
  const columns = cells.filter(({ top }) => Math.abs(top - (cells[0]?.top ?? 0)) < 1).length
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }
  const step = steps[event.code]
  if (step === undefined || !card) return undefined
  event.preventDefault()
  const [x, y] = [card.left + card.width / 2, card.top + card.height / 2]
  const here = cells.findIndex(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)
  const target = cells[here === -1 ? 0 : here + step]
  if (!target) return undefined
  return {
    x: target.left + (target.width - card.width) / 2,
    y: target.top + (target.height - card.height) / 2,
  }
}
