import { Ellipsis, House, PanelLeft, PanelLeftClose, Search, Settings, Sprout } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { Fragment, useRef } from 'react'
import { nav } from '#web/capabilities.ts'
import { useObjects, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { toggleCollapsed, useCollapsed } from '#web/shell/collapsed.ts'
import { NavBadge } from '#web/shell/NavBadge.tsx'
import { NavLine } from '#web/shell/NavLine.tsx'
import { NavViews } from '#web/shell/NavViews.tsx'
import { useNavMenu } from '#web/shell/nav-menu/use-nav-menu.tsx'
import type { NavEntry } from '#web/shell/screens.ts'
import { useKeysOf } from '#web/shell/own-keys.ts'
import { navObjects } from '#web/shell/nav-objects.ts'
import { NavFoot } from '#web/shell/NavFoot.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'

type Props = {
  onSearch: () => void
  /** In the drawer of a small screen: always wide, and closes on a choice. */ drawer?: boolean
  onGo?: (to: string) => void
}

export function Navigation({ onSearch, drawer, onGo }: Props) {
  const t = useT()
  const label = useLabel()
  const keysOf = useKeysOf()
  const small = useCollapsed() && !drawer
  const { main, more } = navObjects(useObjects())
  const navigate = useNavigate()
  const hasData = useEntries('data').length > 0
  const box = useRef<HTMLElement>(null)
  const menu = useNavMenu(box, onGo ?? ((href) => void navigate({ href })))
  return (
    <nav
      ref={box}
      aria-label={t('shell.navigation')}
      className={cx('flex h-full flex-col gap-px bg-surface-0 px-2 pb-2', small ? 'w-12' : drawer ? 'w-full' : 'w-54')}
    >
      {!drawer && <Head small={small} />}
      <NavLine icon={Search} label={t('ui.search')} keys={keysOf('palette')} small={small} onClick={onSearch} />
      <NavLine icon={House} label={t('shell.home')} to="/" small={small} onGo={onGo} />
      <Entries group="top" small={small} onGo={onGo} />
      <div className="mt-3 flex min-h-0 flex-1 flex-col gap-px overflow-y-auto">
        {main.map((object) => (
          <Fragment key={object.name}>
            <NavLine
              icon={objectIcon(object)}
              label={label(object.plural)}
              to={`/${object.name}`}
              small={small}
              onGo={onGo}
            />
            {!small && <NavViews object={object.name} onGo={onGo ?? ((href) => void navigate({ href }))} />}
          </Fragment>
        ))}
        {more.length > 0 && <More {...{ more, small, onGo }} />}
        {hasData && <p className={cx('px-2 pt-4 pb-1 text-xs text-3', small && 'sr-only')}>{t('shell.data')}</p>}
        <Entries group="data" small={small} onGo={onGo} />
        <span className="flex-1" />
        <NavLine icon={Settings} label={t('shell.settings')} to="/settings" small={small} onGo={onGo} />
      </div>
      <NavFoot small={small} onGo={onGo} />
      {menu}
    </nav>
  )
}

function useEntries(which: NavEntry['group']): NavEntry[] {
  const { user } = useSession()
  return nav.filter(({ group = 'data', roles }) => group === which && (!roles || roles.includes(user.role)))
}

/** What capabilities add to the navigation. */
function Entries({ group, small, onGo }: Pick<Props, 'onGo'> & { group: NavEntry['group']; small: boolean }) {
  const label = useLabel()
  return useEntries(group).map((entry) => (
    <NavLine
      key={entry.path}
      icon={entry.icon}
      label={label(entry.label)}
      to={entry.path}
      badge={entry.badge && <NavBadge entry={entry} />}
      small={small}
      onGo={onGo}
    />
  ))
}

function Head({ small }: { small: boolean }) {
  const t = useT()
  const keysOf = useKeysOf()
  const { workspace, demo } = useSession()
  return (
    <div className={cx('mb-1 flex min-h-12 items-center gap-2', small ? 'flex-col py-2' : 'pl-1')}>
      <span className="flex size-7 shrink-0 items-center justify-center rounded-md bg-accent text-(--on-accent)">
        <Icon of={Sprout} />
      </span>
      {!small && (
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block truncate text-sm font-semibold">{workspace.name}</span>
          {demo && <span className="block text-xs text-3">{t('shell.demo')}</span>}
        </span>
      )}
      <IconButton
        icon={small ? PanelLeft : PanelLeftClose}
        label={t(small ? 'shell.expand' : 'shell.collapse')}
        keys={keysOf('collapse')}
        side="right"
        onClick={toggleCollapsed}
      />
    </div>
  )
}

function More({
  more,
  small,
  onGo,
}: {
  more: ReturnType<typeof navObjects>['more']
  small: boolean
  onGo?: (to: string) => void
}) {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const go = (to: string) => (onGo ? onGo(to) : void navigate({ to }))
  const items = more.map((object) => ({
    label: label(object.plural),
    icon: objectIcon(object),
    onSelect: () => go(`/${object.name}`),
  }))
  return <Menu side="right" trigger={<NavLine icon={Ellipsis} label={t('shell.more')} small={small} />} items={items} />
}
