import { PencilLine } from 'lucide-react'
import { useEffect } from 'react'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { changeRecord } from '#web/records/change.ts'
import { keepFieldDraft, useUnsaved, type Unsaved } from '#web/records/drafts/field-drafts.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import type { Field } from '#web/records/field/value.ts'
import { sameValue } from '#web/records/field/value.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; record: CrmRecord }

/** What was typed into this record and never reached the server: refused, cut off, or left behind by a crash. */
export function UnsavedStrip({ object, record }: Props) {
  const place = { object: object.name, id: record.id }
  const all = useUnsaved(place)
  const known = all.flatMap((draft) => {
    const field = object.fields.find(({ name }) => name === draft.field) as Field | undefined
    return field ? [{ draft, field }] : []
  })
  // It did arrive, only the answer was lost; or somebody else wrote the very same. The revision says that it is the
  // server's word, and not what is shown here until the server has spoken.
  const arrived = known.filter(
    ({ draft, field }) => record.rev > draft.rev && sameValue(field, record[field.name], draft.value),
  )
  const names = arrived.map(({ field }) => field.name).join(' ')
  useEffect(() => {
    for (const name of names.split(' ').filter(Boolean))
      keepFieldDraft({ object: object.name, id: record.id }, name, null)
  }, [names, object.name, record.id])
  return known
    .filter((one) => !arrived.includes(one))
    .map(({ draft, field }) => <Line key={field.name} {...{ object, record, draft, field }} />)
}

function Line({ object, record, draft, field }: Props & { draft: Unsaved; field: Field }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const place = { object: object.name, id: record.id }
  const { field: name, at, ...kept } = draft
  const save = () =>
    void changeRecord({
      object,
      record: { ...record, [name]: kept.before, rev: kept.rev },
      values: { [name]: kept.value },
      shown: { [name]: kept.shown },
    })
  const drop = () => {
    keepFieldDraft(place, name, null)
    toast({ text: 'unsaved.dropped', action: { run: () => keepFieldDraft(place, name, kept) } })
  }
  return (
    <Banner
      tone="info"
      icon={PencilLine}
      action={
        <span className="flex gap-1">
          <Button size="sm" onClick={save}>
            {t('unsaved.save')}
          </Button>
          <Button size="sm" tone="plain" onClick={drop}>
            {t('unsaved.drop')}
          </Button>
        </span>
      }
    >
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="font-medium">
          {t('unsaved.field', { what: t('unsaved.title'), field: label(field.label) })}
        </span>
        <span className="line-clamp-3 max-w-prose min-w-0 break-words">
          <FieldValue field={field} value={kept.shown} />
        </span>
        <span className="text-xs text-2">{kept.why ?? t('unsaved.from', { at: format.relative(new Date(at)) })}</span>
      </span>
    </Banner>
  )
}
