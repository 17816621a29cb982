import { Field as Base } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import { cx } from '#web/ui/cx.ts'

/** What every labelled control takes. Without `label`, give `aria-label` through `name`'s caller or a heading. */
export type FieldProps = {
  label?: string
  /** Read aloud where no label is shown. */
  ariaLabel?: string
  hint?: string
  /** What is wrong and what to do; its presence marks the control. */
  error?: string | null
  required?: boolean
  disabled?: boolean
  name?: string
  className?: string
}

/** Label above, control, then the error or the hint. Ties them together for screen readers. */
export function Field({
  label,
  hint,
  error,
  required,
  disabled,
  name,
  className,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <Base.Root
      name={name}
      disabled={disabled}
      invalid={Boolean(error)}
      className={cx('flex min-w-0 flex-col gap-1', className)}
    >
      {label && (
        <Base.Label className="text-sm text-2">
          {label}
          {required && (
            <span aria-hidden className="ml-0.5 text-danger">
              *
            </span>
          )}
        </Base.Label>
      )}
      {children}
      {error && (
        <Base.Error match className="text-xs text-danger">
          {error}
        </Base.Error>
      )}
      {hint && !error && <Base.Description className="text-xs text-3">{hint}</Base.Description>}
    </Base.Root>
  )
}
