import type { Recurrence, Weekday } from '#sdk/recurrence.ts'
import { weekdayName } from '#sdk/recurrence-words.ts'
import { useFormat, useLocale, useT } from '#web/i18n/I18n.tsx'
import { weekdaysFrom } from '#web/records/field/weekdays.ts'
import { Select } from '#web/ui/Select.tsx'

type Props = { rule: Recurrence; onChange: (rule: Recurrence) => void }

const monthDays = Array.from({ length: 31 }, (_, at) => at + 1)

/** On which day of a month: a date, the last day, or the second Tuesday. */
export function MonthPart({ rule, onChange }: Props) {
  const t = useT()
  const locale = useLocale()
  const { firstDay } = useFormat().form
  const { nth, monthDay, ...rest } = rule
  const options = [
    { value: 'nth', label: t('repeat.nth') },
    { value: '-1', label: t('repeat.lastDay') },
    ...monthDays.map((n) => ({ value: String(n), label: t('repeat.ofMonth', { n }) })),
  ]
  return (
    <>
      <Select
        label={t('repeat.on')}
        options={options}
        value={nth ? 'nth' : String(monthDay ?? 1)}
        onChange={(value) =>
          onChange(value === 'nth' ? { ...rest, nth: { place: 1, day: 0 } } : { ...rest, monthDay: Number(value ?? 1) })
        }
      />
      {nth && (
        <div className="grid grid-cols-2 gap-2">
          <Select
            ariaLabel={t('repeat.place')}
            options={[1, 2, 3, 4, -1].map((place) => ({ value: String(place), label: t(`repeat.place.${place}`) }))}
            value={String(nth.place)}
            onChange={(place) => onChange({ ...rest, nth: { ...nth, place: Number(place ?? 1) } })}
          />
          <Select
            ariaLabel={t('repeat.weekday')}
            options={weekdaysFrom(firstDay).map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
            value={String(nth.day)}
            onChange={(day) => onChange({ ...rest, nth: { ...nth, day: Number(day ?? 0) as Weekday } })}
          />
        </div>
      )}
    </>
  )
}
