import { Rows3 } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { groupFields } from '#web/records/groups/group-field.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; group: string; onGroup: (field: string) => void }

/** By which field the list is parted. */
export function GroupMenu({ object, group, onGroup }: Props) {
  const t = useT()
  const label = useLabel()
  const fields = groupFields(object)
  if (fields.length === 0) return null
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Rows3} label={t('groups.by')} pressed={group !== ''} />}
      items={[
        { label: t('groups.not'), checked: group === '', onSelect: () => onGroup('') },
        'line',
        ...fields.map((field) => ({
          label: label(field.label),
          checked: field.name === group,
          onSelect: () => onGroup(field.name),
        })),
      ]}
    />
  )
}
