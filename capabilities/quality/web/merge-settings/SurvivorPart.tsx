import { Plus } from 'lucide-react'
import type { MergeRules } from '#capabilities/quality/contract-merging.ts'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Select } from '#web/ui/Select.tsx'
import { MoveButtons } from '#capabilities/quality/web/merge-settings/MoveButtons.tsx'

type Conditions = MergeRules['survivor']
type Props = { conditions: Conditions; onChange: (conditions: Conditions) => void }

const choices = [
  'mostComplete',
  'oldest',
  'newest',
  'lastModified',
  'mostLinked',
  'ownerActive',
  'sourcePriority',
] as const
const everything = '*'

/** The conditions by which a record stays, in their order. */
export function SurvivorPart({ conditions, onChange }: Props) {
  const t = useT()
  const label = useLabel()
  const objects = useObjects().map(({ name, plural }) => ({ value: name, label: label(plural) }))
  const put = (at: number, next: Conditions[number]) => onChange(conditions.map((one, i) => (i === at ? next : one)))
  const free = choices.find((by) => by === 'mostLinked' || !conditions.some((one) => one.by === by))
  return (
    <>
      <ol className="border-t border-line">
        {conditions.map((condition, at) => (
          <li key={at} className="flex flex-wrap items-center gap-2 border-b border-line py-1">
            <span className="tabular w-5 text-right text-sm text-3">{at + 1}</span>
            <Select
              className="w-64 max-w-full"
              ariaLabel={t('mergeRules.condition', { n: at + 1 })}
              options={choices.map((value) => ({ value, label: t(`mergeRules.by.${value}`) }))}
              value={condition.by}
              onChange={(by) => by && put(at, { by: by as Conditions[number]['by'] })}
            />
            {condition.by === 'mostLinked' && (
              <Select
                className="w-40"
                ariaLabel={t('mergeRules.counted')}
                options={[{ value: everything, label: t('mergeRules.countedAll') }, ...objects]}
                value={condition.object ?? everything}
                onChange={(object) =>
                  put(at, { by: 'mostLinked', ...(object && object !== everything ? { object } : {}) })
                }
              />
            )}
            <MoveButtons all={conditions} at={at} onChange={(next) => onChange([...next])} />
          </li>
        ))}
      </ol>
      {free && conditions.length < 10 && (
        <Button
          size="sm"
          tone="plain"
          icon={Plus}
          className="mt-1"
          onClick={() => onChange([...conditions, { by: free }])}
        >
          {t('mergeRules.add')}
        </Button>
      )}
    </>
  )
}
