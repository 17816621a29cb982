import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FileText, HeartPulse, RefreshCw, SlidersHorizontal, SpellCheck, Wrench } from 'lucide-react'
import { useCallback } from 'react'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { useLiveEvent } from '#web/live.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { LiveJob } from '#web/types.ts'
import { healthQuery, measure, refreshHealth, stateQuery } from '#capabilities/quality/web/health/api.ts'
import '#capabilities/quality/web/health/messages.ts'
import { CrossTable } from '#capabilities/quality/web/health/CrossTable.tsx'
import { ObjectTabs } from '#capabilities/quality/web/health/ObjectTabs.tsx'
import { PartTables } from '#capabilities/quality/web/health/PartTables.tsx'
import { Proposals } from '#capabilities/quality/web/health/Proposals.tsx'
import { ScoreHead } from '#capabilities/quality/web/health/ScoreHead.tsx'
import { WeightsDialog } from '#capabilities/quality/web/health/WeightsDialog.tsx'

/** `/health`: one number, its trend, what moved it, and what Tend proposes; below, the same by field, owner, source. */
export function HealthPage() {
  const t = useT()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { object?: string; weights?: string }
  const { data: all } = useQuery(healthQuery)
  const object = search.object ?? all?.find(({ records }) => records > 0)?.object ?? 'contact'
  const { data, error, refetch } = useQuery(stateQuery(object))
  const mayRepair = ['owner', 'admin', 'manager'].includes(useSession().user.role)
  const go = (next: Record<string, string>) => void navigate({ to: '.', search: next as never })
  const again = useMeasuring()
  const onJob = useCallback(
    ({ name, status }: LiveJob) => {
      if (name === 'quality.measure' && status === 'done') refreshHealth(object)
    },
    [object],
  )
  useLiveEvent('job', onJob)
  const isMeasured = data !== undefined && data.day !== null
  return (
    <Page
      title={t('health.title')}
      lead={<Icon of={HeartPulse} className="text-3" />}
      filters={<ObjectTabs object={object} onChange={(next) => go({ object: next })} />}
      tools={
        <Tools
          object={object}
          mayWeigh={mayRepair && isMeasured}
          isMeasuring={again.isPending}
          onMeasure={() => again.mutate()}
          onWeigh={() => go({ object, weights: '1' })}
        />
      }
    >
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.day === null && (
        <Empty
          icon={HeartPulse}
          title={t('health.none')}
          hint={t('health.noneHint')}
          action={
            <Button tone="primary" busy={again.isPending} onClick={() => again.mutate()}>
              {t('health.measure')}
            </Button>
          }
        />
      )}
      {isMeasured && (
        <div className="max-w-300">
          <ScoreHead state={data} />
          <Proposals key={object} object={object} />
          <PartTables state={data} />
          <CrossTable key={`cross ${object}`} state={data} />
        </div>
      )}
      {search.weights && mayRepair && <WeightsDialog object={object} onClose={() => go({ object })} />}
    </Page>
  )
}

type ToolsProps = {
  object: string
  mayWeigh: boolean
  isMeasuring: boolean
  onMeasure: () => void
  onWeigh: () => void
}

function Tools({ object, mayWeigh, isMeasuring, onMeasure, onWeigh }: ToolsProps) {
  const t = useT()
  return (
    <>
      <IconButton icon={RefreshCw} label={t('health.measure')} disabled={isMeasuring} onClick={onMeasure} />
      {mayWeigh && <IconButton icon={SlidersHorizontal} label={t('health.weights')} onClick={onWeigh} />}
      <ButtonLink tone="plain" icon={SpellCheck} to="/health/values" search={{ object }}>
        <span className="max-sm:sr-only">{t('health.values')}</span>
      </ButtonLink>
      <ButtonLink tone="plain" icon={Wrench} to="/health/repairs">
        <span className="max-sm:sr-only">{t('health.repairs')}</span>
      </ButtonLink>
      <ButtonLink tone="plain" icon={FileText} to="/health/report" search={{ object }}>
        <span className="max-sm:sr-only">{t('health.report')}</span>
      </ButtonLink>
    </>
  )
}

function useMeasuring() {
  return useMutation({
    mutationFn: () => measure(),
    onSuccess: () => toast({ text: 'health.measuring' }),
    onError: noteFailure,
  })
}
