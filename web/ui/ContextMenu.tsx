import { ContextMenu as Base } from '@base-ui/react/context-menu'
import type { ReactElement } from 'react'
import { cx } from '#web/ui/cx.ts'
import { MenuItems } from '#web/ui/MenuItems.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { floating, list } from '#web/ui/styles.ts'

/** Opens on a right click, a long press or the menu key. Everything in it must be reachable another way too. */
export function ContextMenu({ items, children }: { items: readonly MenuEntry[]; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={floating}>
          <Base.Popup className={cx(list, 'min-w-48')}>
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
