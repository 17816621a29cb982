import { NumberField as Base } from '@base-ui/react/number-field'
import type { KeyboardEvent } from 'react'
import { useFormat } from '#web/i18n/I18n.tsx'
import { Field } from '#web/ui/Field.tsx'
import type { FieldProps } from '#web/ui/Field.tsx'
import { controlGroup } from '#web/ui/styles.ts'

type Props = FieldProps & {
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  /** Shown behind the number: "%", "CNY". */
  unit?: string
  format?: Intl.NumberFormatOptions
  placeholder?: string
  autoFocus?: boolean
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  onBlur?: () => void
}

/** A number, read and written as the reader's region does; arrow keys step, Shift steps by ten. */
export function NumberField({ label, ariaLabel, hint, error, required, disabled, name, className, ...rest }: Props) {
  const { value, onChange, unit, format, placeholder, autoFocus, onKeyDown, onBlur, ...range } = rest
  const { form } = useFormat()
  return (
    <Field {...{ label, hint, error, required, disabled, name, className }}>
      <Base.Root
        {...range}
        value={value}
        onValueChange={onChange}
        format={format}
        locale={form.numberTag}
        required={required}
      >
        <Base.Group className={controlGroup}>
          <Base.Input
            {...{ placeholder, autoFocus, onKeyDown, onBlur }}
            aria-label={ariaLabel}
            className="tabular min-w-0 flex-1 bg-transparent px-2 outline-none"
          />
          {unit && <span className="pr-2 text-3">{unit}</span>}
        </Base.Group>
      </Base.Root>
    </Field>
  )
}
