import { useState } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Values = Record<string, unknown>
type Props = {
  object: ObjectMeta
  record: CrmRecord
  /** The dates that are asked for. */
  fields: readonly Field[]
  /** Why the dates cannot be so; a message id. */
  problem?: (values: Values) => string | undefined
  /** The new dates; null when they shall stay. */
  onDone: (values: Values | null) => void
}

/** The dates of a record typed or picked: the twin of dragging it. */
export default function DatesDialog({ object, record, fields, problem, onDone }: Props) {
  const t = useT()
  const label = useLabel()
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.map(({ name }) => [name, record[name]])))
  const wrong = problem?.(values)
  const save = () => !wrong && onDone(values)
  return (
    <Dialog
      open
      size="sm"
      onClose={() => onDone(null)}
      title={t('calendar.moveTitle', { what: recordTitle(object, record) })}
      actions={
        <>
          <Button onClick={() => onDone(null)}>{t('ui.cancel')}</Button>
          <Button tone="primary" disabled={wrong !== undefined} onClick={save}>
            {t('calendar.move')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {fields.map((field, at) => (
          <FieldEditor
            key={field.name}
            field={field}
            label={label(field.label)}
            value={values[field.name]}
            autoFocus={at === 0}
            error={wrong && at === fields.length - 1 ? t(wrong) : undefined}
            onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
          />
        ))}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
