import { Button as Base } from '@base-ui/react/button'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

type Props = Omit<ComponentProps<'button'>, 'children' | 'type'> & {
  icon: LucideIcon
  /** What it does, as a verb: read aloud, and shown in the tooltip with its key. */
  label: string
  keys?: string
  size?: 'sm' | 'md'
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** For buttons that stay down. */
  pressed?: boolean
}

const sizes = { sm: 'size-6', md: 'size-8 pointer-coarse:size-10' }

export function IconButton({ icon, label, keys, size = 'md', side, pressed, className, ...rest }: Props) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <Base
        {...rest}
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-md text-2 transition-colors hover:bg-hover',
          'hover:text-1 active:bg-pressed data-disabled:opacity-45 data-popup-open:bg-hover aria-pressed:text-accent',
          'aria-pressed:bg-accent-soft',
          sizes[size],
          className,
        )}
      >
        <Icon of={icon} size={size === 'sm' ? 14 : 16} />
      </Base>
    </Tooltip>
  )
}
