import { Field as Base } from '@base-ui/react/field'
import { CalendarDays, X } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { Field } from '#web/ui/Field.tsx'
import type { FieldProps } from '#web/ui/Field.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Popover } from '#web/ui/Popover.tsx'
import { readDay } from '#web/ui/read-day.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { controlGroup } from '#web/ui/styles.ts'

const Calendar = lazy(() => import('#web/ui/Calendar.tsx'))

type Props = FieldProps & {
  /** "YYYY-MM-DD". */
  value: string | null
  onChange: (day: string | null) => void
  clearable?: boolean
  autoFocus?: boolean
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** A day, typed in any usual way or picked from a month. */
export function DatePicker({ label, ariaLabel, hint, error, required, disabled, name, className, ...rest }: Props) {
  const { value, onChange, clearable, autoFocus, onKeyDown } = rest
  const t = useT()
  const format = useFormat()
  const read = (text: string) => readDay(text, format.form.dayOrder)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const wrong = typed !== null && typed.trim() !== '' && read(typed) === undefined

  const commit = () => {
    if (typed === null) return
    const day = typed.trim() === '' ? null : read(typed)
    if (day === undefined) return
    setTyped(null)
    if (day !== value) onChange(day)
  }
  return (
    <Field {...{ label, hint, required, disabled, name, className }} error={wrong ? t('ui.noDate') : error}>
      <div className={cx(controlGroup, 'pr-1')}>
        <Base.Control
          aria-label={ariaLabel}
          autoFocus={autoFocus}
          placeholder={t('ui.datePlaceholder')}
          value={typed ?? (value ? format.date(value) : '')}
          onFocus={() => setTyped(value ?? '')}
          onValueChange={setTyped}
          onBlur={() => {
            commit()
            if (!wrong) setTyped(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
            onKeyDown?.(event)
          }}
          className="tabular min-w-0 flex-1 bg-transparent px-2 outline-none"
        />
        {clearable && value && <IconButton icon={X} size="sm" label={t('ui.clear')} onClick={() => onChange(null)} />}
        <Popover
          open={open}
          onOpenChange={setOpen}
          align="end"
          label={t('ui.pickDay')}
          trigger={<IconButton icon={CalendarDays} size="sm" label={t('ui.pickDay')} disabled={disabled} />}
        >
          <Suspense fallback={<Skeleton className="h-64 w-56" />}>
            <Calendar
              value={value}
              onChange={(day) => {
                setTyped(null)
                onChange(day)
                setOpen(false)
              }}
            />
          </Suspense>
        </Popover>
      </div>
    </Field>
  )
}
