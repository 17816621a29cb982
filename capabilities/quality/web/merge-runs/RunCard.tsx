import { useMutation } from '@tanstack/react-query'
import { CircleStop, ListChecks, Undo2, Wand2 } from 'lucide-react'
import { useState } from 'react'
import type { Run } from '#capabilities/quality/contract-merging.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import type { UpkeepState } from '#web/ui/UpkeepCard.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import { refreshPairs } from '#capabilities/quality/web/duplicates/api.ts'
import { stopRun, undoRun } from '#capabilities/quality/web/merging/api.ts'
import { RunItems } from '#capabilities/quality/web/merge-runs/RunItems.tsx'
import { failed } from '#capabilities/quality/web/merging/use-decisions.ts'

const states: Record<Run['status'], UpkeepState> = {
  running: 'trying',
  stopping: 'trying',
  done: 'applied',
  undoing: 'trying',
  undone: 'putBack',
}

/** One run: what was the matter, how sure it was, what was done, and the way back for all of it at once. */
export function RunCard({ run, object }: { run: Run; object: ObjectMeta }) {
  const t = useT()
  const format = useFormat()
  const label = useLabel()
  const [open, setOpen] = useState(false)
  const act = useAct(run)
  const isBusy = run.status === 'running' || run.status === 'stopping' || run.status === 'undoing'
  const plural = label(object.plural)
  const objects = /^[A-Z]/.test(plural) ? plural.toLowerCase() : plural
  const done = run.merged + run.skipped
  const mayDecide = object.may.update && object.may.delete
  return (
    <UpkeepCard
      icon={run.kind === 'auto' ? Wand2 : ListChecks}
      symptom={t('run.symptom', { n: run.merged, objects })}
      figure={`≥ ${format.percent(run.threshold * 100, 1)}`}
      state={states[run.status]}
      evidence={t('run.evidence', {
        groups: run.groups ?? done,
        skipped: run.skipped,
        wrong: format.number(run.expectedWrong, { maximumFractionDigits: 1 }),
      })}
      remedy={
        <>
          {run.kind === 'auto' ? t('run.byItself') : t('run.asked', { name: run.actor?.name ?? '' })}{' '}
          <RelativeTime at={run.at} />
        </>
      }
      {...(run.kept > 0 ? { effect: t('run.kept', { n: run.kept }) } : {})}
      actions={mayDecide && <Actions run={run} act={act} isBusy={isBusy} open={open} onOpen={() => setOpen(!open)} />}
    >
      {isBusy && (
        <ProgressBar
          label={t(run.status === 'undoing' ? 'run.undoing' : 'run.running')}
          value={run.status === 'undoing' || run.groups === null ? null : done}
          total={run.groups ?? 1}
          text={
            run.status === 'undoing' || run.groups === null
              ? t(run.status === 'undoing' ? 'run.undoing' : 'run.running')
              : `${format.number(done)} / ${format.number(run.groups)}`
          }
        />
      )}
      {open && !isBusy && <RunItems run={run} mayDecide={mayDecide} />}
    </UpkeepCard>
  )
}

function useAct(run: Run) {
  return useMutation({
    mutationFn: (what: 'stop' | 'undo') => (what === 'stop' ? stopRun(run.id) : undoRun(run.id)),
    onError: (error) => failed(error),
    onSettled: () => refreshPairs(run.object),
  })
}

type ActionsProps = { run: Run; act: ReturnType<typeof useAct>; isBusy: boolean; open: boolean; onOpen: () => void }

function Actions({ run, act, isBusy, open, onOpen }: ActionsProps) {
  const t = useT()
  return (
    <>
      {run.status === 'running' && (
        <Button icon={CircleStop} busy={act.isPending} onClick={() => act.mutate('stop')}>
          {t('run.stop')}
        </Button>
      )}
      {run.status === 'done' && run.merged > 0 && (
        <Button icon={Undo2} busy={act.isPending} onClick={() => act.mutate('undo')}>
          {t('run.undo')}
        </Button>
      )}
      {run.merged + run.skipped > 0 && !isBusy && (
        <Button tone="plain" aria-expanded={open} onClick={onOpen}>
          {t(open ? 'run.hide' : 'run.show')}
        </Button>
      )}
    </>
  )
}
