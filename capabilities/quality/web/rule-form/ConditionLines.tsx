import { Plus, Trash2 } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/messages.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Condition, Op } from '#web/records/list/conditions.ts'
import { needsValue, operatorsOf } from '#web/records/list/conditions.ts'
import { FilterValue } from '#web/records/list/FilterValue.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { noConditions, type Conditions } from '#capabilities/quality/web/rule-form/draft.ts'

type Props = {
  label: string
  fields: readonly Field[]
  value: Conditions
  onChange: (value: Conditions) => void
}

/** Conditions line by line, also on fields of linked records; what was written by hand stays as it was written. */
export function ConditionLines({ label, fields, value, onChange }: Props) {
  const t = useT()
  if (value.json !== null) return <ByHand label={label} json={value.json} onChange={onChange} />
  const { lines, match } = value
  const set = (next: readonly Condition[]) => onChange({ ...value, lines: next })
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm text-2">{label}</legend>
      {lines.length > 1 && (
        <Select
          ariaLabel={label}
          className="w-36"
          options={(['all', 'any'] as const).map((one) => ({ value: one, label: t(`rules.match.${one}`) }))}
          value={match}
          onChange={(next) => onChange({ ...value, match: next === 'any' ? 'any' : 'all' })}
        />
      )}
      {lines.map((line, at) => (
        <Line
          key={at}
          fields={fields}
          condition={line}
          onChange={(next) => set(lines.map((one, index) => (index === at ? next : one)))}
          onRemove={() => set(lines.filter((_, index) => index !== at))}
        />
      ))}
      <Button
        tone="plain"
        size="sm"
        icon={Plus}
        className="self-start"
        onClick={() => set([...lines, ...[blankFor(fields[0])].flatMap((one) => one ?? [])])}
      >
        {t('rules.and')}
      </Button>
    </fieldset>
  )
}

type ByHandProps = { label: string; json: string; onChange: (value: Conditions) => void }

function ByHand({ label, json, onChange }: ByHandProps) {
  const t = useT()
  return (
    <TextField
      label={label}
      lines={4}
      hint={t('rules.handWritten')}
      error={isJson(json) ? null : t('rules.handWrong')}
      value={json}
      onChange={(next) => onChange(next.trim() === '' ? noConditions : { ...noConditions, json: next })}
      inputClassName="font-mono text-xs"
    />
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

// A rule has no today of its own: "in the last seven days" would be those of the day it was written.
const questionsOf = (field: Field) => operatorsOf(field).filter((op) => op !== 'last' && op !== 'next')

function blankFor(field: Field | undefined): Condition | undefined {
  const op = field && questionsOf(field)[0]
  return field && op ? { field: field.name, op, value: field.type === 'boolean' ? 'true' : '' } : undefined
}

type LineProps = {
  fields: readonly Field[]
  condition: Condition
  onChange: (condition: Condition) => void
  onRemove: () => void
}

function Line({ fields, condition, onChange, onRemove }: LineProps) {
  const t = useT()
  const label = useLabel()
  const field = fields.find(({ name }) => name === condition.field)
  const choices = fields
    .filter((one) => questionsOf(one).length > 0)
    .map((one) => ({ value: one.name, label: label(one.label) }))
  const isDay = field?.type === 'date' || field?.type === 'dateTime'
  const nameOf = (op: Op) =>
    isDay && (op === 'eq' || op === 'lt' || op === 'gte') ? `filter.op.${op}Day` : `filter.op.${op}`
  const asked = field ? [...new Set([...questionsOf(field), condition.op])] : []
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-1 sm:grid-cols-[11rem_8rem_1fr_auto]">
      <Combobox
        ariaLabel={t('filter.field')}
        required
        options={choices}
        value={choices.find(({ value }) => value === condition.field) ?? null}
        onChange={(next) => {
          const blank = blankFor(fields.find(({ name }) => name === next?.value))
          if (blank) onChange(blank)
        }}
      />
      <Select
        ariaLabel={t('filter.operator')}
        className="max-sm:order-2"
        options={asked.map((op) => ({ value: op, label: t(nameOf(op)) }))}
        value={condition.op}
        onChange={(op) => onChange({ ...condition, op: op as Op })}
      />
      <div className="min-w-0 max-sm:order-3 max-sm:col-span-2">
        {field && needsValue(condition.op) && (
          <FilterValue
            field={field}
            op={condition.op}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        )}
      </div>
      <IconButton icon={Trash2} label={t('filter.remove')} onClick={onRemove} />
    </div>
  )
}
