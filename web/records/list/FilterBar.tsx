import { ListFilter, X } from 'lucide-react'
import { Fragment, Suspense } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Condition, Group, Match, Where } from '#web/records/list/conditions.ts'
import { complete, isAsking } from '#web/records/list/conditions.ts'
import { useConditionText, useGroupText } from '#web/records/list/use-condition-text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Popover } from '#web/ui/Popover.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

const FilterPanel = lazy(() => import('#web/records/list/FilterPanel.tsx'))

type Props = {
  fields: readonly Field[]
  where: Where
  /** What is being written, until the builder closes: the list is not asked half a question. Null: closed. */
  draft: Where | null
  onDraft: (draft: Where | null) => void
  onChange: (where: Where) => void
}

/** The filter as a row of sentences, joined by "and" or "or"; a click on one opens the builder. */
export function FilterBar({ fields, where, draft, onDraft, onChange }: Props) {
  const t = useT()
  const change = (next: Where) => {
    onDraft(next)
    onChange(complete(next))
  }
  const { conditions, groups, match } = where
  const open = () => onDraft(where)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      <Popover
        open={draft !== null}
        onOpenChange={(isOpen) => onDraft(isOpen ? where : null)}
        className="w-140"
        label={t('filter.title')}
        trigger={
          <Button tone="plain" size="sm" icon={ListFilter} keys={isAsking(where) ? undefined : 'f'}>
            {t('filter.filter')}
          </Button>
        }
      >
        <Suspense fallback={<Skeleton lines={2} />}>
          <FilterPanel fields={fields} where={draft ?? where} onChange={change} />
        </Suspense>
      </Popover>
      {conditions.map((condition, at) => (
        <Fragment key={`${condition.field}.${condition.op}.${at}`}>
          {at > 0 && <Joint match={match} />}
          <ConditionChip
            condition={condition}
            fields={fields}
            onOpen={open}
            onRemove={() => onChange({ ...where, conditions: conditions.filter((one) => one !== condition) })}
          />
        </Fragment>
      ))}
      {groups.map((group, at) => (
        <Fragment key={at}>
          {at + conditions.length > 0 && <Joint match={match} />}
          <GroupChip
            group={group}
            fields={fields}
            onOpen={open}
            onRemove={() => onChange({ ...where, groups: groups.filter((one) => one !== group) })}
          />
        </Fragment>
      ))}
    </div>
  )
}

function Joint({ match }: { match: Match }) {
  const t = useT()
  return <span className="text-xs text-3">{t(match === 'any' ? 'filter.or' : 'filter.and')}</span>
}

type Act = { fields: readonly Field[]; onOpen: () => void; onRemove: () => void }

function ConditionChip({ condition, fields, ...acts }: Act & { condition: Condition }) {
  const text = useConditionText(
    condition,
    fields.find(({ name }) => name === condition.field),
  )
  return <Chip text={text} {...acts} />
}

function GroupChip({ group, fields, ...acts }: Act & { group: Group }) {
  const t = useT()
  const text = useGroupText(group, fields)
  return <Chip text={group.conditions.length > 1 ? t('filter.together', { text }) : text} {...acts} />
}

type ChipProps = { text: string; onOpen: () => void; onRemove: () => void }

function Chip({ text, onOpen, onRemove }: ChipProps) {
  const t = useT()
  return (
    <span className="inline-flex max-w-100 min-w-0 items-center rounded-full bg-accent-soft text-xs">
      <button
        type="button"
        title={text}
        onClick={onOpen}
        className="min-h-6 min-w-0 truncate rounded-l-full py-0.5 pl-2.5 hover:underline pointer-coarse:min-h-9"
      >
        {text}
      </button>
      <button
        type="button"
        aria-label={t('ui.remove', { what: text })}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-full text-2 hover:bg-pressed pointer-coarse:size-9"
      >
        <Icon of={X} size={12} />
      </button>
    </span>
  )
}
