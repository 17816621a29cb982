import { Link } from '@tanstack/react-router'
import { Check, Equal, SkipForward } from 'lucide-react'
import type { BulkPassed, BulkPreview } from '#capabilities/bulk/contract.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; preview: BulkPreview; deletes: boolean }

/** What becomes of the records: how many change, have it already, and are passed over, and why. */
export function TrialLines({ object, preview: { trial, count, gone }, deletes }: Props) {
  const t = useT()
  const format = useFormat()
  const { tried, changed, same, reasons, isBusy } = trial
  return (
    <div className="mt-3 border-t border-line pt-2">
      {isBusy && <p className="text-2">{t('bulk.busy')}</p>}
      {!isBusy && tried < count && <p className="mb-1 text-2">{t('bulk.triedFirst', { n: format.number(tried) })}</p>}
      <ul className="flex flex-col gap-1">
        {!isBusy && <Line icon={Check}>{t(deletes ? 'bulk.goes' : 'bulk.changes', { n: changed })}</Line>}
        {same > 0 && <Line icon={Equal}>{t('bulk.stays', { n: same })}</Line>}
        {reasons.map((reason) => (
          <Line key={`${reason.code} ${reason.detail}`} icon={SkipForward}>
            <Passed object={object} reason={reason} />
          </Line>
        ))}
        {gone > 0 && <Line icon={SkipForward}>{t('bulk.gone', { n: gone })}</Line>}
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

/** Behind the reason its records, each in a window of its own: the choice that is being made stays. */
function Passed({ object, reason: { count, detail, examples } }: { object: ObjectMeta; reason: BulkPassed }) {
  const t = useT()
  return (
    <details>
      <summary className="min-h-6 cursor-pointer rounded-sm break-words">
        {t('bulk.skips', { n: count })} {detail}
      </summary>
      <ul className="mt-1 flex flex-wrap gap-x-3">
        {examples.map(({ id, title }) => (
          <li key={id} className="min-w-0">
            <Link
              to={`/${object.name}/${id}`}
              target="_blank"
              className="inline-block min-h-6 break-words text-accent hover:underline"
            >
              {title || t('field.untitled')}
            </Link>
          </li>
        ))}
        {count > examples.length && <li className="text-3">{t('bulk.andMore', { n: count - examples.length })}</li>}
      </ul>
    </details>
  )
}
