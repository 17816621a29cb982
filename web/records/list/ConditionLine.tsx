import { Trash2 } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/messages.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Condition, Op } from '#web/records/list/conditions.ts'
import { blankFor, needsValue, operatorsOf } from '#web/records/list/conditions.ts'
import { FilterValue } from '#web/records/list/FilterValue.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Select } from '#web/ui/Select.tsx'

type Props = {
  fields: readonly Field[]
  condition: Condition
  /** What may be asked of a field, the usual question first. */
  questionsOf?: (field: Field) => readonly Op[]
  onChange: (condition: Condition) => void
  onRemove: () => void
}

/** One condition: the field, the question, the answer. */
export function ConditionLine({ fields, condition, questionsOf = operatorsOf, onChange, onRemove }: Props) {
  const t = useT()
  const label = useLabel()
  const field = fields.find(({ name }) => name === condition.field)
  const choices = fields
    .filter((one) => questionsOf(one).length > 0)
    .map((one) => ({ value: one.name, label: label(one.label) }))
  const questions = field ? [...new Set([...questionsOf(field), condition.op])] : []
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-1 sm:grid-cols-[11rem_8rem_1fr_auto]">
      <Combobox
        ariaLabel={t('filter.field')}
        required
        options={choices}
        value={choices.find(({ value }) => value === condition.field) ?? null}
        onChange={(next) => {
          const chosen = fields.find(({ name }) => name === next?.value)
          const blank = blankFor(chosen, questionsOf)
          if (blank) onChange(blank)
        }}
      />
      <Select
        ariaLabel={t('filter.operator')}
        className="max-sm:order-2"
        options={questions.map((op) => ({ value: op, label: t(nameOf(op, field)) }))}
        value={condition.op}
        onChange={(op) => onChange({ ...condition, op: op as Op, value: valueFor(op as Op, condition) })}
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

function nameOf(op: Op, field: Field | undefined): string {
  const isDay = field?.type === 'date' || field?.type === 'dateTime'
  return isDay && (op === 'eq' || op === 'lt' || op === 'gte') ? `filter.op.${op}Day` : `filter.op.${op}`
}

/** What stands on the other side when another question is asked: what stood there, where it still says something. */
function valueFor(op: Op, { op: before, value }: Condition): string {
  const kindOf = (one: Op) =>
    one === 'last' || one === 'next' ? 'days' : one === 'in' || one === 'during' ? one : 'one'
  if (op === 'during') return before === 'during' ? value : 'this-week'
  return needsValue(op) && kindOf(op) === kindOf(before) && op !== 'in' ? value : ''
}
