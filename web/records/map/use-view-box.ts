import { useState } from 'react'
import type { KeyboardEvent, PointerEvent, WheelEvent } from 'react'
import { height, width } from '#web/records/map/outlines.ts'

/** How far the map is zoomed, and the point in its middle. */
type View = { zoom: number; x: number; y: number }
const whole: View = { zoom: 1, x: width / 2, y: height / 2 }
const most = 24

/** Never beyond the edges of the world. */
function within({ zoom, x, y }: View): View {
  const z = Math.min(Math.max(zoom, 1), most)
  const [halfX, halfY] = [width / z / 2, height / z / 2]
  return { zoom: z, x: Math.min(Math.max(x, halfX), width - halfX), y: Math.min(Math.max(y, halfY), height - halfY) }
}

/** Moving and zooming the map by pointer, wheel, keys and buttons. */
export function useViewBox() {
  const [view, setView] = useState(whole)
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null)
  const zoomBy = (factor: number) => setView((now) => within({ ...now, zoom: now.zoom * factor }))
  const moveBy = (x: number, y: number) =>
    setView((now) => within({ ...now, x: now.x + (x * width) / now.zoom, y: now.y + (y * height) / now.zoom }))
  const acts: Record<string, () => void> = {
    ArrowLeft: () => moveBy(-0.15, 0),
    ArrowRight: () => moveBy(0.15, 0),
    ArrowUp: () => moveBy(0, -0.15),
    ArrowDown: () => moveBy(0, 0.15),
    '+': () => zoomBy(1.6),
    '=': () => zoomBy(1.6),
    '-': () => zoomBy(1 / 1.6),
    '0': () => setView(whole),
  }
  return {
    zoom: view.zoom,
    viewBox: [
      view.x - width / view.zoom / 2,
      view.y - height / view.zoom / 2,
      width / view.zoom,
      height / view.zoom,
    ].join(' '),
    zoomIn: () => zoomBy(1.6),
    zoomOut: () => zoomBy(1 / 1.6),
    showAll: () => setView(whole),
    handlers: {
      onKeyDown: (event: KeyboardEvent) => {
        const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key]
        if (!act) return
        event.preventDefault()
        act()
      },
      onWheel: (event: WheelEvent) => zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15),
      onPointerDown: (event: PointerEvent<Element>) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom({ x: event.clientX, y: event.clientY })
      },
      onPointerMove: (event: PointerEvent<Element>) => {
        if (!from) return
        const box = event.currentTarget.getBoundingClientRect()
        moveBy((from.x - event.clientX) / box.width, (from.y - event.clientY) / box.height)
        setFrom({ x: event.clientX, y: event.clientY })
      },
      onPointerUp: () => setFrom(null),
      onPointerCancel: () => setFrom(null),
    },
  }
}
