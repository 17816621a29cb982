import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/field/messages.ts'
import { AddressEditor } from '#web/records/field/AddressEditor.tsx'
import { choicesOf, countryChoices } from '#web/records/field/choices.ts'
import { AnyLinkEditor, LinkEditor, LinksEditor } from '#web/records/field/LinkEditor.tsx'
import { ListEditor } from '#web/records/field/ListEditor.tsx'
import { DurationEditor, MoneyEditor, RatingEditor } from '#web/records/field/NumberEditors.tsx'
import { NameEditor } from '#web/records/field/NameEditor.tsx'
import { JsonEditor, RichTextEditor } from '#web/records/field/TextEditors.tsx'
import { DateTimeEditor } from '#web/records/field/DateTimeEditor.tsx'
import { OpenAtOnce } from '#web/records/field/OpenAtOnce.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import type { Field } from '#web/records/field/value.ts'
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
  const { field, value, onChange, autoFocus, error } = props
  const label = useLabel()
  const t = useT()
  const named = {
    label: props.label, ariaLabel: props.label ? undefined : label(field.label), hint: label(field.hint) || undefined, error,
    required: field.required, autoFocus,
  }
  const number = { ...named, value: (value as number | null) ?? null, onChange }
  switch (field.type) {
    case 'text':
    case 'url': return <TextField {...named} value={textOf(value)} onChange={(text) => onChange(text || null)} inputMode={field.type === 'url' ? 'url' : undefined} />
    case 'longText': return <TextField {...named} lines={3} value={textOf(value)} onChange={(text) => onChange(text || null)} />
    case 'richText': return <RichTextEditor {...named} value={value} onChange={onChange} />
    case 'json': return <JsonEditor {...named} value={value} onChange={onChange} />
    case 'integer': return <NumberField {...number} format={{ maximumFractionDigits: 0 }} />
    case 'number': return <NumberField {...number} format={{ maximumFractionDigits: 6 }} />
    case 'percent': return <NumberField {...number} unit="%" format={{ maximumFractionDigits: 4 }} />
    case 'rating': return <RatingEditor {...number} />
    case 'duration': return <DurationEditor {...number} />
    case 'money': return <MoneyEditor {...named} value={value} onChange={onChange} />
    case 'boolean': return <Checkbox checked={value === true} onChange={onChange} label={props.label ?? t(value === true ? 'ui.yes' : 'ui.no')} />
    case 'date': return <DatePicker {...named} value={(value as string | null) ?? null} onChange={onChange} clearable={!field.required} />
    case 'dateTime': return <DateTimeEditor {...named} value={(value as string | null) ?? null} onChange={onChange} />
    case 'choice': return <ChoiceEditor {...props} named={named} />
    case 'multiChoice': return <OptionsEditor {...props} named={named} />
    case 'country': return <CountryEditor {...props} named={named} />
    case 'email':
    case 'phone': return <ListEditor {...named} kind={field.type} value={value} onChange={onChange} />
    case 'personName': return <NameEditor {...named} value={value} onChange={onChange} />
    case 'address': return <AddressEditor {...named} value={value} onChange={onChange} />
    case 'link':
    case 'user': return <LinkEditor {...props} named={named} />
    case 'links': return <LinksEditor {...props} named={named} />
    case 'linkAny': return <AnyLinkEditor {...props} named={named} />
    case 'file': case 'autoNumber': case 'formula': case 'rollup':
      return <FieldValue field={field} value={value} whole />
  }
}

export type Named = { label?: string; ariaLabel?: string; hint?: string; error?: string | null; required?: boolean; autoFocus?: boolean }
type WithNamed = EditorProps & { named: Named }

function ChoiceEditor({ field, value, onChange, open, named }: WithNamed) {
  const label = useLabel()
  const options = choicesOf(field, label)
  const chosen = typeof value === 'string' ? value : null
  if (options.length <= 12) {
    return <Select {...named} options={options} value={chosen} onChange={(one) => onChange(one)} clearable={!field.required} defaultOpen={open} />
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
  const options = choicesOf(field, label)
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

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
