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
export function useDragSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: columnByColumn,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
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
