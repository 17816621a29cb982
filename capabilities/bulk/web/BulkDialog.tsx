import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkAsked, BulkPreview } from '#capabilities/bulk/contract.ts'
import { previewBulk, startBulk } from '#capabilities/bulk/web/api.ts'
import { Examples } from '#capabilities/bulk/web/Examples.tsx'
import { FieldLines, type Line } from '#capabilities/bulk/web/FieldLines.tsx'
import { useT } from '#web/i18n/I18n.tsx'
import type { SelectionActProps } from '#web/records/list/selection-act.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { toast } from '#web/ui/toast.ts'

type Props = SelectionActProps & {
  deletes: boolean
  /** The field it begins with. */ field?: string | undefined
  onClose: (isStarted: boolean) => void
}

/** Asks for the new values, and shows how many records change and how some of them will look. */
export default function BulkDialog({ object, ids, isAll, asked, deletes, field, onClose }: Props) {
  const t = useT()
  const [lines, setLines] = useState<readonly Line[]>(
    field ? [{ field, value: null, shown: undefined, isSet: false }] : [],
  )
  const values = Object.fromEntries(
    lines.filter(({ isSet }) => isSet).map(({ field, value }) => [field, value ?? null]),
  )
  const isReady = deletes || Object.keys(values).length > 0
  const change: BulkAsked = {
    object: object.name,
    which: isAll ? { filter: asked.filter, q: asked.q } : { ids },
    change: deletes ? { delete: true } : { values },
  }
  const preview = useQuery({
    queryKey: ['bulk-preview', change],
    queryFn: ({ signal }) => previewBulk(change, signal),
    enabled: isReady,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const start = useMutation({
    mutationFn: () => startBulk(change),
    onSuccess: ({ total }) => {
      toast({ text: 'bulk.started', params: { n: total } })
      onClose(true)
    },
  })
  const count = preview.data ? willChange(preview.data) : isAll ? undefined : ids.length
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      title={t(deletes ? (isAll ? 'bulk.deleteAll' : 'bulk.deleteTitle') : 'bulk.change')}
      lead={t('bulk.lead')}
      actions={
        <>
          <Button onClick={() => onClose(false)}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={start.isPending}
            disabled={!isReady || preview.error !== null || count === 0 || isIdle(preview.data)}
            onClick={() => start.mutate()}
          >
            {t(deletes ? 'bulk.deleteThese' : 'bulk.changeThese', { n: count ?? 0 })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {!deletes && <FieldLines object={object} lines={lines} onChange={setLines} />}
        {isReady && preview.data && <Examples object={object} preview={preview.data} shown={lines} deletes={deletes} />}
        {(preview.error ?? start.error) && <ErrorNote error={preview.error ?? start.error} />}
      </div>
    </Dialog>
  )
}

/** How many will be done, as far as it is known: where it was tried with all of them, exactly those. */
function willChange({ count, trial: { tried, changed } }: BulkPreview): number {
  return tried === count ? changed : count
}

/** Nothing would become of it. */
function isIdle(preview: BulkPreview | undefined): boolean {
  return preview !== undefined && preview.trial.tried === preview.count && preview.trial.changed === 0
}
