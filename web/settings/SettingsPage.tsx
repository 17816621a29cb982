import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { nav } from '#web/capabilities.ts'
import { useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/settings/messages.ts'
import { Page } from '#web/ui/Page.tsx'

type Props = { title: string; action?: ReactNode; filters?: ReactNode; children: ReactNode }

const line = `flex min-h-8 items-center rounded-md px-2 text-sm whitespace-nowrap text-2 hover:bg-hover hover:text-1
  data-[status=active]:bg-pressed data-[status=active]:font-medium data-[status=active]:text-1 pointer-coarse:min-h-10`

const side = `flex shrink-0 gap-px p-3 max-sm:overflow-x-auto max-sm:border-b max-sm:border-line sm:w-48 sm:flex-col`

/** The frame of every settings screen: its neighbours at the left, or in a row on a small screen. */
export function SettingsPage({ title, action, filters, children }: Props) {
  const t = useT()
  const label = useLabel()
  const { user } = useSession()
  const added = nav.filter((entry) => entry.group === 'settings' && (!entry.roles || entry.roles.includes(user.role)))
  return (
    <Page title={title} action={action} filters={filters} flush>
      <div className="flex min-h-0 flex-1 max-sm:flex-col">
        <nav aria-label={t('settings.title')} className={side}>
          <Link to="/settings" activeOptions={{ exact: true }} className={line}>
            {t('settings.profile')}
          </Link>
          <Link to="/settings/people" className={line}>
            {t('settings.people')}
          </Link>
          <Link to="/settings/jobs" className={line}>
            {t('jobs.title')}
          </Link>
          {added.map((entry) => (
            <Link key={entry.path} to={entry.path} className={line}>
              {label(entry.label)}
            </Link>
          ))}
        </nav>
        <div className="min-w-0 flex-1 overflow-y-auto p-4">{children}</div>
      </div>
    </Page>
  )
}
