import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/** Opens the list of the combobox inside as the arrow key would, which also makes it load what it offers. */
export function OpenAtOnce({ open, children }: { open: boolean | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const press = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })
    const input = open ? box.current?.querySelector<HTMLInputElement>('input[role="combobox"]') : null
    input?.dispatchEvent(press)
    input?.select() // what is typed replaces the name that stands there
  }, [open])
  return (
    <div ref={box} className="min-w-0 flex-1">
      {children}
    </div>
  )
}
