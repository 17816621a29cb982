import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DayPicker } from 'react-day-picker'
import { enUS, zhCN } from 'react-day-picker/locale'
import { useFormat } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'

type Props = { value: string | null; onChange: (day: string) => void; fromYear?: number; toYear?: number }

const cell = 'size-8 rounded-md text-sm outline-offset-[-2px] hover:bg-hover pointer-coarse:size-10'
const names = {
  root: 'select-none',
  months: 'relative',
  month_caption: 'flex h-8 items-center pl-2 text-sm font-semibold',
  dropdowns: 'flex gap-1',
  dropdown_root: 'relative',
  caption_label: 'hidden',
  dropdown: 'rounded-sm bg-surface-2 py-1 text-sm font-medium hover:bg-hover',
  nav: 'absolute top-0 right-0 flex',
  button_previous: `${cell} flex items-center justify-center`,
  button_next: `${cell} flex items-center justify-center`,
  month_grid: 'tabular mt-1 border-collapse',
  weekday: 'h-7 text-xs font-normal text-3',
  day: 'p-0 text-center',
  day_button: cell,
  today: 'font-semibold text-accent',
  outside: 'text-3',
  disabled: 'opacity-40',
  selected: '[&>button]:bg-accent [&>button]:text-(--on-accent)',
}

const YEAR = new Date().getFullYear()

/** A month to pick a day from. Loaded only when a calendar is opened. */
export default function Calendar({ value, onChange, fromYear = 1920, toYear = YEAR + 10 }: Props) {
  const { locale, form } = useFormat()
  const day = value ? new Date(`${value.slice(0, 10)}T00:00:00`) : undefined
  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      showOutsideDays
      captionLayout="dropdown"
      locale={locale === 'zh' ? zhCN : enUS}
      weekStartsOn={form.firstDay as 0 | 1 | 5 | 6}
      startMonth={new Date(fromYear, 0)}
      endMonth={new Date(toYear, 11)}
      defaultMonth={day}
      selected={day}
      onSelect={(picked: Date) => onChange(dayText(picked))}
      classNames={names}
      components={{ Chevron: ({ orientation }) => <Icon of={orientation === 'left' ? ChevronLeft : ChevronRight} /> }}
    />
  )
}

/** The calendar day as the reader sees it, whatever the time zone. */
function dayText(day: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
