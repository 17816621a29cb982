import { useLocation } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import '#web/settings/messages.ts'
import '#web/offline/messages.ts'
import '#web/settings/keys/messages.ts'
import '#web/settings/model/messages.ts'
import '#web/settings/pipelines/messages.ts'
import { SettingsList } from '#web/settings/SettingsList.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'

type Props = {
  title: string
  /** The way back to what this is a part of. */ lead?: ReactNode
  action?: ReactNode
  filters?: ReactNode
  children: ReactNode
}

/** The frame of every settings screen: all settings at the left, or behind a button on a small screen. */
export function SettingsPage({ title, lead, action, filters, children }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  useHash()
  return (
    <Page title={title} lead={lead} action={action} filters={filters} flush>
      <div className="flex min-h-0 flex-1 max-sm:flex-col">
        <div className="border-b border-line px-3 py-2 sm:hidden">
          <Button
            className="w-full justify-between!"
            aria-expanded={open}
            aria-controls="all-settings"
            onClick={() => setOpen(!open)}
          >
            {t('settings.all')}
            <ChevronDown size={16} aria-hidden className={open ? 'rotate-180' : undefined} />
          </Button>
        </div>
        <nav
          id="all-settings"
          aria-label={t('settings.title')}
          className={`shrink-0 overflow-y-auto p-3 max-sm:border-b max-sm:border-line sm:w-60 sm:border-r sm:border-line ${open ? 'max-sm:max-h-[60vh]' : 'max-sm:hidden'}`}
        >
          <SettingsList onGo={() => setOpen(false)} />
        </nav>
        <div className="min-w-0 flex-1 overflow-y-auto p-4">{children}</div>
      </div>
    </Page>
  )
}

const patienceMs = 3000

/** Goes to the place the address names, as soon as it is there: what it shows may still be on its way. */
function useHash(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === '') return
    const until = Date.now() + patienceMs
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      const place = document.getElementById(hash)
      if (!place) {
        if (Date.now() < until) timer = setTimeout(look, 50)
        return
      }
      place.scrollIntoView({ block: 'center' })
      const stop = place.matches('input, button') ? place : place.querySelector<HTMLElement>('input, button, a')
      stop?.focus()
    }
    look()
    return () => clearTimeout(timer)
  }, [hash])
}
