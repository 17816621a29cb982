import { Download, Pencil, Trash2, UserRound } from 'lucide-react'
import { Suspense, useState } from 'react'
import { download, exportNamed } from '#capabilities/bulk/web/api.ts'
import '#capabilities/bulk/web/dialog-messages.ts'
import { queryText } from '#web/api.ts'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import type { SelectionActProps } from '#web/records/list/selection-act.ts'
import { useHere } from '#web/records/here.ts'
import { Button } from '#web/ui/Button.tsx'
import { lazy } from '#web/ui/lazy.ts'

const BulkDialog = lazy(() => import('./BulkDialog.tsx'))

/** Changing fields of the chosen records, and deleting all that a list finds. */
export function BulkButtons(props: SelectionActProps) {
  const { object, isAll, ids, asked, fields } = props
  const t = useT()
  const locale = useLocale()
  const href = `/api/exports/${object.name}${queryText({ query: JSON.stringify({ ...asked, fields, withIds: true }), locale })}`
  const [asking, setAsking] = useState<'change' | 'owner' | 'delete' | null>(null)
  const hasOwner = object.fields.some(({ name, type }) => name === 'owner' && type === 'user')
  const save = () => (isAll ? download(href) : void exportNamed(object.name, { ids, fields, withIds: true, locale }))
  useHere([
    ...(object.may.update
      ? [{ id: 'bulk.change', says: 'bulk.change', icon: Pencil, run: () => setAsking('change') }]
      : []),
    { id: 'bulk.export', says: 'bulk.export', icon: Download, run: save },
  ])
  return (
    <>
      {object.may.update && (
        <Button size="sm" icon={Pencil} onClick={() => setAsking('change')}>
          {t('bulk.change')}
        </Button>
      )}
      {isAll && object.may.update && hasOwner && (
        <Button size="sm" icon={UserRound} onClick={() => setAsking('owner')}>
          {t('list.changeOwner')}
        </Button>
      )}
      <Button size="sm" icon={Download} onClick={save}>
        {t('bulk.export')}
      </Button>
      {isAll && object.may.delete && (
        <Button size="sm" icon={Trash2} onClick={() => setAsking('delete')}>
          {t('bulk.deleteAll')}
        </Button>
      )}
      <Suspense>
        {asking && (
          <BulkDialog
            {...props}
            deletes={asking === 'delete'}
            field={asking === 'owner' ? 'owner' : undefined}
            onClose={(isStarted) => {
              setAsking(null)
              if (isStarted) props.onDone()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
