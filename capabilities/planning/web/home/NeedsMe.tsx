import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bell, Handshake } from 'lucide-react'
import type { WithoutNextStep } from '#capabilities/planning/contract.ts'
import { unreadQuery } from '#capabilities/planning/web/api.ts'
import '#capabilities/planning/web/home/messages.ts'
import { api } from '#web/api.ts'
import { listKey } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'

/** No more are counted: what matters is that there are many. */
const counted = 100

/** What waits for the reader beside his tasks: what came in, and deals that nobody is about to do anything for. */
export function NeedsMe() {
  const t = useT()
  const unread = useQuery(unreadQuery).data?.unread ?? 0
  const { data: deals } = useQuery({
    // Under the tasks' key: a task made or done changes the answer.
    queryKey: [...listKey('task'), 'dealsWithoutNextStep'],
    queryFn: () => api.get<WithoutNextStep>('/deals-without-next-step'),
  })
  const n = deals?.count ?? 0
  if (unread === 0 && n === 0) return null
  return (
    <Section title={t('needs.title')}>
      <ul className="text-sm">
        {unread > 0 && (
          <li className="border-b border-line">
            <Link to="/inbox" className="flex min-h-9 items-center gap-3 hover:bg-hover">
              <Icon of={Bell} className="text-3" />
              {t('needs.unread', { n: unread })}
            </Link>
          </li>
        )}
        {n > 0 && (
          <li className="flex gap-3 border-b border-line py-2">
            <Icon of={Handshake} className="mt-0.5 text-3" />
            <div className="min-w-0">
              <p>
                {t(n < counted ? 'needs.deals' : 'needs.manyDeals', { n })}{' '}
                <span className="text-xs text-3">{t('needs.dealsHint')}</span>
              </p>
              <ul className="flex flex-wrap gap-x-3">
                {deals?.items.map(({ id, name }) => (
                  <li key={id} className="max-w-full min-w-0">
                    <Link to={`/deal/${id}`} className="block min-h-6 truncate leading-6 text-accent hover:underline">
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        )}
      </ul>
    </Section>
  )
}
