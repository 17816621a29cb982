import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { api, path } from '#web/api.ts'
import { useObject } from '#web/data.ts'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import { Banner } from '#web/ui/Banner.tsx'
import { buttonLook } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { Import, Report } from '#capabilities/quality/contract-imports.ts'
import { isMoving } from '#capabilities/quality/web/imports/api.ts'
import { useObjectName } from '#capabilities/quality/web/imports/object-name.ts'
import { StepFrame } from '#capabilities/quality/web/imports/StepFrame.tsx'
import { Figures } from '#capabilities/quality/web/report/Figures.tsx'
import { ImportProgress } from '#capabilities/quality/web/report/ImportProgress.tsx'
import '#capabilities/quality/web/report/messages.ts'
import { Reasons } from '#capabilities/quality/web/report/Reasons.tsx'
import { UndoImport } from '#capabilities/quality/web/report/UndoImport.tsx'
import { UndoneNote } from '#capabilities/quality/web/report/UndoneNote.tsx'

/** The last step: the import while it runs, then what came of it, and the way back. */
export function ResultStep({ one }: { one: Import }) {
  const t = useT()
  const locale = useLocale()
  const objectName = useObjectName()
  const meta = useObject(one.object ?? '')
  const moving = isMoving(one.status)
  const report = useQuery({
    queryKey: ['import-report', one.id, one.status, locale],
    queryFn: () => api.get<Report>(`${path('imports', one.id)}/report`),
    enabled: !moving,
    staleTime: 300_000,
  })
  const action =
    one.status === 'done' && meta ? (
      <ButtonLink tone="primary" to={`/${meta.name}`} search={{ sort: '-updatedAt' }}>
        {t('report.open', { objects: objectName(meta.name) })}
      </ButtonLink>
    ) : (
      one.status === 'undone' && (
        <ButtonLink tone="primary" to="/imports/new">
          {t('report.resume')}
        </ButtonLink>
      )
    )
  const mayUndo = one.status === 'done' || (one.status === 'failed' && one.counts.created + one.counts.updated > 0)
  return (
    <StepFrame
      one={one}
      step="result"
      tools={mayUndo && <UndoImport one={one} />}
      action={action || undefined}
      banner={one.status === 'undone' && <Banner tone="warning">{t('report.undone')}</Banner>}
    >
      {moving && (
        <div className="flex flex-col gap-4">
          <ImportProgress one={one} />
          {one.status === 'running' && <Figures counts={one.counts} />}
          <p className="text-sm text-2">{t(one.status === 'undoing' ? 'report.undoRunning' : 'report.running')}</p>
        </div>
      )}
      {one.status === 'failed' && one.error && (
        <div className="mb-4">
          <ErrorNote
            error={one.error}
            title={t('report.failed')}
            kept={mayUndo ? t('report.failedKept') : t('imports.nothingWritten')}
          />
        </div>
      )}
      {!moving && <Outcome one={one} report={report} />}
    </StepFrame>
  )
}

/** What came of it: counts, what was taken back, what to do next, and the reasons. */
function Outcome({ one, report }: { one: Import; report: UseQueryResult<Report> }) {
  const counts = report.data?.counts ?? one.counts
  return (
    <>
      {report.data?.undone && <UndoneNote undone={report.data.undone} />}
      <div className={one.status === 'undone' ? 'opacity-65' : undefined}>
        <Figures counts={counts} />
      </div>
      <FollowUps id={one.id} object={one.object} counts={counts} />
      {report.error && !report.data && (
        <div className="mt-4">
          <ErrorNote error={report.error} onAgain={() => void report.refetch()} />
        </div>
      )}
      {report.isLoading && <Skeleton lines={6} className="mt-4" />}
      {report.data && <Reasons reasons={report.data.reasons} object={one.object ?? ''} />}
    </>
  )
}

/** What to do next with what was left over: the rejected rows, the records that may be there twice. */
function FollowUps({ id, object, counts }: { id: string; object: string | null; counts: Import['counts'] }) {
  const t = useT()
  const has = counts.rejected > 0 || counts.duplicates > 0
  if (!has) return null
  return (
    <div className="mt-4 flex flex-col gap-2 text-sm text-2">
      {counts.rejected > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a href={`/api${path('imports', id)}/rejected`} download className={buttonLook()}>
            <Icon of={Download} />
            {t('report.download')}
          </a>
          {t('report.downloadHint')}
        </p>
      )}
      {counts.duplicates > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ButtonLink to="/duplicates" search={object ? { object } : undefined}>
            {t('report.duplicates')}
          </ButtonLink>
          {t('report.known', { n: counts.duplicates })}
        </p>
      )}
    </div>
  )
}
