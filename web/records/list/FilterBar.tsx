import { ListFilter, X } from 'lucide-react'
import { Fragment, lazy, Suspense } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Condition, Match } from '#web/records/list/conditions.ts'
import { isComplete } from '#web/records/list/conditions.ts'
import { filterFields } from '#web/records/list/filter-fields.ts'
import { useConditionText } from '#web/records/list/use-condition-text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ObjectMeta } from '#web/types.ts'

const FilterPanel = lazy(() => import('#web/records/list/FilterPanel.tsx'))

type Props = {
  object: ObjectMeta
  conditions: readonly Condition[]
  match: Match
  /** What is being written, until the builder closes: the list is not asked half a question. Null: closed. */
  draft: readonly Condition[] | null
  onDraft: (draft: readonly Condition[] | null) => void
  onChange: (conditions: readonly Condition[], match: Match) => void
}

/** The filter as a row of sentences, joined by "and" or "or"; a click on one opens the builder. */
export function FilterBar({ object, conditions, match, draft, onDraft, onChange }: Props) {
  const t = useT()
  const change = (next: readonly Condition[], nextMatch: Match) => {
    onDraft(next)
    onChange(next.filter(isComplete), nextMatch)
  }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      <Popover
        open={draft !== null}
        onOpenChange={(open) => onDraft(open ? conditions : null)}
        className="w-136"
        trigger={
          <Button tone="plain" size="sm" icon={ListFilter} keys={conditions.length === 0 ? 'f' : undefined}>
            {t('filter.filter')}
          </Button>
        }
      >
        <Suspense fallback={<Skeleton lines={2} />}>
          <FilterPanel object={object} conditions={draft ?? conditions} match={match} onChange={change} />
        </Suspense>
      </Popover>
      {conditions.map((condition, at) => (
        <Fragment key={`${condition.field}.${condition.op}.${at}`}>
          {at > 0 && <span className="text-xs text-3">{t(match === 'any' ? 'filter.or' : 'filter.and')}</span>}
          <Chip
            condition={condition}
            field={filterFields(object).find(({ name }) => name === condition.field)}
            onOpen={() => onDraft(conditions)}
            onRemove={() =>
              onChange(
                conditions.filter((one) => one !== condition),
                match,
              )
            }
          />
        </Fragment>
      ))}
    </div>
  )
}

function Chip({
  condition,
  field,
  onOpen,
  onRemove,
}: {
  condition: Condition
  field: Field | undefined
  onOpen: () => void
  onRemove: () => void
}) {
  const t = useT()
  const text = useConditionText(condition, field)
  return (
    <span className="inline-flex max-w-80 min-w-0 items-center rounded-full bg-accent-soft text-xs">
      <button
        type="button"
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
