import { Check, Equal, SkipForward } from 'lucide-react'
import type { BulkTrial } from '#capabilities/bulk/contract.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'

type Props = { trial: BulkTrial; count: number; deletes: boolean }

/** What becomes of the records: how many change, have it already, and are passed over, and why. */
export function TrialLines({ trial, count, deletes }: Props) {
  const t = useT()
  const format = useFormat()
  const { tried, changed, same, skipped, reasons } = trial
  const unnamed = skipped - reasons.reduce((sum, reason) => sum + reason.count, 0)
  return (
    <div className="mt-3 border-t border-line pt-2">
      {tried < count && <p className="mb-1 text-2">{t('bulk.triedFirst', { n: format.number(tried) })}</p>}
      <ul className="flex flex-col gap-1">
        <Line icon={Check}>{t(deletes ? 'bulk.goes' : 'bulk.changes', { n: changed })}</Line>
        {same > 0 && <Line icon={Equal}>{t('bulk.stays', { n: same })}</Line>}
        {reasons.map(({ code, detail, count: n }) => (
          <Line key={code} icon={SkipForward}>
            {t('bulk.skips', { n })} {detail}
          </Line>
        ))}
        {unnamed > 0 && <Line icon={SkipForward}>{t('bulk.skipsGone', { n: unnamed })}</Line>}
      </ul>
    </div>
  )
}

function Line({ icon, children }: { icon: typeof Check; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon of={icon} size={14} className="mt-0.5 shrink-0 text-3" />
      <span className="min-w-0">{children}</span>
    </li>
  )
}
