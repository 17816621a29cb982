import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Handshake } from 'lucide-react'
import { listKey, useObject } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { queryRecords, textOf } from '#web/records.ts'
import { addDays, localDay } from '#web/records/calendar/days.ts'
import { SeeAll } from '#web/shell/SeeAll.tsx'
import type { CrmRecord, Linked } from '#web/types.ts'
import type { Money } from '#web/i18n/format.ts'
import { cx } from '#web/ui/cx.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

const DAYS = 30

/** Open deals whose expected day is past or within 30 days, the nearest first. */
export function HomeDeals() {
  const t = useT()
  const object = useObject('deal')
  const until = dayFromNow(DAYS)
  const query = {
    filter: { 'stage.kind': 'open', closesOn: { lte: until } },
    sort: 'closesOn',
    expand: ['company', 'stage'],
    limit: 8,
  }
  const { data, error, refetch } = useQuery({
    queryKey: listKey('deal', query),
    queryFn: ({ signal }) => queryRecords('deal', query, signal),
    enabled: object !== undefined,
  })
  if (!object) return null
  return (
    <Section title={t('home.dealsSoon')} tools={<SeeAll to="/deal" search={{ sort: 'closesOn' }} />}>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.items.length === 0 && <Empty icon={Handshake} title={t('home.dealsNone')} hint={t('home.dealsHint')} />}
      <ul>
        {data?.items.map((deal) => (
          <DealLine key={deal.id} deal={deal} />
        ))}
      </ul>
    </Section>
  )
}

/** A day where the reader is. */
const dayFromNow = (days: number): string => addDays(localDay(), days)

function DealLine({ deal }: { deal: CrmRecord }) {
  const t = useT()
  const format = useFormat()
  const company = deal.company as Linked | null
  const amount = deal.amount as Money | null
  const day = typeof deal.closesOn === 'string' ? deal.closesOn : null
  const isLate = day !== null && day < dayFromNow(0)
  return (
    <li className="border-b border-line">
      <Link to={`/deal/${deal.id}`} className="flex min-h-9 items-center gap-3 text-sm hover:bg-hover">
        <span className="min-w-0 flex-1 truncate">
          {textOf(deal, 'name')}
          {company?.title && <span className="text-3"> · {company.title}</span>}
        </span>
        {amount && (
          <span className="tabular shrink-0">{format.money(amount, amount.amount >= 10_000 ? 'compact' : 'full')}</span>
        )}
        {day && (
          <time dateTime={day} className={cx('shrink-0 text-right text-xs sm:w-32', isLate ? 'text-danger' : 'text-3')}>
            {isLate && `${t('home.overdue')} · `}
            {format.date(day, 'short')}
          </time>
        )}
      </Link>
    </li>
  )
}
