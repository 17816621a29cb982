import { Field as Base } from '@base-ui/react/field'
import type { ComponentProps, Ref } from 'react'
import { Field } from '#web/ui/Field.tsx'
import type { FieldProps } from '#web/ui/Field.tsx'
import { cx } from '#web/ui/cx.ts'
import { control } from '#web/ui/styles.ts'

type Native = Pick<
  ComponentProps<'input'>,
  | 'type'
  | 'placeholder'
  | 'autoComplete'
  | 'autoFocus'
  | 'maxLength'
  | 'inputMode'
  | 'onBlur'
  | 'onKeyDown'
  | 'onFocus'
  | 'id'
>
type Props = FieldProps &
  Native & {
    value: string
    onChange: (value: string) => void
    /** Several lines; grows with its text from this many. */
    lines?: number
    ref?: Ref<HTMLInputElement>
    inputClassName?: string
  }

export function TextField({ label, ariaLabel, hint, error, required, disabled, name, className, ...rest }: Props) {
  const { value, onChange, lines, inputClassName, ...native } = rest
  return (
    <Field {...{ label, hint, error, required, disabled, name, className }}>
      <Base.Control
        {...native}
        value={value}
        onValueChange={onChange}
        aria-label={ariaLabel}
        required={required}
        render={lines ? <textarea rows={lines} /> : undefined}
        className={cx(control, lines && 'field-sizing-content max-h-80 py-1.5', inputClassName)}
      />
    </Field>
  )
}
