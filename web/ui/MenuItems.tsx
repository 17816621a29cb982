import { Menu as Base } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { floating, list, option } from '#web/ui/styles.ts'

export type MenuEntry =
  | 'line'
  | { heading: string }
  | { label: string; icon?: LucideIcon; items: readonly MenuEntry[] }
  | {
      label: string
      onSelect: () => void
      icon?: LucideIcon
      keys?: string
      hint?: string
      danger?: boolean
      disabled?: boolean
      /** Present: the entry is one that can be on or off. */
      checked?: boolean
    }

/** The lines of a Menu and of a ContextMenu. */
export function MenuItems({ items }: { items: readonly MenuEntry[] }) {
  return items.map((entry, at) => <Entry key={at} entry={entry} />)
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'line') return <Base.Separator className="mx-1 my-1 h-px bg-line" />
  if ('heading' in entry) return <div className="truncate px-2 pt-1.5 pb-0.5 text-xs text-3">{entry.heading}</div>
  if ('items' in entry) {
    return (
      <Base.SubmenuRoot>
        <Base.SubmenuTrigger className={cx(option, 'data-popup-open:bg-hover')}>
          {entry.icon && <Icon of={entry.icon} className="text-2" />}
          <span className="min-w-0 flex-1 truncate">{entry.label}</span>
          <Icon of={ChevronRight} size={14} className="text-3" />
        </Base.SubmenuTrigger>
        <Base.Portal>
          <Base.Positioner className={floating} sideOffset={2} alignOffset={-4}>
            <Base.Popup className={cx(list, 'min-w-44')}>
              <MenuItems items={entry.items} />
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.SubmenuRoot>
    )
  }
  const face = (
    <>
      {entry.icon && <Icon of={entry.icon} className={entry.danger ? '' : 'text-2'} />}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.hint && <span className="text-xs text-3">{entry.hint}</span>}
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  )
  const look = cx(option, entry.danger && 'text-danger!')
  if (entry.checked === undefined) {
    return (
      <Base.Item className={look} disabled={entry.disabled} onClick={entry.onSelect}>
        {face}
      </Base.Item>
    )
  }
  return (
    <Base.CheckboxItem
      closeOnClick
      className={look}
      disabled={entry.disabled}
      checked={entry.checked}
      onCheckedChange={entry.onSelect}
    >
      {face}
      <span className="w-4">
        <Base.CheckboxItemIndicator>
          <Icon of={Check} size={14} className="text-accent" />
        </Base.CheckboxItemIndicator>
      </span>
    </Base.CheckboxItem>
  )
}
