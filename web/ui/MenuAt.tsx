import { Menu as Base } from '@base-ui/react/menu'
import { useState } from 'react'
import { cx } from '#web/ui/cx.ts'
import { MenuItems } from '#web/ui/MenuItems.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { floating, list } from '#web/ui/styles.ts'

type Props = {
  /** Where it opens, in CSS pixels of the window. */
  x: number
  y: number
  items: readonly MenuEntry[]
  /** Once it has gone. */
  onClose: () => void
}

/** A menu without a button, where a right click was; the focus goes back where it was. */
export function MenuAt({ x, y, items, onClose }: Props) {
  const [back] = useState(() => document.activeElement)
  const [open, setOpen] = useState(true)
  return (
    <Base.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Positioner
          className={floating}
          anchor={{ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) }}
          align="start"
        >
          <Base.Popup
            className={cx(list, 'max-w-80 min-w-52')}
            finalFocus={() => (back instanceof HTMLElement && back.isConnected ? back : null)}
          >
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
