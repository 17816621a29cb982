import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { choicesOf, countryChoices } from '#web/records/field/choices.ts'
import type { Field } from '#web/records/field/value.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { Comparison, Format } from '#capabilities/quality/contract-rules.ts'
import { ConditionLines } from '#capabilities/quality/web/rule-form/ConditionLines.tsx'
import { DayBound } from '#capabilities/quality/web/rule-form/DayBound.tsx'
import type { Draft } from '#capabilities/quality/web/rule-form/draft.ts'
import { classOf } from '#capabilities/quality/web/rule-form/rule-fields.ts'

// Written out: the contract itself would bring its validator along into the browser.
const formats: readonly Format[] = [
  'email',
  'url',
  'phone',
  'mobileCN',
  'postcodeCN',
  'idNumber',
  'creditCode',
  'digits',
]
const comparisons: readonly Comparison[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte']

type Props = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** Those this kind of rule can be about. */
  fields: readonly Field[]
  /** Those that conditions may name: of the record, and of the one it links to. */
  around: readonly Field[]
  behind: readonly Field[]
}

/** What a kind of rule asks for: one small form each. */
export function CheckFields(props: Props) {
  const { draft, change, fields } = props
  const t = useT()
  if (draft.kind === 'unique') return <SeveralFields {...props} />
  if (draft.kind === 'filter')
    return (
      <ConditionLines
        label={t('rules.is')}
        fields={props.around}
        value={draft.holds}
        onChange={(holds) => change({ holds })}
      />
    )
  const field = fields.find(({ name }) => name === draft.field)
  return (
    <>
      <FieldChoice
        label={t(draft.kind === 'compare' ? 'rules.leftField' : 'rules.field')}
        fields={fields}
        value={draft.field}
        onChange={(name) => change({ field: name, min: null, max: null, values: '', right: '' })}
      />
      {field && <Details {...props} field={field} />}
    </>
  )
}

function Details({ draft, change, field, fields, behind }: Props & { field: Field }) {
  const t = useT()
  switch (draft.kind) {
    case 'format':
      return (
        <Select
          label={t('rules.form')}
          options={formats.map((value) => ({ value, label: t(`rules.form.${value}`) }))}
          value={draft.format}
          onChange={(format) => change({ format: (format ?? 'email') as Format })}
        />
      )
    case 'pattern':
      return (
        <TextField
          label={t('rules.pattern')}
          hint={t('rules.patternHint')}
          value={draft.pattern}
          maxLength={200}
          inputClassName="font-mono"
          onChange={(pattern) => change({ pattern })}
        />
      )
    case 'length':
      return <NumberBounds draft={draft} change={change} />
    case 'range':
      return classOf(field) === 'date' ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <DayBound label={t('rules.lowest')} value={draft.min} onChange={(min) => change({ min })} />
          <DayBound label={t('rules.highest')} value={draft.max} onChange={(max) => change({ max })} />
        </div>
      ) : (
        <NumberBounds draft={draft} change={change} />
      )
    case 'set':
      return <AllowedValues field={field} draft={draft} change={change} />
    case 'compare':
      return (
        <Comparing
          draft={draft}
          change={change}
          fields={fields.filter((one) => classOf(one) === classOf(field) && one.name !== field.name)}
        />
      )
    case 'link':
      return (
        <ConditionLines
          label={t('rules.is')}
          fields={behind}
          value={draft.holds}
          onChange={(holds) => change({ holds })}
        />
      )
    case 'required':
    case 'unique':
    case 'filter':
      return null
  }
}

type Part = Pick<Props, 'draft' | 'change'>

function NumberBounds({ draft, change }: Part) {
  const t = useT()
  const number = (one: Draft['min']) => (typeof one === 'number' ? one : null)
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <NumberField label={t('rules.atLeast')} value={number(draft.min)} onChange={(min) => change({ min })} />
      <NumberField label={t('rules.atMost')} value={number(draft.max)} onChange={(max) => change({ max })} />
    </div>
  )
}

function AllowedValues({ field, draft, change }: Part & { field: Field }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const options = field.type === 'country' ? countryChoices(format) : field.options ? choicesOf(field, label) : null
  if (!options)
    return (
      <TextField
        label={t('rules.values')}
        hint={t('rules.valuesHint')}
        value={draft.values}
        onChange={(values) => change({ values })}
      />
    )
  const chosen = draft.values.split(',').flatMap((one) => options.find(({ value }) => value === one) ?? [])
  return (
    <Combobox
      multiple
      label={t('rules.values')}
      options={options}
      value={chosen}
      onChange={(many) => change({ values: many.map(({ value }) => value).join(',') })}
    />
  )
}

function Comparing({ draft, change, fields }: Part & { fields: readonly Field[] }) {
  const t = useT()
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label={t('rules.is')}
        options={comparisons.map((value) => ({ value, label: t(`rules.op.${value}`) }))}
        value={draft.operator}
        onChange={(operator) => change({ operator: (operator ?? 'eq') as Comparison })}
      />
      <FieldChoice
        label={t('rules.rightField')}
        fields={fields}
        value={draft.right}
        onChange={(right) => change({ right })}
      />
    </div>
  )
}

function SeveralFields({ draft, change, fields }: Props) {
  const t = useT()
  const label = useLabel()
  const options = fields.map((field) => ({ value: field.name, label: label(field.label) }))
  return (
    <Combobox
      multiple
      label={t('rules.fields')}
      options={options}
      value={draft.fields.flatMap((name) => options.find(({ value }) => value === name) ?? [])}
      onChange={(many) => change({ fields: many.map(({ value }) => value).slice(0, 4) })}
    />
  )
}

type FieldChoiceProps = { label: string; fields: readonly Field[]; value: string; onChange: (name: string) => void }

function FieldChoice({ label: title, fields, value, onChange }: FieldChoiceProps) {
  const label = useLabel()
  const options = fields.map((field) => ({ value: field.name, label: label(field.label) }))
  return (
    <Combobox
      label={title}
      options={options}
      value={options.find((one) => one.value === value) ?? null}
      onChange={(next) => onChange(next?.value ?? '')}
    />
  )
}
