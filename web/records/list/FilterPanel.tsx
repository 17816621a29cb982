import { ListPlus, Plus, Trash2 } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Condition, Group, Match, Where } from '#web/records/list/conditions.ts'
import { anything, blankFor } from '#web/records/list/conditions.ts'
import { ConditionLine } from '#web/records/list/ConditionLine.tsx'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Select } from '#web/ui/Select.tsx'

type Props = {
  fields: readonly Field[]
  where: Where
  onChange: (where: Where) => void
}

/** Builds a filter line by line, with groups where some conditions belong together. What is complete holds at once. */
export default function FilterPanel({ fields, where, onChange }: Props) {
  const t = useT()
  const blank = () => [blankFor(fields[0])].flatMap((one) => one ?? [])
  const isFresh = where.conditions.length === 0 && where.groups.length === 0
  const own = isFresh ? { ...where, conditions: blank() } : where
  const setGroup = (at: number, group: Group | null) =>
    onChange({
      ...own,
      groups: own.groups.flatMap((one, index) => (index === at ? (group ? [group] : []) : [one])),
    })
  return (
    <div className="flex max-w-full flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-semibold">{t('filter.title')}</h2>
        {own.conditions.length + own.groups.length > 1 && (
          <MatchSelect match={own.match} onChange={(match) => onChange({ ...own, match })} />
        )}
      </div>
      <Lines {...{ fields }} conditions={own.conditions} onChange={(conditions) => onChange({ ...own, conditions })} />
      {own.groups.map((group, at) => (
        <GroupBox key={at} fields={fields} group={group} onChange={(next) => setGroup(at, next)} />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="plain"
          size="sm"
          icon={Plus}
          onClick={() => onChange({ ...own, conditions: [...own.conditions, ...blank()] })}
        >
          {t('filter.add')}
        </Button>
        <Button
          tone="plain"
          size="sm"
          icon={ListPlus}
          onClick={() =>
            onChange({
              ...own,
              groups: [...own.groups, { match: own.match === 'any' ? 'all' : 'any', conditions: blank() }],
            })
          }
        >
          {t('filter.addGroup')}
        </Button>
        {!isFresh && (
          <Button tone="plain" size="sm" onClick={() => onChange(anything)}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </div>
  )
}

function MatchSelect({ match, onChange }: { match: Match; onChange: (match: Match) => void }) {
  const t = useT()
  return (
    <Select
      ariaLabel={t('filter.match')}
      className="w-32"
      options={[
        { value: 'all', label: t('filter.all') },
        { value: 'any', label: t('filter.any') },
      ]}
      value={match}
      onChange={(next) => onChange(next === 'any' ? 'any' : 'all')}
    />
  )
}

type GroupProps = { fields: readonly Field[]; group: Group; onChange: (group: Group | null) => void }

function GroupBox({ fields, group, onChange }: GroupProps) {
  const t = useT()
  const add = () =>
    onChange({ ...group, conditions: [...group.conditions, ...[blankFor(fields[0])].flatMap((one) => one ?? [])] })
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 border-l-2 border-line-strong pl-3">
      <legend className="sr-only">{t('filter.group')}</legend>
      <div className="flex items-center gap-2">
        <MatchSelect match={group.match} onChange={(match) => onChange({ ...group, match })} />
        <span className="flex-1" />
        <IconButton icon={Trash2} label={t('filter.removeGroup')} onClick={() => onChange(null)} />
      </div>
      <Lines
        fields={fields}
        conditions={group.conditions}
        onChange={(conditions) => onChange(conditions.length > 0 ? { ...group, conditions } : null)}
      />
      <Button tone="plain" size="sm" icon={Plus} className="self-start" onClick={add}>
        {t('filter.add')}
      </Button>
    </fieldset>
  )
}

type LinesProps = {
  fields: readonly Field[]
  conditions: readonly Condition[]
  onChange: (conditions: readonly Condition[]) => void
}

function Lines({ fields, conditions, onChange }: LinesProps) {
  return conditions.map((condition, at) => (
    <ConditionLine
      key={at}
      fields={fields}
      condition={condition}
      onChange={(next) => onChange(conditions.map((one, index) => (index === at ? next : one)))}
      onRemove={() => onChange(conditions.filter((_, index) => index !== at))}
    />
  ))
}
