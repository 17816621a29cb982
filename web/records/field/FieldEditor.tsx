import type { ReactNode } from 'react'
import type { ChecklistItem } from '#sdk/objects.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/field/messages.ts'
import { AddressEditor } from '#web/records/field/AddressEditor.tsx'
import { countryChoices, offeredChoices } from '#web/records/field/choices.ts'
import { AnyLinkEditor, LinkEditor, LinksEditor } from '#web/records/field/LinkEditor.tsx'
import { ListEditor } from '#web/records/field/ListEditor.tsx'
import { DurationEditor, MoneyEditor, RatingEditor } from '#web/records/field/NumberEditors.tsx'
import { ChecklistEditor } from '#web/records/field/ChecklistEditor.tsx'
import { RecurrenceEditor } from '#web/records/field/RecurrenceEditor.tsx'
import { NameEditor } from '#web/records/field/NameEditor.tsx'
import { JsonEditor, RichTextEditor } from '#web/records/field/TextEditors.tsx'
import { DateTimeEditor } from '#web/records/field/DateTimeEditor.tsx'
import { OpenAtOnce } from '#web/records/field/OpenAtOnce.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import type { Field } from '#web/records/field/value.ts'
import { textOf } from '#web/records/field/value.ts'
import type { FieldType } from '#web/types.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { DatePicker } from '#web/ui/DatePicker.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'

export type EditorProps = {
  field: Field
  /** Canonical; links may be opened (`{ id, title }`). */
  value: unknown
  /** The new canonical value (null when emptied), and how a picked link looks. */
  onChange: (value: unknown, shown?: unknown) => void
  /** Shown above the control; without it, the field's name is read aloud only. */
  label?: string
  error?: string | null
  autoFocus?: boolean
  /** Opens the options at once: for editing in a cell. */
  open?: boolean
  /** The other values of the record: a stage is offered from the pipeline of its deal. */
  record?: Readonly<Record<string, unknown>>
}

/** The control for a value of any type. Computed fields show their value. */
export function FieldEditor(props: EditorProps) {
  const { field, autoFocus, error } = props
  const label = useLabel()
  const Editor = editors[field.type]
  const named = {
    label: props.label,
    ariaLabel: props.label ? undefined : label(field.label),
    hint: label(field.hint) || undefined,
    error,
    required: field.required,
    autoFocus,
  }
  return <Editor {...props} named={named} />
}

export type Named = {
  label?: string
  ariaLabel?: string
  hint?: string
  error?: string | null
  required?: boolean
  autoFocus?: boolean
}
type WithNamed = EditorProps & { named: Named }

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)
const stringOf = (value: unknown) => (typeof value === 'string' ? value : null)

const editors: Record<FieldType, (props: WithNamed) => ReactNode> = {
  text: LineEditor,
  url: LineEditor,
  idNumber: LineEditor,
  creditCode: LineEditor,
  longText: ({ named, value, onChange }) => (
    <TextField {...named} lines={3} value={textOf(value)} onChange={(text) => onChange(text || null)} />
  ),
  richText: ({ named, value, onChange }) => <RichTextEditor {...named} value={value} onChange={onChange} />,
  json: ({ named, value, onChange }) => <JsonEditor {...named} value={value} onChange={onChange} />,
  recurrence: ({ named, value, onChange }) => (
    <RecurrenceEditor {...named} value={stringOf(value)} onChange={onChange} />
  ),
  checklist: ({ named, value, onChange }) => (
    <ChecklistEditor {...named} value={value as ChecklistItem[] | null} onChange={onChange} />
  ),
  integer: (props) => <Figure {...props} digits={0} />,
  number: (props) => <Figure {...props} digits={6} />,
  percent: (props) => <Figure {...props} digits={4} unit="%" />,
  rating: ({ named, value, onChange }) => <RatingEditor {...named} value={numberOf(value)} onChange={onChange} />,
  duration: ({ named, value, onChange }) => <DurationEditor {...named} value={numberOf(value)} onChange={onChange} />,
  money: ({ named, value, onChange }) => <MoneyEditor {...named} value={value} onChange={onChange} />,
  boolean: YesNoEditor,
  date: ({ field, named, value, onChange }) => (
    <DatePicker {...named} value={stringOf(value)} onChange={onChange} clearable={!field.required} />
  ),
  dateTime: ({ named, value, onChange }) => <DateTimeEditor {...named} value={stringOf(value)} onChange={onChange} />,
  choice: ChoiceEditor,
  multiChoice: OptionsEditor,
  country: CountryEditor,
  email: ({ named, value, onChange }) => <ListEditor {...named} kind="email" value={value} onChange={onChange} />,
  phone: ({ named, value, onChange }) => <ListEditor {...named} kind="phone" value={value} onChange={onChange} />,
  personName: ({ named, value, onChange }) => <NameEditor {...named} value={value} onChange={onChange} />,
  address: ({ named, value, onChange }) => <AddressEditor {...named} value={value} onChange={onChange} />,
  link: LinkEditor,
  user: LinkEditor,
  links: LinksEditor,
  linkAny: AnyLinkEditor,
  file: Shown,
  autoNumber: Shown,
  formula: Shown,
  rollup: Shown,
}

function Shown({ field, value }: WithNamed) {
  return <FieldValue field={field} value={value} whole />
}

function LineEditor({ field, named, value, onChange }: WithNamed) {
  const inputMode = field.type === 'url' ? 'url' : undefined
  return (
    <TextField {...named} value={textOf(value)} onChange={(text) => onChange(text || null)} inputMode={inputMode} />
  )
}

function Figure({ named, value, onChange, digits, unit }: WithNamed & { digits: number; unit?: string }) {
  return (
    <NumberField
      {...named}
      value={numberOf(value)}
      onChange={onChange}
      unit={unit}
      format={{ maximumFractionDigits: digits }}
    />
  )
}

function YesNoEditor({ label, value, onChange }: WithNamed) {
  const t = useT()
  const checked = value === true
  return <Checkbox checked={checked} onChange={onChange} label={label ?? t(checked ? 'ui.yes' : 'ui.no')} />
}

function ChoiceEditor({ field, value, onChange, open, named }: WithNamed) {
  const label = useLabel()
  const options = offeredChoices(field, label, value)
  const chosen = typeof value === 'string' ? value : null
  if (options.length <= 12) {
    return (
      <Select
        {...named}
        options={options}
        value={chosen}
        onChange={(one) => onChange(one)}
        clearable={!field.required}
        defaultOpen={open}
      />
    )
  }
  const current = options.find((one) => one.value === chosen) ?? null
  return (
    <OpenAtOnce open={open}>
      <Combobox {...named} options={options} value={current} onChange={(one) => onChange(one?.value ?? null)} />
    </OpenAtOnce>
  )
}

function OptionsEditor({ field, value, onChange, open, named }: WithNamed) {
  const label = useLabel()
  const options = offeredChoices(field, label, value)
  const chosen = options.filter((one) => Array.isArray(value) && value.includes(one.value))
  return (
    <Combobox
      {...named}
      multiple
      options={options}
      value={chosen}
      onChange={(many) => onChange(many.length > 0 ? many.map((one) => one.value) : null)}
      defaultOpen={open}
    />
  )
}

function CountryEditor({ value, onChange, open, named }: WithNamed) {
  const options = countryChoices(useFormat())
  const current = options.find((one) => one.value === value) ?? null
  return (
    <OpenAtOnce open={open}>
      <Combobox {...named} options={options} value={current} onChange={(one) => onChange(one?.value ?? null)} />
    </OpenAtOnce>
  )
}
