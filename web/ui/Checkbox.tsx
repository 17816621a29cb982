import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'

type Props = {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some, but not all. */
  indeterminate?: boolean
  label?: string
  ariaLabel?: string
  disabled?: boolean
  tabIndex?: number
}

export function Checkbox({ checked, onChange, indeterminate, label, ariaLabel, disabled, tabIndex }: Props) {
  const box = (
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      indeterminate={indeterminate}
      disabled={disabled}
      aria-label={label ? undefined : ariaLabel}
      {...(tabIndex === undefined ? {} : { tabIndex })} // an undefined would take it out of the tab order
      className={cx(
        'flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface-1',
        'transition-colors hover:border-(--text-3) data-checked:border-accent data-checked:bg-accent',
        'data-indeterminate:border-accent data-indeterminate:bg-accent data-disabled:opacity-45',
      )}
    >
      <Base.Indicator className="flex text-(--on-accent)">
        <Icon of={indeterminate ? Minus : Check} size={12} />
      </Base.Indicator>
    </Base.Root>
  )
  if (!label) return box
  return (
    <label className="inline-flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-10">
      {box}
      {label}
    </label>
  )
}
