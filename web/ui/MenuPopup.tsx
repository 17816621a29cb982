import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement } from 'react'
import { cx } from '#web/ui/cx.ts'
import { MenuItems } from '#web/ui/MenuItems.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { floating, list } from '#web/ui/styles.ts'

export type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement
  items: readonly MenuEntry[]
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  defaultOpen?: boolean
}

export function MenuPopup({ trigger, items, align = 'start', side, defaultOpen }: MenuProps) {
  return (
    <Base.Root defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={floating} sideOffset={4} align={align} side={side}>
          <Base.Popup className={cx(list, 'min-w-48')}>
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
