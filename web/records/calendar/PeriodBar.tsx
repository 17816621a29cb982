import { CalendarRange, ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/calendar/messages.ts'
import type { Field } from '#web/records/field/value.ts'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'

type Props = {
  /** The time that is shown, in words. */
  title: string
  onToday: () => void
  onStep: (step: 1 | -1) => void
  children?: ReactNode
}

/** Which time is shown, and the way to others. */
export function PeriodBar({ title, onToday, onStep, children }: Props) {
  const t = useT()
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-1.5 max-sm:px-3">
      <Button size="sm" onClick={onToday}>
        {t('calendar.today')}
      </Button>
      <span className="flex">
        <IconButton icon={ChevronLeft} label={t('calendar.previous')} onClick={() => onStep(-1)} />
        <IconButton icon={ChevronRight} label={t('calendar.next')} onClick={() => onStep(1)} />
      </span>
      <h2 aria-live="polite" className="tabular text-base font-semibold whitespace-nowrap">
        {title}
      </h2>
      <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div>
    </div>
  )
}

type FieldMenuProps = {
  fields: readonly Field[]
  field: Field | undefined
  /** Before the name of the field. */
  says: string
  /** What is chosen here. */
  label: string
  /** Offers "none" under this name. */
  none?: string
  onField: (name: string) => void
}

/** One of the fields of the object, for something a view goes by. */
export function FieldMenu({ fields, field, says, label, none, onField }: FieldMenuProps) {
  const t = useT()
  const named = useLabel()
  const name = field ? named(field.label) : (none ?? '')
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" tone="plain" icon={CalendarRange} title={label} className="max-w-60">
          <span className="truncate">{t(says, { field: name })}</span>
          <ChevronDown size={14} strokeWidth={1.5} className="shrink-0 text-3" aria-hidden />
        </Button>
      }
      items={[
        ...(none === undefined ? [] : [{ label: none, checked: !field, onSelect: () => onField('') }, 'line' as const]),
        ...fields.map((one) => ({
          label: named(one.label),
          checked: one.name === field?.name,
          onSelect: () => onField(one.name),
        })),
      ]}
    />
  )
}
