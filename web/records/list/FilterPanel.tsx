import { Plus, Trash2 } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Condition, Match, Op } from '#web/records/list/conditions.ts'
import { needsValue, operatorsOf } from '#web/records/list/conditions.ts'
import { blankFor, filterFields } from '#web/records/list/filter-fields.ts'
import { FilterValue } from '#web/records/list/FilterValue.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  conditions: readonly Condition[]
  match: Match
  onChange: (conditions: readonly Condition[], match: Match) => void
}

/** Builds a filter line by line. What is complete holds at once. */
export default function FilterPanel({ object, conditions, match, onChange }: Props) {
  const t = useT()
  const fields = filterFields(object)
  const lines = conditions.length > 0 ? conditions : [blankFor(fields[0])].flatMap((one) => one ?? [])
  const set = (next: readonly Condition[]) => onChange(next, match)
  return (
    <div className="flex max-w-full flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-semibold">{t('filter.title')}</h2>
        {lines.length > 1 && (
          <Select
            ariaLabel={t('filter.match')}
            className="w-32"
            options={[
              { value: 'all', label: t('filter.all') },
              { value: 'any', label: t('filter.any') },
            ]}
            value={match}
            onChange={(next) => onChange(conditions, next === 'any' ? 'any' : 'all')}
          />
        )}
      </div>
      {lines.map((condition, at) => (
        <Line
          key={at}
          fields={fields}
          condition={condition}
          onChange={(next) => set(lines.map((one, index) => (index === at ? next : one)))}
          onRemove={() => set(lines.filter((_, index) => index !== at))}
        />
      ))}
      <div className="flex gap-2">
        <Button
          tone="plain"
          size="sm"
          icon={Plus}
          onClick={() => set([...lines, ...[blankFor(fields[0])].flatMap((one) => one ?? [])])}
        >
          {t('filter.add')}
        </Button>
        {conditions.length > 0 && (
          <Button tone="plain" size="sm" onClick={() => onChange([], 'all')}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </div>
  )
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
  const choices = fields.map(({ name, label: words }) => ({ value: name, label: label(words) }))
  const operators = field ? operatorsOf(field) : []
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-1 sm:grid-cols-[10rem_8rem_1fr_auto]">
      <Combobox
        ariaLabel={t('filter.field')}
        required
        options={choices}
        value={choices.find(({ value }) => value === condition.field) ?? null}
        onChange={(next) => {
          const chosen = fields.find(({ name }) => name === next?.value)
          const blank = blankFor(chosen)
          if (blank) onChange(blank)
        }}
      />
      <Select
        ariaLabel={t('filter.operator')}
        className="max-sm:order-2"
        options={operators.map((op) => ({ value: op, label: t(nameOf(op, field)) }))}
        value={condition.op}
        onChange={(op) =>
          onChange({ ...condition, op: op as Op, value: keepsValue(condition.op, op as Op) ? condition.value : '' })
        }
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

function keepsValue(from: Op, to: Op): boolean {
  const days = (op: Op) => op === 'last' || op === 'next'
  return needsValue(to) && days(from) === days(to) && from !== 'in' && to !== 'in'
}
