import { useQuery } from '@tanstack/react-query'
import { listQuery, refreshObject } from '#web/data.ts'
import { boardField } from '#web/records/board/board-field.ts'
import { useBoardColumns } from '#web/records/board/use-columns-of.ts'
import { changeRecord } from '#web/records/change.ts'
import type { Field } from '#web/records/field/value.ts'
import { idOf, textOf } from '#web/records/field/value.ts'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** The stages, or values of the status, a record can be moved to, as lines of a menu; none where it has neither. */
export function useStages(object: ObjectMeta, record: CrmRecord | undefined): MenuEntry[] {
  const field = boardField(object) ?? nothing
  const own = record && (idOf(record[field.name]) ?? textOf(record[field.name]))
  const { data } = useQuery({
    ...listQuery('stage', { sort: 'position', limit: 200 }),
    enabled: field.type === 'link',
  })
  const stage = data?.items.find(({ id }) => id === own)
  const { columns } = useBoardColumns(field, stage && (idOf(stage.pipeline) ?? undefined))
  if (field === nothing || !record || !object.may.update) return []
  return (columns ?? []).map(({ id, label }) => ({
    label,
    checked: id === own,
    onSelect: () => {
      if (id === own) return
      const shown = field.type === 'link' ? { [field.name]: { id, title: label } } : undefined
      void changeRecord({ object, record, values: { [field.name]: id }, shown }).then(() => refreshObject(object.name))
    },
  }))
}

const nothing: Field = { name: '', type: 'choice', label: { en: '', zh: '' }, options: [] } as unknown as Field
