import { useEffect, useRef, useState } from 'react'

/** Takes files that are dropped anywhere in the window. True while one hovers above it. */
export function useFileDrop(onFile: (file: File, others: number) => void): boolean {
  const [over, setOver] = useState(false)
  const take = useRef(onFile)
  useEffect(() => {
    take.current = onFile
  })
  useEffect(() => {
    let depth = 0 // the events of every element on the way bubble up here
    const move = (event: DragEvent, step: number) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      depth = Math.max(0, depth + step)
      setOver(depth > 0)
    }
    const enter = (event: DragEvent) => move(event, 1)
    const leave = (event: DragEvent) => move(event, -1)
    const stay = (event: DragEvent) => move(event, 0)
    const drop = (event: DragEvent) => {
      move(event, 0)
      depth = 0
      setOver(false)
      const [file, ...others] = event.dataTransfer?.files ?? []
      if (file) take.current(file, others.length)
    }
    const all = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', stay],
      ['drop', drop],
    ] as const
    for (const [name, listen] of all) window.addEventListener(name, listen)
    return () => {
      for (const [name, listen] of all) window.removeEventListener(name, listen)
    }
  }, [])
  return over
}
