import { useQuery } from '@tanstack/react-query'
import { listQuery } from '#web/data.ts'
import { boardField } from '#web/records/board/board-field.ts'
import { kindHue } from '#web/records/board/use-columns-of.ts'
import { optionHue } from '#web/records/field/choices.ts'
import type { Field } from '#web/records/field/value.ts'
import { idOf, textOf } from '#web/records/field/value.ts'
import type { Hue } from '#web/ui/hues.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** The colour of a record: that of its stage or status, and what that is called. */
export function useHue(object: ObjectMeta): (record: CrmRecord) => Hue {
  const field = boardField(object) as Field | undefined
  const isStage = field?.type === 'link'
  const { data } = useQuery({ ...listQuery('stage', { sort: 'position', limit: 200 }), enabled: isStage })
  const kinds = new Map(data?.items.map(({ id, kind }) => [id, textOf(kind)]))
  return (record) => {
    if (!field) return 'green'
    const value = idOf(record[field.name])
    if (isStage) return kindHue[kinds.get(value ?? '') ?? ''] ?? 'gray'
    const option = field.options?.find((one) => one.value === value)
    return option ? optionHue(option) : 'gray'
  }
}
