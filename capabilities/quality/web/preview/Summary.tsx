import type { UseQueryResult } from '@tanstack/react-query'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { DryRun, DryRunProgress } from '#capabilities/quality/contract-imports.ts'
import '#capabilities/quality/web/imports/messages.ts'
import '#capabilities/quality/web/preview/messages.ts'
import { Figures } from '#capabilities/quality/web/report/Figures.tsx'
import { Reasons } from '#capabilities/quality/web/report/Reasons.tsx'
import '#capabilities/quality/web/report/messages.ts'

type Progress = DryRunProgress['progress']
type Props = {
  dryRun: UseQueryResult<DryRun>
  /** Undefined until the first word of it, which a small file is faster than. */
  progress: Progress | undefined
  object: string
  onWhole: () => void
}

/** What the whole file would do. */
export function Summary({ dryRun, progress, object, onWhole }: Props) {
  const t = useT()
  return (
    <section aria-label={t('preview.summary')} className="mb-6">
      <h2 className="mb-2 text-sm font-semibold">{t('preview.summary')}</h2>
      {dryRun.error && !dryRun.data && <ErrorNote error={dryRun.error} onAgain={() => void dryRun.refetch()} />}
      {dryRun.isPending && (
        <div className="flex flex-col gap-2">
          <p className="text-sm text-2">{t('preview.checking')}</p>
          {progress ? <Checked progress={progress} /> : <Skeleton className="h-14" />}
        </div>
      )}
      {dryRun.data && (
        <>
          {!dryRun.data.isWhole && (
            <p className="flex flex-wrap items-center gap-3 pb-2 text-sm text-2">
              {t('preview.firstRows', { n: dryRun.data.counts.rows })}
              <Button size="sm" onClick={onWhole}>
                {t('preview.wholeFile')}
              </Button>
            </p>
          )}
          <Figures counts={dryRun.data.counts} />
          <Reasons reasons={dryRun.data.reasons} object={object} />
        </>
      )}
    </section>
  )
}

function Checked({ progress: { done, total } }: { progress: Progress }) {
  const t = useT()
  const format = useFormat()
  const text =
    total === null
      ? t('imports.reading')
      : t('imports.rowsOf', { done: format.number(done), total: format.number(total) })
  return (
    <div className="flex h-14 max-w-xl flex-col justify-center gap-2">
      <ProgressBar label={t('preview.checkingFile')} value={total === null ? null : done} total={total ?? 1} />
      <p className="tabular text-sm" aria-live="polite">
        {text}
      </p>
    </div>
  )
}
