import { Suspense } from 'react'
import type { ComponentType } from 'react'
import { homeParts, homeStarts } from '#web/capabilities.ts'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { HomeAgenda } from '#web/shell/HomeAgenda.tsx'
import { HomeDeals } from '#web/shell/HomeDeals.tsx'
import { HomeQuality } from '#web/shell/HomeQuality.tsx'
import { HomeRecent } from '#web/shell/HomeRecent.tsx'
import { HomeTasks } from '#web/shell/HomeTasks.tsx'
import type { HomePart } from '#web/shell/screens.ts'
import { lazy } from '#web/ui/lazy.ts'
import { Page } from '#web/ui/Page.tsx'

const fetched = ({ load }: HomePart) => lazy<ComponentType>(() => load().then((Part) => ({ default: Part })))
const parts = homeParts.map(fetched)
const starts = homeStarts.map(fetched)

/** The reader's day: what to do, where to be, and what needs him. */
export function HomePage() {
  const t = useT()
  const { user } = useSession()
  return (
    <Page
      title={t('shell.home')}
      view={<span className="truncate text-sm text-3">{t('home.hello', { name: user.name })}</span>}
    >
      <Fetched parts={starts} />
      <div className="grid max-w-300 grid-cols-1 gap-x-10 lg:grid-cols-2">
        <div className="min-w-0">
          <HomeTasks />
          <HomeDeals />
        </div>
        <div className="min-w-0">
          <HomeAgenda />
          <Fetched parts={parts} />
          <HomeQuality />
          <HomeRecent />
        </div>
      </div>
    </Page>
  )
}

function Fetched({ parts: shown }: { parts: readonly ComponentType[] }) {
  return shown.map((Part, at) => (
    <Suspense key={at} fallback={null}>
      <Part />
    </Suspense>
  ))
}
