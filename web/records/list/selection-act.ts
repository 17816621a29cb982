import type { Asked } from '#web/records/list/list-query.ts'
import type { ObjectMeta } from '#web/types.ts'

/** The chosen rows: by their ids, or all that the list asks for. */
export type SelectionActProps = {
  object: ObjectMeta
  /** Empty where all are meant. */
  ids: readonly string[]
  isAll: boolean
  asked: Asked & { sort?: string }
  /** The columns of the list. */
  fields: readonly string[]
  onDone: () => void
}
