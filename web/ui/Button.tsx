import { Button as Base } from '@base-ui/react/button'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'

export type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  /** `primary` once a screen; `quiet` (default) has a border; `plain` none; `danger` for what cannot be undone. */
  tone?: 'primary' | 'quiet' | 'plain' | 'danger'
  size?: 'sm' | 'md'
  icon?: LucideIcon
  /** The key that does the same, shown behind the word. */
  keys?: string
  /** Something is under way: the button keeps its width and focus, and does nothing. */
  busy?: boolean
  type?: 'button' | 'submit'
}

const tones = {
  primary: 'bg-accent text-(--on-accent) border-transparent hover:bg-accent-strong',
  quiet: 'bg-surface-1 text-1 border-line-strong hover:bg-hover active:bg-pressed',
  plain: 'bg-transparent text-1 border-transparent hover:bg-hover active:bg-pressed data-popup-open:bg-hover',
  danger: 'bg-danger text-(--on-danger) border-transparent hover:opacity-90',
}
const sizes = { sm: 'min-h-7 px-2 gap-1', md: 'min-h-8 px-3 gap-1.5 pointer-coarse:min-h-10' }

/** The look alone, for links that act like buttons. */
export function buttonLook(
  tone: NonNullable<ButtonProps['tone']> = 'quiet',
  size: NonNullable<ButtonProps['size']> = 'md',
): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center rounded-md border text-sm font-medium whitespace-nowrap',
    'transition-colors select-none data-disabled:opacity-50',
    tones[tone],
    sizes[size],
  )
}

/** A button is a verb. */
export function Button({ tone, size, icon, keys, busy, children, className, type, ...rest }: ButtonProps) {
  return (
    <Base
      {...rest}
      type={type ?? 'button'}
      disabled={rest.disabled || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      className={cx(buttonLook(tone, size), className)}
    >
      {icon && <Icon of={icon} />}
      {children}
      {keys && <Kbd keys={keys} filled={tone === 'primary' || tone === 'danger'} />}
    </Base>
  )
}
