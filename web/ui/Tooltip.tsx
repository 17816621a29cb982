import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Kbd } from '#web/ui/Kbd.tsx'

type Props = {
  label: string
  keys?: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** One element that takes a ref and the usual handlers. */
  children: ReactElement
}

/** A word about a thing, and its key. Never the only place where something important is said. */
export function Tooltip({ label, keys, side = 'top', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} side={side} className="z-60">
          <Base.Popup className="float-panel flex max-w-80 items-center gap-2 rounded-md px-2 py-1 text-xs text-1">
            <span className="min-w-0 break-words">{label}</span>
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
