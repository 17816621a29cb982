import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { HomeDeals } from '#web/shell/HomeDeals.tsx'
import { HomeQuality } from '#web/shell/HomeQuality.tsx'
import { HomeRecent } from '#web/shell/HomeRecent.tsx'
import { HomeTasks } from '#web/shell/HomeTasks.tsx'
import { Page } from '#web/ui/Page.tsx'

/** What wants attention today. */
export function HomePage() {
  const t = useT()
  const { user } = useSession()
  return (
    <Page
      title={t('shell.home')}
      view={<span className="truncate text-sm text-3">{t('home.hello', { name: user.name })}</span>}
    >
      <div className="grid max-w-300 grid-cols-1 gap-x-10 lg:grid-cols-2">
        <div className="min-w-0">
          <HomeTasks />
          <HomeDeals />
        </div>
        <div className="min-w-0">
          <HomeQuality />
          <HomeRecent />
        </div>
      </div>
    </Page>
  )
}
