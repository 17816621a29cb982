import { useEffect, useRef, useState } from 'react'

/** Takes files that are dropped anywhere in the window. True while some hover above it. */
export function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    let depth = 0 // the events of every element on the way bubble up here
    const move = (event: DragEvent, step: number) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      depth = Math.max(0, depth + step)
      setIsOver(depth > 0)
    }
    const listeners = {
      dragenter: (event: DragEvent) => move(event, 1),
      dragleave: (event: DragEvent) => move(event, -1),
      dragover: (event: DragEvent) => move(event, 0),
      drop: (event: DragEvent) => {
        move(event, -depth)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) take.current(files)
      },
    }
    const all = Object.entries(listeners) as ['drop', (event: DragEvent) => void][]
    for (const [name, listen] of all) window.addEventListener(name, listen)
    return () => {
      for (const [name, listen] of all) window.removeEventListener(name, listen)
    }
  }, [])
  return isOver
}
