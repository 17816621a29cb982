import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useObject, useSession } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { choicesOf, countryChoices } from '#web/records/field/choices.ts'
import { linkChoices } from '#web/records/field/LinkEditor.tsx'
import { titleQuery } from '#web/records/field/titles.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Op } from '#web/records/list/conditions.ts'
import { periods } from '#web/records/list/periods.ts'
import type { FieldType } from '#web/types.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { DatePicker } from '#web/ui/DatePicker.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Props = { field: Field; op: Op; value: string; onChange: (value: string) => void }

/** The other side of a comparison, as text: what fits the field and the question. */
export function FilterValue(props: Props) {
  const Control = answers[props.op] ?? controls[props.field.type] ?? TextValue
  return <Control {...props} />
}

const answers: Partial<Record<Op, (props: Props) => ReactNode>> = {
  last: DaysValue,
  next: DaysValue,
  during: PeriodValue,
}

const controls: Partial<Record<FieldType, (props: Props) => ReactNode>> = {
  choice: OptionValue,
  multiChoice: OptionValue,
  country: OptionValue,
  link: LinkValue,
  user: LinkValue,
  links: LinkValue,
  file: LinkValue,
  date: DayValue,
  dateTime: DayValue,
  boolean: YesNoValue,
  integer: NumberValue,
  number: NumberValue,
  percent: NumberValue,
  rating: NumberValue,
  duration: NumberValue,
  money: NumberValue,
  autoNumber: NumberValue,
  formula: NumberValue,
  rollup: NumberValue,
}

function TextValue({ value, onChange }: Props) {
  return <TextField ariaLabel={useT()('filter.value')} value={value} onChange={onChange} autoFocus />
}

function DaysValue({ value, onChange }: Props) {
  const t = useT()
  const change = (days: number | null) => onChange(days ? String(days) : '')
  return (
    <NumberField
      ariaLabel={t('filter.value')}
      unit={t('filter.days')}
      min={1}
      value={value ? Number(value) : null}
      onChange={change}
    />
  )
}

function PeriodValue({ value, onChange }: Props) {
  const t = useT()
  return (
    <Select
      ariaLabel={t('filter.value')}
      options={periods.map((one) => ({ value: one, label: t(`filter.period.${one}`) }))}
      value={value}
      onChange={(next) => onChange(next ?? 'this-week')}
    />
  )
}

function DayValue({ value, onChange }: Props) {
  return <DatePicker ariaLabel={useT()('filter.value')} value={value || null} onChange={(day) => onChange(day ?? '')} />
}

function NumberValue({ value, onChange }: Props) {
  const change = (number: number | null) => onChange(number === null ? '' : String(number))
  return (
    <NumberField ariaLabel={useT()('filter.value')} value={value === '' ? null : Number(value)} onChange={change} />
  )
}

function YesNoValue({ value, onChange }: Props) {
  const t = useT()
  const options = [
    { value: 'true', label: t('ui.yes') },
    { value: 'false', label: t('ui.no') },
  ]
  return (
    <Select
      ariaLabel={t('filter.value')}
      options={options}
      value={value}
      onChange={(next) => onChange(next ?? 'true')}
    />
  )
}

function OptionValue({ field, op, value, onChange }: Props) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const options = field.type === 'country' ? countryChoices(format) : choicesOf(field, label)
  return (
    <Picked
      ariaLabel={t('filter.value')}
      op={op}
      options={options}
      chosen={value.split(',').flatMap((one) => options.find((each) => each.value === one) ?? [])}
      onChange={onChange}
    />
  )
}

function LinkValue({ field, op, value, onChange }: Props) {
  const t = useT()
  const { user } = useSession()
  const object = useObject(field.target ?? 'user')
  const ids = value.split(',').filter(Boolean)
  const titles = useQueries({ queries: ids.map((id) => titleQuery(object, id)) })
  const load = async (query: string) => {
    const found = object ? await linkChoices(object, query) : []
    if (object?.name !== 'user' || query) return found
    return [
      { value: user.id, label: t('filter.me', { name: user.name }) },
      ...found.filter((one) => one.value !== user.id),
    ]
  }
  return (
    <Picked
      ariaLabel={t('filter.value')}
      op={op}
      load={load}
      chosen={ids.map((id, at) => ({ value: id, label: titles[at]?.data ?? '…' }))}
      onChange={onChange}
    />
  )
}

type PickedProps = {
  ariaLabel: string
  op: Op
  options?: readonly Choice[]
  load?: (query: string) => Promise<readonly Choice[]>
  chosen: readonly Choice[]
  onChange: (value: string) => void
}

/** Several for "is any of", one for everything else. */
function Picked({ op, chosen, onChange, ...source }: PickedProps) {
  return op === 'in' ? (
    <Combobox
      {...source}
      multiple
      value={chosen}
      onChange={(many) => onChange(many.map((one) => one.value).join(','))}
    />
  ) : (
    <Combobox {...source} value={chosen[0] ?? null} onChange={(one) => onChange(one?.value ?? '')} />
  )
}
