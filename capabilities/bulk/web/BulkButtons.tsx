import { Download, Pencil, Trash2, UserRound } from 'lucide-react'
import { Suspense, useState } from 'react'
import '#capabilities/bulk/web/dialog-messages.ts'
import { useT } from '#web/i18n/I18n.tsx'
import type { SelectionActProps } from '#web/records/list/selection-act.ts'
import { useHere } from '#web/records/here.ts'
import { Button } from '#web/ui/Button.tsx'
import { mostDeletedUnasked } from '#web/records/list/bulk.ts'
import { lazy } from '#web/ui/lazy.ts'

const BulkDialog = lazy(() => import('./BulkDialog.tsx'))
const ExportDialog = lazy(() => import('./ExportDialog.tsx'))

/** Changing fields of the chosen records, and deleting all that a list finds. */
export function BulkButtons(props: SelectionActProps) {
  const { object, isAll, ids } = props
  const t = useT()
  const [asking, setAsking] = useState<'change' | 'owner' | 'delete' | 'export' | null>(null)
  const isAskedBefore = object.may.delete && (isAll || ids.length > mostDeletedUnasked)
  const hasOwner = object.fields.some(({ name, type }) => name === 'owner' && type === 'user')
  useHere([
    ...(object.may.update
      ? [{ id: 'bulk.change', says: 'bulk.change', icon: Pencil, run: () => setAsking('change') }]
      : []),
    ...(isAskedBefore
      ? [{ id: 'bulk.deleteChosen', says: 'bulk.deleteChosen', icon: Trash2, run: () => setAsking('delete') }]
      : []),
    { id: 'bulk.export', says: 'bulk.export', icon: Download, run: () => setAsking('export') },
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
      <Button size="sm" icon={Download} onClick={() => setAsking('export')}>
        {t('bulk.export')}
      </Button>
      {isAskedBefore && (
        <Button size="sm" icon={Trash2} onClick={() => setAsking('delete')}>
          {t(isAll ? 'bulk.deleteAll' : 'ui.delete')}
        </Button>
      )}
      <Suspense>
        {asking === 'export' && <ExportDialog {...props} onClose={() => setAsking(null)} />}
        {asking && asking !== 'export' && (
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
