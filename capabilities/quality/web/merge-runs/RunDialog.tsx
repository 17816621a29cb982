import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { RunPreview } from '#capabilities/quality/contract-merging.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { offerUndo } from '#web/records/offer-undo.ts'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { refreshPairs } from '#capabilities/quality/web/duplicates/api.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { runPreviewQuery, startRun, undoRun } from '#capabilities/quality/web/merging/api.ts'

/** Merges every group above a probability the reader chooses, after showing how many those are and how sure. */
export function RunButton({ object }: { object: ObjectMeta }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  if (!object.may.update || !object.may.delete) return null
  return (
    <>
      <Button icon={ListChecks} onClick={() => setOpen(true)}>
        {t('run.button')}
      </Button>
      {open && <RunDialog object={object} onClose={() => setOpen(false)} />}
    </>
  )
}

function RunDialog({ object, onClose }: { object: ObjectMeta; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const [percent, setPercent] = useState<number | null>(99)
  const threshold = percent === null ? null : percent / 100
  const preview = useQuery(runPreviewQuery(object.name, threshold))
  const start = useMutation({
    mutationFn: () => {
      const started = startRun(object.name, threshold ?? 1)
      const back = ({ id }: { id: string }) => undoRun(id).then(() => refreshPairs(object.name))
      const merges = preview.data?.merges ?? 0
      const asks = () => Promise.resolve(merges === 0 ? null : { text: 'run.undoAsk', params: { n: merges } })
      offerUndo({ text: 'run.begun' }, started, back, { text: 'run.undoing', asks })
      return started
    },
    onSuccess: () => {
      refreshPairs(object.name)
      void navigate({ to: '/duplicates/runs', search: { object: object.name } as never })
    },
  })
  const n = preview.data?.merges ?? 0
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button
        tone="primary"
        busy={start.isPending}
        disabled={n === 0 || preview.isFetching || percent === null}
        onClick={() => start.mutate()}
      >
        {t('run.start', { n: preview.data?.groups ?? 0 })}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('run.dialog')} lead={t('run.hint')} actions={actions}>
      <div className="flex flex-col gap-3">
        <NumberField
          className="max-w-40"
          label={t('run.threshold')}
          unit="%"
          min={50}
          max={100}
          step={0.5}
          value={percent}
          onChange={setPercent}
        />
        {preview.error && <ErrorNote error={preview.error} onAgain={() => void preview.refetch()} />}
        {!preview.data && !preview.error && <Skeleton lines={3} className="w-60" />}
        {preview.data && <Expected preview={preview.data} />}
        {start.error && <ErrorNote error={start.error} />}
      </div>
    </Dialog>
  )
}

/** How many, how many of them may be wrong, and the least sure of them to judge by. */
function Expected({ preview }: { preview: RunPreview }) {
  const t = useT()
  const format = useFormat()
  const percent = usePercent()
  return (
    <div className="flex flex-col gap-2 text-sm" aria-live="polite">
      <p>{t('run.count', { groups: preview.groups, merges: preview.merges })}</p>
      {preview.merges > 0 && (
        <p className="text-2">
          {t('run.wrong', {
            n: format.number(preview.expectedWrong, { maximumFractionDigits: 1 }),
            share: format.percent(preview.wrongShare * 100, 2),
          })}
        </p>
      )}
      {preview.sample.length > 0 && (
        <div>
          <p className="mb-1 text-xs text-3">{t('run.sample')}</p>
          <ul className="rounded-md border border-line">
            {preview.sample.map((group) => (
              <li key={group.id} className="flex items-start gap-2 border-b border-line px-2 py-1 last:border-b-0">
                <span className="min-w-0 flex-1 break-words">
                  {group.members.map(({ title }) => title).join(' · ')}
                </span>
                <span className="tabular text-xs text-2">{percent(group.probability)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
