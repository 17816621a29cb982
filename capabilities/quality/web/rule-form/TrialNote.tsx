import { useQuery } from '@tanstack/react-query'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { cx } from '#web/ui/cx.ts'
import type { RuleDraft } from '#capabilities/quality/contract-rules.ts'
import { trialQuery } from '#capabilities/quality/web/rules/api.ts'

/** What the rule says, how many records break it now, and the first of them. */
export function TrialNote({ question }: { question: RuleDraft | null }) {
  const t = useT()
  const label = useLabel()
  const { data, error, isFetching, isPending } = useQuery(trialQuery(question))
  if (!question) return <p className="self-start text-sm text-3 lg:pt-6">{t('rules.trialLater')}</p>
  return (
    <aside aria-live="polite" className="self-start rounded-lg border border-line bg-surface-1 p-4 lg:sticky lg:top-0">
      {error ? (
        <ErrorNote error={error} />
      ) : isPending || !data ? (
        <Skeleton lines={3} />
      ) : (
        <div className={cx('transition-opacity', isFetching && 'opacity-60')}>
          <p className="font-medium text-balance">{label(data.says)}</p>
          <p className="tabular mt-2 text-sm text-2">
            {t('rules.failNow', { failing: data.failing, total: data.total })}
          </p>
          <ul className="mt-2 flex flex-col gap-1 text-sm">
            {data.examples.map(({ id, title }) => (
              <li key={id} className="min-w-0">
                <RecordLink object={question.object} value={{ id, title }} whole />
              </li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  )
}
