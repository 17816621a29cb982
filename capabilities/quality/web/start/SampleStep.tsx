import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { isApiError } from '#web/api.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { useLiveEvent } from '#web/live.ts'
import type { LiveJob } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import { toast } from '#web/ui/toast.ts'
import type { SampleState } from '#capabilities/quality/contract-sample.ts'
import { fillSample, firstStepsQuery, removeSample } from '#capabilities/quality/web/start/api.ts'
import { Step } from '#capabilities/quality/web/start/Step.tsx'

/** Made-up customers to look around with: brought in, looked at, and taken away again. */
export function SampleStep({ state }: { state: SampleState }) {
  const t = useT()
  const client = useQueryClient()
  const progress = useProgress()
  const [asked, setAsked] = useState<'filling' | 'leaving' | null>(null)
  const after = {
    onError: (error: unknown) => {
      setAsked(null)
      const detail = isApiError(error) ? error.detail : undefined
      toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
      void client.invalidateQueries({ queryKey: firstStepsQuery.queryKey })
    },
  }
  const fill = useMutation({ mutationFn: fillSample, onMutate: () => setAsked('filling'), ...after })
  const remove = useMutation({ mutationFn: removeSample, onMutate: () => setAsked('leaving'), ...after })
  // Between the press and the first word from the server, what was asked for is what is going on.
  const isAnswered = asked === 'filling' ? state === 'there' : asked === 'leaving' && state === 'none'
  const now = asked !== null && !isAnswered ? asked : state
  const isBusy = now === 'filling' || now === 'leaving'
  const title = { none: 'sample', filling: 'filling', there: 'there', leaving: 'leaving' }[now]
  return (
    <Step
      title={t(`start.${title}`)}
      hint={t(now === 'none' || isBusy ? 'start.sampleHint' : 'start.thereHint')}
      isDone={false}
      actions={
        now === 'none' ? (
          <Button onClick={() => fill.mutate()}>{t('start.fill')}</Button>
        ) : (
          now === 'there' && (
            <>
              <ButtonLink to="/contact">{t('start.look')}</ButtonLink>
              <Button tone="plain" onClick={() => remove.mutate()}>
                {t('start.remove')}
              </Button>
            </>
          )
        )
      }
    >
      {isBusy && (
        <div className="mt-2 max-w-80">
          <ProgressBar label={t(`start.${title}`)} value={progress?.done ?? null} total={progress?.total ?? 7} />
        </div>
      )}
    </Step>
  )
}

function useProgress() {
  const [progress, setProgress] = useState<LiveJob['progress']>(null)
  const onJob = useCallback(({ name, progress: told }: LiveJob) => {
    if (/^quality\.(remove-)?sample$/.test(name)) setProgress(told)
  }, [])
  useLiveEvent('job', onJob)
  return progress
}
