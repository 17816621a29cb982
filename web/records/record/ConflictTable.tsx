import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/record/messages.ts'
import type { Conflict } from '#web/records/conflict.ts'
import { showConflict } from '#web/records/conflict.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'

/** Both values of what two people changed at once. */
export default function ConflictTable({ conflict }: { conflict: Conflict }) {
  const t = useT()
  const label = useLabel()
  const close = () => showConflict(null)
  const { edit, current, fields, keepMine } = conflict
  const mine = { ...edit.values, ...edit.shown } as Record<string, unknown>
  return (
    <Dialog
      open
      onClose={close}
      title={t('record.conflictTitle')}
      lead={t('record.conflictLead')}
      actions={
        <>
          <Button onClick={close}>{t('record.conflictTheirs')}</Button>
          <Button
            tone="primary"
            onClick={() => {
              close()
              keepMine()
            }}
          >
            {t('record.conflictMine')}
          </Button>
        </>
      }
    >
      <table className="w-full table-fixed border-collapse text-sm">
        <thead>
          <tr className="text-left text-3">
            <th className="w-1/4 py-1 font-normal" aria-label={t('record.field')} />
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
              <td className="py-2 pr-2">
                <FieldValue field={field} value={mine[field.name]} whole />
              </td>
              <td className="py-2">
                <FieldValue field={field} value={current[field.name]} whole />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
