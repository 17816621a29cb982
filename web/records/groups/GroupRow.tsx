import { ChevronDown, ChevronRight } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { useValueText } from '#web/records/field/FieldValue.tsx'
import { useTitle } from '#web/records/field/titles.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink } from '#web/records/field/value.ts'
import type { GroupHead } from '#web/records/groups/groups.ts'
import { useHeadTexts } from '#web/records/groups/use-head-texts.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'

export type GroupRowProps = {
  field: Field
  head: GroupHead
  index: number
  top: number
  height: number
  gridId: string
  hasCursor: boolean
  onToggle: (key: string) => void
}

/** The line above the records of a group: what they share, how many they are, what they add up to. */
export function GroupRow({ field, head, index, top, height, gridId, hasCursor, onToggle }: GroupRowProps) {
  const t = useT()
  const format = useFormat()
  const name = useGroupName(field, head.value)
  const texts = useHeadTexts()(head.figures)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      style={{ height, top }}
      className="absolute left-0 flex w-full border-b border-line bg-surface-0"
    >
      <div
        id={`${gridId}-${index}-0`}
        role="gridcell"
        aria-expanded={head.isOpen}
        title={texts.join('\n') || undefined}
        className={cx(
          // On a phone only the name stays: what the group adds up to is longer than the screen is wide.
          'flex shrink-0 items-center sm:sticky sm:px-1 sm:left-0',
          hasCursor && 'group-focus/grid:outline-2 group-focus/grid:-outline-offset-2 group-focus/grid:outline-accent',
        )}
      >
        <button
          type="button"
          tabIndex={-1}
          onClick={() => onToggle(head.key)}
          className="flex h-full shrink-0 items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover max-sm:sticky
            max-sm:left-0 max-sm:z-1 max-sm:rounded-none max-sm:pl-2.5 max-sm:bg-surface-0"
        >
          <Icon of={head.isOpen ? ChevronDown : ChevronRight} size={14} className="text-3" />
          <span className="font-medium">{name ?? t('groups.none')}</span>
          <span className="tabular text-3">{format.number(head.count)}</span>
        </button>
        {texts.map((text, at) => (
          <span key={at} className="tabular px-1.5 text-sm whitespace-nowrap text-2">
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}

/** What a group is called: an option's label, a record's title, a month. Null for those without a value. */
export function useGroupName(field: Field, value: string | null): string | null {
  const format = useFormat()
  const text = useValueText()
  const title = useTitle(isLink(field) ? (field.target ?? 'user') : undefined, value)
  if (value === null) return null
  switch (field.type) {
    case 'link':
    case 'user':
      return title ?? '…'
    case 'date':
    case 'dateTime':
      return format.month(value)
    case 'boolean':
      return text(field, value === 'true')
    case 'rating':
      return text(field, Number(value))
    default:
      return text(field, value)
  }
}
