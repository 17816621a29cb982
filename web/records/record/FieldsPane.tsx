import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { isEmpty } from '#web/records/field/value.ts'
import { groupNames, groupsOf } from '#web/records/record/groups.ts'
import { RecordField } from '#web/records/record/RecordField.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  record: CrmRecord
  /** The values alone: what is said of each comes a moment later. */ isBare?: boolean
}

/** All fields of a record in groups, edited in place. Empty ones beyond the main group wait behind a button. */
export function FieldsPane({ object, record, isBare = false }: Props) {
  const t = useT()
  const [showsEmpty, setShowsEmpty] = useState(false)
  const groups = groupsOf(object)
  const isHidden = (id: string, name: string) => id !== 'main' && id !== 'contact' && isEmpty(record[name])
  const hidden = groups.reduce((sum, { id, fields }) => sum + fields.filter(({ name }) => isHidden(id, name)).length, 0)
  return (
    <section aria-label={t('record.properties')} className="flex flex-col gap-4">
      {groups.map(({ id, fields }) => {
        const shown = fields.filter(({ name }) => showsEmpty || !isHidden(id, name))
        return (
          shown.length > 0 && (
            <div key={id}>
              <h2 className="mb-1 text-xs font-semibold text-3">{t(groupNames[id])}</h2>
              {shown.map((field) => (
                <RecordField key={field.name} {...{ object, record, field, isBare }} />
              ))}
            </div>
          )
        )
      })}
      {hidden > 0 && (
        <Button tone="plain" size="sm" className="self-start text-2" onClick={() => setShowsEmpty(!showsEmpty)}>
          {showsEmpty ? t('record.hideEmpty') : t('record.showEmpty', { n: hidden })}
        </Button>
      )}
      <SystemFacts record={record} />
    </section>
  )
}

function SystemFacts({ record }: { record: CrmRecord }) {
  const t = useT()
  const format = useFormat()
  return (
    <dl className="grid grid-cols-[7.5rem_1fr] gap-x-1 gap-y-1 border-t border-line pt-3 text-xs text-3">
      <dt>{t('record.created')}</dt>
      <dd className="px-2">{format.dateTime(record.createdAt)}</dd>
      <dt>{t('record.updated')}</dt>
      <dd className="px-2">
        <RelativeTime at={record.updatedAt} />
      </dd>
    </dl>
  )
}
