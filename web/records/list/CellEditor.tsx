import type { Leave } from '#web/records/field/InlineEditor.tsx'
import { InlineEditor } from '#web/records/field/InlineEditor.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Place } from '#web/records/list/use-cell-editing.ts'
import { cx } from '#web/ui/cx.ts'
import type { CrmRecord } from '#web/types.ts'

type Props = {
  field: Field
  record: CrmRecord
  place: Place
  onCommit: (value: unknown, shown: unknown) => void
  onLeave: (how: Leave) => void
}

const wide = new Set([
  'longText',
  'richText',
  'address',
  'json',
  'recurrence',
  'checklist',
  'email',
  'phone',
  'personName',
  'dateTime',
  'money',
  'linkAny',
  'links',
  'multiChoice',
])

/** The editor over its cell: at least as wide as the cell, downwards where there is room. */
export default function CellEditor({ field, record, place, onCommit, onLeave }: Props) {
  const { top, left, width, height, up } = place
  return (
    <div
      style={{
        left: left - 1,
        width: Math.max(width + 2, wide.has(field.type) ? 300 : 180),
        ...(up ? { top: top + height, transform: 'translateY(-100%)' } : { top: top - 1 }),
      }}
      className={cx(
        'absolute z-5 rounded-md bg-surface-2 shadow-float',
        wide.has(field.type) && 'border border-line p-2',
      )}
    >
      <InlineEditor field={field} value={record[field.name]} record={record} onCommit={onCommit} onLeave={onLeave} />
    </div>
  )
}
