import { useT } from '#web/i18n/I18n.tsx'
import { localDay } from '#web/records/calendar/days.ts'
import { DatePicker } from '#web/ui/DatePicker.tsx'
import { Select } from '#web/ui/Select.tsx'

type Props = { label: string; value: number | string | null; onChange: (value: string | null) => void }

/** The end of a span of days: none, today whenever that is, or a day. */
export function DayBound({ label, value, onChange }: Props) {
  const t = useT()
  const kind = value === null ? 'none' : value === 'today' ? 'today' : 'day'
  const day = typeof value === 'string' && kind === 'day' ? value : null
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Select
        label={label}
        options={(['none', 'today', 'day'] as const).map((one) => ({ value: one, label: t(`rules.bound.${one}`) }))}
        value={kind}
        onChange={(next) => onChange(next === 'today' ? 'today' : next === 'day' ? localDay() : null)}
      />
      {kind === 'day' && <DatePicker ariaLabel={label} value={day} onChange={onChange} />}
    </div>
  )
}
