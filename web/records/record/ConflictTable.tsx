import { useState } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/record/messages.ts'
import type { Conflict } from '#web/records/conflict.ts'
import { showConflict } from '#web/records/conflict.ts'
import { mergedValue } from '#web/records/conflicts/merged-value.ts'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'

type Values = Record<string, unknown>

/** Both values of what two people changed at once, and of texts and lists one made of both, to be corrected. */
export default function ConflictTable({ conflict }: { conflict: Conflict }) {
  const t = useT()
  const label = useLabel()
  const { edit, current, fields } = conflict
  const mine = { ...edit.values, ...edit.shown } as Values
  const [merged, setMerged] = useState<Values>(() => mergedOf(conflict))
  const mergeable = fields.filter(({ name }) => name in merged)
  const close = () => showConflict(null)
  const then = (act: () => void) => () => {
    close()
    act()
  }
  const hasBoth = mergeable.length > 0
  return (
    <Dialog
      open
      onClose={close}
      title={t('record.conflictTitle')}
      lead={t('record.conflictLead')}
      actions={
        <>
          <Button onClick={then(conflict.giveUp)}>{t('record.conflictTheirs')}</Button>
          <Button tone={hasBoth ? 'quiet' : 'primary'} onClick={then(() => conflict.keep({}))}>
            {t('record.conflictMine')}
          </Button>
          {hasBoth && (
            <Button tone="primary" onClick={then(() => conflict.keep(merged))}>
              {t('record.conflictBoth')}
            </Button>
          )}
        </>
      }
    >
      <BothTable fields={fields} mine={mine} current={current} />
      {mergeable.map((field) => (
        <div key={field.name} className="mt-3">
          <FieldEditor
            field={field}
            label={
              fields.length > 1 ? `${t('record.conflictMerged')} · ${label(field.label)}` : t('record.conflictMerged')
            }
            value={merged[field.name]}
            onChange={(value) => setMerged({ ...merged, [field.name]: value })}
          />
        </div>
      ))}
    </Dialog>
  )
}

function mergedOf({ edit, current, fields }: Conflict): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const { name } = field
      const one = mergedValue(field, { before: edit.record[name], mine: edit.values[name], theirs: current[name] })
      return one === undefined ? [] : [[name, one]]
    }),
  )
}

function BothTable({ fields, mine, current }: { fields: Conflict['fields']; mine: Values; current: Values }) {
  const t = useT()
  const label = useLabel()
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <thead>
        <tr className="text-left text-3">
          <th className="w-1/4 py-1 font-normal">
            <span className="sr-only">{t('record.field')}</span>
          </th>
          <th scope="col" className="py-1 pr-2 font-medium">
            {t('record.conflictYours')}
          </th>
          <th scope="col" className="py-1 font-medium">
            {t('record.conflictOther')}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-2 text-left font-normal text-2">
              {label(field.label)}
            </th>
            <td className="py-2 pr-2 break-words">
              <FieldValue field={field} value={mine[field.name]} whole />
            </td>
            <td className="py-2 break-words">
              <FieldValue field={field} value={current[field.name]} whole />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
