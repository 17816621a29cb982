import { useT } from '#web/i18n/I18n.tsx'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { DatePicker } from '#web/ui/DatePicker.tsx'
import { TextField } from '#web/ui/TextField.tsx'

/** A moment as a day and a time of day where the reader is; a day alone means nine in the morning. */
export function DateTimeEditor({
  value,
  onChange,
  ...named
}: Named & { value: string | null; onChange: (value: string | null) => void }) {
  const t = useT()
  const { day, time } = localParts(value)
  const set = (nextDay: string | null, nextTime: string) =>
    onChange(nextDay ? new Date(`${nextDay}T${nextTime || '09:00'}`).toISOString() : null)
  return (
    <div className="flex min-w-0 items-end gap-1">
      <DatePicker
        {...named}
        value={day}
        onChange={(next) => set(next, time)}
        clearable={!named.required}
        className="min-w-30 flex-1"
      />
      <TextField
        ariaLabel={t('field.time')}
        type="time"
        value={time}
        onChange={(next) => {
          if (day) set(day, next)
        }}
        disabled={!day}
        className="w-26 shrink-0"
      />
    </div>
  )
}

function localParts(value: string | null): { day: string | null; time: string } {
  const date = value ? new Date(value) : null
  if (!date || Number.isNaN(date.getTime())) return { day: null, time: '' }
  const two = (part: number) => String(part).padStart(2, '0')
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  }
}
