import type { Condition } from '#web/records/list/conditions.ts'
import type { FieldMeta, ObjectMeta } from '#web/types.ts'

/** What stands below the name of a list's column. `asked` is what the list shows; `onFilter` adds a condition to it. */
export type ColumnBarProps = {
  object: ObjectMeta
  field: FieldMeta
  asked: { filter?: unknown; q?: string }
  onFilter: (condition: Condition) => void
}
