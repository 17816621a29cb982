import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Translate } from '#web/i18n/I18n.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import type { Import } from '#capabilities/quality/contract-imports.ts'
import { useRate } from '#capabilities/quality/web/report/use-rate.ts'

/** How far an import is: rows done, rows a second, the time it still needs. */
export function ImportProgress({ one, short }: { one: Import; short?: boolean }) {
  const t = useT()
  const format = useFormat()
  const { done = 0, total = null } = one.progress ?? {}
  const rate = useRate(one.progress)
  const label = t(one.status === 'undoing' ? 'imports.undoing' : 'imports.running', { name: one.name })
  const text =
    total === null && done === 0 && one.status === 'running'
      ? t('imports.reading')
      : total === null
        ? t('imports.rowsDone', { done: format.number(done) })
        : t('imports.rowsOf', { done: format.number(done), total: format.number(total) })
  if (short) return <ProgressBar label={label} value={total === null ? null : done} total={total ?? 1} text={text} />
  return (
    <div className="flex max-w-xl flex-col gap-2">
      <ProgressBar label={label} value={total === null ? null : done} total={total ?? 1} />
      <p className="tabular flex flex-wrap gap-x-4 text-sm text-2" aria-live="polite">
        <span className="text-1">{text}</span>
        {rate > 0 && <span>{t('imports.rate', { rate: format.number(Math.round(rate)) })}</span>}
        {rate > 0 && total !== null && total > done && <span>{remaining((total - done) / rate, t)}</span>}
      </p>
    </div>
  )
}

function remaining(seconds: number, t: Translate): string {
  if (seconds < 90) return t('imports.secondsLeft', { n: Math.max(1, Math.round(seconds)) })
  return t('imports.minutesLeft', { n: Math.round(seconds / 60) })
}
