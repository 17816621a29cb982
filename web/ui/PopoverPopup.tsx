import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from '#web/ui/cx.ts'
import { floating } from '#web/ui/styles.ts'

export type PopoverProps = {
  /** The button that opens it. */
  trigger: ReactElement
  open?: boolean
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
  title?: string
  /** Read aloud where no title is shown. */
  label?: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  className?: string
  children: ReactNode
}

/** A small surface beside its button. Escape and a click outside close it and give the focus back. */
export function PopoverPopup({
  trigger,
  open,
  defaultOpen,
  onOpenChange,
  title,
  label,
  align = 'start',
  side,
  className,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} defaultOpen={open === undefined && defaultOpen} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={floating} sideOffset={4} align={align} side={side}>
          <Base.Popup
            aria-label={title ? undefined : label}
            className={cx(
              'float-panel max-h-(--available-height) max-w-(--available-width) overflow-auto p-3',
              className,
            )}
          >
            {title && <Base.Title className="mb-2 text-sm font-semibold">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
