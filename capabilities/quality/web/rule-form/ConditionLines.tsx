import { Plus } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import '#web/records/messages.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Condition } from '#web/records/list/conditions.ts'
import { blankFor, operatorsOf } from '#web/records/list/conditions.ts'
import { ConditionLine } from '#web/records/list/ConditionLine.tsx'
import { Button } from '#web/ui/Button.tsx'
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
        <ConditionLine
          key={at}
          fields={fields}
          condition={line}
          questionsOf={questionsOf}
          onChange={(next) => set(lines.map((one, index) => (index === at ? next : one)))}
          onRemove={() => set(lines.filter((_, index) => index !== at))}
        />
      ))}
      <Button
        tone="plain"
        size="sm"
        icon={Plus}
        className="self-start"
        onClick={() => set([...lines, ...[blankFor(fields[0], questionsOf)].flatMap((one) => one ?? [])])}
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
const questionsOf = (field: Field) => operatorsOf(field).filter((op) => !['last', 'next', 'during'].includes(op))
