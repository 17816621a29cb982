import { ChevronDown, ChevronRight } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import { useGroupName } from '#web/records/groups/GroupRow.tsx'
import type { GroupHead } from '#web/records/groups/groups.ts'
import { Icon } from '#web/ui/Icon.tsx'

type Props = { field: Field; head: GroupHead; onToggle: (key: string) => void }

/** The head of a group of bars; a press folds it. */
export function GroupLine({ field, head, onToggle }: Props) {
  const t = useT()
  const format = useFormat()
  const name = useGroupName(field, head.value)
  return (
    <div role="rowheader" className="flex flex-1 items-center bg-surface-0 pl-2">
      <button
        type="button"
        aria-expanded={head.isOpen}
        onClick={() => onToggle(head.key)}
        className="flex h-full items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover"
      >
        <Icon of={head.isOpen ? ChevronDown : ChevronRight} size={14} className="text-3" />
        <span className="font-medium">{name ?? t('groups.none')}</span>
        <span className="tabular text-3">{format.number(head.count)}</span>
      </button>
    </div>
  )
}
