import { useState } from 'react'
import type { Recurrence, Weekday } from '#sdk/recurrence.ts'
import { readRecurrence, writeRecurrence } from '#sdk/recurrence.ts'
import { recurrenceText, weekdayName } from '#sdk/recurrence-words.ts'
import { useFormat, useLocale, useT } from '#web/i18n/I18n.tsx'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { MonthPart } from '#web/records/field/RecurrenceMonth.tsx'
import { weekdaysFrom } from '#web/records/field/weekdays.ts'
import { cx } from '#web/ui/cx.ts'
import { DatePicker } from '#web/ui/DatePicker.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'

type Props = Named & { value: string | null; onChange: (value: string | null) => void }

const today = () => new Date()
const thisWeekday = () => ((today().getDay() + 6) % 7) as Weekday

/** What a fresh rule of each kind begins with: like today. */
const fresh: Record<Recurrence['every'], () => Recurrence> = {
  day: () => ({ every: 'day', interval: 1 }),
  week: () => ({ every: 'week', interval: 1, days: [thisWeekday()] }),
  month: () => ({ every: 'month', interval: 1, monthDay: today().getDate() }),
  year: () => ({ every: 'year', interval: 1 }),
}

/** How something repeats, chosen bit by bit, and said as a sentence. */
export function RecurrenceEditor({ value, onChange, ...named }: Props) {
  const t = useT()
  const locale = useLocale()
  const [rule, setRule] = useState(() => (value ? readRecurrence(value) : undefined))
  const set = (next: Recurrence | undefined) => {
    setRule(next)
    onChange(next ? writeRecurrence(next) : null)
  }
  const kinds = (['day', 'week', 'month', 'year'] as const).map((one) => ({ value: one, label: t(`repeat.${one}`) }))
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Select
        {...named}
        options={[{ value: 'none', label: t('repeat.none') }, ...kinds]}
        value={rule?.every ?? 'none'}
        onChange={(kind) => set(kind && kind !== 'none' ? fresh[kind as Recurrence['every']]() : undefined)}
      />
      {rule && (
        <>
          <p className="text-sm font-medium" aria-live="polite">
            {recurrenceText(rule, locale)}
          </p>
          <NumberField
            label={t('repeat.interval')}
            value={rule.interval}
            min={1}
            max={999}
            unit={t(`repeat.unit.${rule.every}`, { n: rule.interval })}
            onChange={(interval) => set({ ...rule, interval: Math.max(1, Math.round(interval ?? 1)) })}
          />
          {rule.every === 'week' && <Days rule={rule} onChange={set} />}
          {rule.every === 'month' && <MonthPart rule={rule} onChange={set} />}
          <End rule={rule} onChange={set} />
        </>
      )}
    </div>
  )
}

type PartProps = { rule: Recurrence; onChange: (rule: Recurrence) => void }

function Days({ rule, onChange }: PartProps) {
  const t = useT()
  const locale = useLocale()
  const { firstDay } = useFormat().form
  const chosen = rule.days ?? []
  const toggle = (day: Weekday) => {
    const days = chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day]
    onChange({ ...rule, days: days.toSorted((a, b) => a - b) })
  }
  return (
    <div role="group" aria-label={t('repeat.days')} className="grid grid-cols-7 gap-0.5">
      {weekdaysFrom(firstDay).map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={chosen.includes(day)}
          onClick={() => toggle(day)}
          className={cx(
            'min-h-8 min-w-0 rounded-md border text-xs pointer-coarse:min-h-10',
            chosen.includes(day) ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong hover:bg-hover',
          )}
        >
          {weekdayName(day, locale, 'short')}
        </button>
      ))}
    </div>
  )
}

function End({ rule, onChange }: PartProps) {
  const t = useT()
  const { until, count, ...rest } = rule
  const end = until ? 'until' : count ? 'count' : 'never'
  const options = (['never', 'until', 'count'] as const).map((value) => ({ value, label: t(`repeat.${value}`) }))
  const inAYear = () => `${today().getFullYear() + 1}${today().toISOString().slice(4, 10)}`
  const choose = (value: string | null) =>
    onChange({ ...rest, ...(value === 'until' ? { until: inAYear() } : value === 'count' ? { count: 10 } : {}) })
  return (
    <div className="grid grid-cols-2 items-end gap-2">
      <Select label={t('repeat.ends')} options={options} value={end} onChange={choose} />
      {until && (
        <DatePicker
          ariaLabel={t('repeat.until')}
          value={until}
          onChange={(day) => onChange({ ...rest, ...(day ? { until: day } : {}) })}
        />
      )}
      {count !== undefined && (
        <NumberField
          label={t('repeat.times')}
          value={count}
          min={1}
          max={9999}
          onChange={(n) => onChange({ ...rest, count: Math.max(1, Math.round(n ?? 1)) })}
        />
      )}
    </div>
  )
}
