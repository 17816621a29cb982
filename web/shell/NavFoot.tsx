import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Activity, CircleUser, Cloud, CloudOff, Languages, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useReachable } from '#web/connection.ts'
import { jobsQuery, useSession } from '#web/data.ts'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import { chooseLocale, chooseTheme } from '#web/shell/preferences.ts'
import { signOut } from '#web/shell/sign-out.ts'
import { useTheme } from '#web/shell/theme.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

type Props = { small: boolean; onGo?: (to: string) => void }

/** Bottom left: whether all is well, what runs, language, theme, and who I am. */
export function NavFoot({ small, onGo }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const go = (to: string) => (onGo ? onGo(to) : void navigate({ to }))
  const { user } = useSession()
  const running = useQuery(jobsQuery('running')).data?.items.length ?? 0
  return (
    <div className={cx('mt-1 flex border-t border-line pt-2', small ? 'flex-col items-center' : 'items-center')}>
      <Menu
        side="top"
        items={useAccountItems(go)}
        trigger={
          <button
            type="button"
            className={cx(
              'flex min-h-8 min-w-0 items-center gap-2 rounded-md px-1 text-sm hover:bg-hover',
              !small && 'flex-1',
            )}
          >
            <Avatar name={user.name} size={24} />
            <span className={small ? 'sr-only' : 'truncate'}>{user.name}</span>
            <span className="sr-only"> · {t('shell.account')}</span>
          </button>
        }
      />
      {running > 0 && (
        <IconButton
          icon={Activity}
          label={t('shell.jobs', { n: running })}
          side="right"
          className="text-accent!"
          onClick={() => go('/settings/jobs')}
        />
      )}
      <Connection />
      <LanguageButton />
    </div>
  )
}

function Connection() {
  const t = useT()
  const reachable = useReachable()
  const label = t(reachable ? 'shell.connected' : 'shell.offlineShort')
  return (
    <Tooltip label={label} side="right">
      <span role="img" aria-label={label} className="flex size-8 items-center justify-center rounded-md">
        <Icon of={reachable ? Cloud : CloudOff} className={reachable ? 'text-3' : 'text-warning'} />
      </span>
    </Tooltip>
  )
}

function LanguageButton() {
  const zh = useLocale() === 'zh'
  // The word is in the language it leads to: whoever needs it can read it.
  return (
    <IconButton
      icon={Languages}
      side="right"
      label={zh ? 'English' : '中文'}
      onClick={() => chooseLocale(zh ? 'en' : 'zh')}
    />
  )
}

function useAccountItems(go: (to: string) => void): MenuEntry[] {
  const t = useT()
  const locale = useLocale()
  const theme = useTheme()
  const { user, version } = useSession()
  return [
    { heading: user.email },
    { label: t('shell.account'), icon: CircleUser, onSelect: () => go('/settings') },
    { label: t('shell.jobs', { n: 0 }), icon: Activity, onSelect: () => go('/settings/jobs') },
    'line',
    {
      label: t('shell.language'),
      icon: Languages,
      items: [
        { label: 'English', checked: locale === 'en', onSelect: () => chooseLocale('en') },
        { label: '中文', checked: locale === 'zh', onSelect: () => chooseLocale('zh') },
      ],
    },
    {
      label: t('shell.theme'),
      icon: Sun,
      items: [
        {
          label: t('shell.themeSystem'),
          icon: Monitor,
          checked: theme === 'system',
          onSelect: () => chooseTheme('system'),
        },
        { label: t('shell.themeLight'), icon: Sun, checked: theme === 'light', onSelect: () => chooseTheme('light') },
        { label: t('shell.themeDark'), icon: Moon, checked: theme === 'dark', onSelect: () => chooseTheme('dark') },
      ],
    },
    'line',
    { label: t('shell.signOut'), icon: LogOut, onSelect: () => void signOut() },
    { heading: t('shell.version', { version }) },
  ]
}
