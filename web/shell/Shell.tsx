import { Link, Outlet } from '@tanstack/react-router'
import { Menu as MenuIcon, Search } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { useSession } from '#web/data.ts'
import { nav } from '#web/capabilities.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { useLive } from '#web/live.ts'
import { ContextMenuLayer } from '#web/records/context-menu/ContextMenuLayer.tsx'
import { NavBadge } from '#web/shell/NavBadge.tsx'
import { Navigation } from '#web/shell/Navigation.tsx'
import { useSayZone } from '#web/shell/say-zone.ts'
import { ShellKeys } from '#web/shell/ShellKeys.tsx'
import { afterFirstScreen } from '#web/ui/first-screen.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { lazy, patiently } from '#web/ui/lazy.ts'

const loadPalette = () => import('#web/shell/CommandMenu.tsx').then((file) => file.CommandMenu)
const loadStrip = () => import('#web/offline/OfflineStrip.tsx').then((file) => file.OfflineStrip)
const loadDrawer = () => import('#web/shell/Drawer.tsx').then((file) => file.Drawer)
const KeySheet = lazy(() => import('#web/shell/KeySheet.tsx').then((file) => ({ default: file.KeySheet })))

/** The signed-in app: navigation at the left, one screen at the right, and what lies above both. */
export function Shell() {
  const [over, setOver] = useState<'palette' | 'sheet' | 'drawer' | null>(null)
  useLive()
  useSayZone()
  const close = () => setOver(null)
  return (
    <div className="flex h-full">
      <ShellKeys onPalette={() => setOver('palette')} onSheet={() => setOver('sheet')} />
      <div className="max-sm:hidden">
        <Navigation onSearch={() => setOver('palette')} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col sm:border-l sm:border-line">
        <SmallHeader onMenu={() => setOver('drawer')} onSearch={() => setOver('palette')} />
        <AfterFirst load={loadStrip} />
        <div className="min-h-0 flex-1">
          <Outlet />
        </div>
      </div>
      <Fetched load={loadDrawer} shown={over === 'drawer'} onClose={close} onSearch={() => setOver('palette')} />
      <Fetched load={loadPalette} shown={over === 'palette'} onClose={close} />
      <ContextMenuLayer />
      <Suspense>{over === 'sheet' && <KeySheet onClose={close} />}</Suspense>
    </div>
  )
}

/**
 * A part that is fetched once the first screen stands, or when it is wanted earlier. Not with `lazy`: React shows
 * what was suspended 300 ms later, even when it has long been there, and Ctrl K must open at once.
 */
function Fetched<P extends Over>({
  load,
  shown,
  ...props
}: { load: () => Promise<ComponentType<P>>; shown: boolean } & P) {
  const [part, setPart] = useState<{ Part: ComponentType<P> }>()
  useEffect(() => {
    const fetch = () =>
      void patiently(load).then(
        (Part) => setPart({ Part }),
        () => undefined,
      )
    return shown ? fetch() : afterFirstScreen(fetch)
  }, [load, shown])
  return shown && part ? <part.Part {...(props as unknown as P)} /> : null
}

/** What the first screen does without, and may be needed at any moment. */
function AfterFirst({ load }: { load: () => Promise<ComponentType> }) {
  const [part, setPart] = useState<{ Part: ComponentType }>()
  useEffect(
    () =>
      afterFirstScreen(
        () =>
          void patiently(load).then(
            (Part) => setPart({ Part }),
            () => undefined,
          ),
      ),
    [load],
  )
  return part ? <part.Part /> : null
}

type Over = { onClose: () => void }

function SmallHeader({ onMenu, onSearch }: { onMenu: () => void; onSearch: () => void }) {
  const t = useT()
  const label = useLabel()
  const { workspace } = useSession()
  return (
    <header className="flex h-12 items-center gap-1 border-b border-line px-1 sm:hidden">
      <IconButton icon={MenuIcon} label={t('shell.openNavigation')} onClick={onMenu} />
      <span className="min-w-0 flex-1 truncate text-sm font-semibold">{workspace.name}</span>
      {nav
        .filter(({ group, badge }) => group === 'top' && badge)
        .map((entry) => (
          <Link
            key={entry.path}
            to={entry.path}
            className="relative flex size-10 shrink-0 items-center justify-center rounded-md text-2 hover:bg-hover"
          >
            <Icon of={entry.icon} />
            <span className="sr-only">{label(entry.label)}</span>
            <span className="absolute top-1 right-0.5">
              <NavBadge entry={entry} />
            </span>
          </Link>
        ))}
      <IconButton icon={Search} label={t('ui.search')} onClick={onSearch} />
    </header>
  )
}
