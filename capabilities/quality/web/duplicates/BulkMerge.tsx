import { useMutation, useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useRef, useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { ObjectMeta } from '#web/types.ts'
import { refreshPairs } from '#capabilities/quality/web/duplicates/api.ts'
import type { BulkProgress } from '#capabilities/quality/web/duplicates/bulk.ts'
import { mergeAll, mostAtOnce, surePairs, takeAllBack } from '#capabilities/quality/web/duplicates/bulk.ts'

/** Merges every pair above a probability the reader chooses, after showing how many those are. */
export function BulkMerge({ object }: { object: ObjectMeta }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={ListChecks} onClick={() => setOpen(true)}>
        {t('dup.bulk')}
      </Button>
      {open && <BulkDialog object={object} onClose={() => setOpen(false)} />}
    </>
  )
}

function BulkDialog({ object, onClose }: { object: ObjectMeta; onClose: () => void }) {
  const t = useT()
  const { percent, setPercent, sure, run, done, stop } = useBulk(object, onClose)
  const n = sure.data?.length ?? 0
  const actions = run.isPending ? (
    <Button onClick={stop}>{t('dup.bulkStop')}</Button>
  ) : (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button tone="primary" disabled={n === 0 || sure.isFetching} onClick={() => run.mutate()}>
        {t('dup.bulkRun', { n })}
      </Button>
    </>
  )
  const close = () => {
    if (!run.isPending) onClose()
  }
  return (
    <Dialog open onClose={close} title={t('dup.bulkTitle')} lead={t('dup.bulkHint')} actions={actions}>
      {run.isPending ? (
        <Running done={done} total={n} />
      ) : (
        <div className="flex flex-col gap-3">
          <NumberField
            className="max-w-40"
            label={t('dup.bulkThreshold')}
            unit="%"
            min={50}
            max={100}
            step={0.5}
            value={percent}
            onChange={setPercent}
          />
          {sure.error && <ErrorNote error={sure.error} onAgain={() => void sure.refetch()} />}
          {sure.isFetching && <Skeleton className="h-5 w-40" />}
          {sure.data && !sure.isFetching && (
            <p className="text-sm" aria-live="polite">
              {t('dup.bulkCount', { n })} {n >= mostAtOnce && t('dup.bulkMore', { n: mostAtOnce })}
            </p>
          )}
          {run.error && <ErrorNote error={run.error} />}
        </div>
      )}
    </Dialog>
  )
}

function Running({ done, total }: { done: number; total: number }) {
  const t = useT()
  const format = useFormat()
  const text = `${format.number(done)} / ${format.number(total)}`
  return <ProgressBar label={t('dup.bulkTitle')} value={done} total={total} text={text} />
}

/** The pairs above the chosen probability, and the merging of them one after the other. */
function useBulk(object: ObjectMeta, onDone: () => void) {
  const [percent, setPercent] = useState<number | null>(99)
  const [done, setDone] = useState(0)
  const goOn = useRef(true)
  const sure = useQuery({
    queryKey: ['duplicates', object.name, 'sure', percent],
    queryFn: ({ signal }) => surePairs(object.name, (percent ?? 100) / 100, signal),
    enabled: percent !== null && done === 0, // the queue shrinks under the count while it is merged
  })
  const tell = (progress: BulkProgress) => {
    setDone(progress.done)
    return goOn.current
  }
  const run = useMutation({
    mutationFn: () => {
      goOn.current = true
      return mergeAll(object, sure.data ?? [], tell)
    },
    onSuccess: ({ merged, skipped }) => {
      const takeBack = () => takeAllBack(merged).finally(() => refreshPairs(object.name))
      toast({ text: 'dup.bulkDone', params: { n: merged.length }, action: { run: takeBack } })
      if (skipped > 0) toast({ text: 'dup.bulkSkipped', params: { n: skipped } })
      onDone()
    },
    onSettled: () => refreshPairs(object.name),
  })
  const stop = () => {
    goOn.current = false
  }
  return { percent, setPercent, sure, run, done, stop }
}
