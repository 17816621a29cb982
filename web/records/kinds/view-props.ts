import type { ListState } from '#web/records/list/address.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import type { Chosen } from '#web/records/list/use-chosen.ts'
import type { useColumns } from '#web/records/list/use-columns.ts'
import type { ObjectMeta } from '#web/types.ts'

/** What every way of showing records is given: the same question, the same choice of records. */
export type ViewProps = {
  object: ObjectMeta
  asked: Asked
  /** `asked` with the order and the columns of the list. */
  query: RowsQuery
  state: ListState
  columns: ReturnType<typeof useColumns>
  chosen: Chosen
  onState: (change: Partial<ListState>, options?: { push: boolean }) => void
  /** Opens the form for a new record, some of its fields filled in. */
  onCreate: (values?: Record<string, unknown>) => void
}
