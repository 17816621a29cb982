import { useQuery } from '@tanstack/react-query'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { recordHealthQuery } from '#capabilities/quality/web/health/api.ts'
import '#capabilities/quality/web/health/messages.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'

/** The score of one record with the three faults that cost it most. Absent where the object is not measured. */
export function RecordScore({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const format = useFormat()
  const names = useNames(object.name)
  const { data } = useQuery(recordHealthQuery(object.name, id))
  if (!data) return null
  const n = Math.round(data.score * 100)
  const label = t('health.recordScore', { n })
  const tone = n >= 80 ? 'text-success' : n >= 50 ? 'text-warning' : 'text-danger'
  return (
    <div className="min-w-0">
      <dt className="text-xs text-3">{t('health.title')}</dt>
      <dd className="mt-0.5 flex min-h-5 items-center">
        <Popover
          title={t('health.recordTitle')}
          className="w-72"
          trigger={
            <button
              type="button"
              aria-label={label}
              className="-ml-1 inline-flex items-center gap-1.5 rounded-md px-1 text-sm hover:bg-hover"
            >
              <Ring share={data.score} className={tone} />
              <span className="tabular font-medium">{n}</span>
            </button>
          }
        >
          <p className="mb-2 text-xs text-3">{label}</p>
          {data.faults.length === 0 && <p className="text-sm">{t('health.recordGood')}</p>}
          <ul className="text-sm">
            {data.faults.slice(0, 3).map((fault) => (
              <li key={`${fault.field} ${fault.dimension}`} className="flex justify-between gap-3 py-0.5">
                <span className="min-w-0">
                  {t(`health.fault.${fault.dimension}`, {
                    field: fault.field === null ? '' : names.field(fault.field),
                  })}
                </span>
                <span className="tabular whitespace-nowrap text-2">
                  {t('health.points', { n: format.number(fault.points, { maximumFractionDigits: 1 }) })}
                </span>
              </li>
            ))}
          </ul>
        </Popover>
      </dd>
    </div>
  )
}

const radius = 6
const round = 2 * Math.PI * radius

function Ring({ share, className }: { share: number; className: string }) {
  return (
    <svg aria-hidden width="16" height="16" viewBox="0 0 16 16" className={className}>
      <circle cx="8" cy="8" r={radius} fill="none" stroke="var(--line-strong)" strokeWidth="2" />
      <circle
        cx="8"
        cy="8"
        r={radius}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={`${share * round} ${round}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  )
}
