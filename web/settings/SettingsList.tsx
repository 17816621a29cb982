import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { nav } from '#web/capabilities.ts'
import { useObjects, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { declaredMessages } from '#web/i18n/messages.ts'
import type { Found, SettingsEntry } from '#web/settings/pages.ts'
import { findSettings, settingsEntries } from '#web/settings/pages.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { TextField } from '#web/ui/TextField.tsx'

const line = `flex min-h-8 items-center gap-2 rounded-md px-2 text-sm text-2 hover:bg-hover hover:text-1
  data-[status=active]:bg-pressed data-[status=active]:font-medium data-[status=active]:text-1 pointer-coarse:min-h-11`

const words = (id: string) => declaredMessages().get(id) ?? ([id, id] as const)

/** All settings, and a box that finds one by its name in either language, by pinyin, or by what others call it. */
export function SettingsList({ onGo }: { onGo?: () => void }) {
  const t = useT()
  const objects = useObjects()
  const { user } = useSession()
  const [typed, setTyped] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const entries = settingsEntries(nav, user.role, words)
  const go = () => {
    setTyped('')
    onGo?.()
  }
  return (
    <div ref={list} className="flex flex-col gap-2" role="presentation" onKeyDown={(event) => walk(event, list)}>
      <TextField
        type="search"
        ariaLabel={t('settings.search')}
        placeholder={t('settings.search')}
        value={typed}
        onChange={setTyped}
      />
      {typed.trim() === '' ? (
        <Entries entries={entries} onGo={go} />
      ) : (
        <Results found={findSettings(typed, { entries, objects, words })} typed={typed} onGo={go} />
      )}
    </div>
  )
}

/** Arrows go from the box through the lines and back; Enter in the box opens the first of what was found. */
function walk(event: KeyboardEvent, list: RefObject<HTMLDivElement | null>): void {
  const stops = [...(list.current?.querySelectorAll<HTMLElement>('input, a') ?? [])]
  const at = stops.indexOf(event.target as HTMLElement)
  if (event.key === 'Enter' && at === 0 && (event.target as HTMLInputElement).value.trim() !== '') stops[1]?.click()
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || at < 0) return
  event.preventDefault()
  stops[at + step]?.focus()
}

function Entries({ entries, onGo }: { entries: readonly SettingsEntry[]; onGo: () => void }) {
  const t = useT()
  const label = useLabel()
  return (['person', 'workspace'] as const).map((part) => (
    <section key={part} aria-labelledby={`settings-${part}`} className="flex flex-col gap-px">
      <h2 id={`settings-${part}`} className="px-2 pt-2 pb-1 text-xs text-3">
        {t(`settings.part.${part}`)}
      </h2>
      {entries
        .filter((entry) => entry.part === part)
        .map((entry) => (
          <Link
            key={entry.path}
            to={entry.path}
            activeOptions={{ exact: entry.path === '/settings', includeHash: false, includeSearch: false }}
            className={line}
            onClick={onGo}
          >
            <Icon of={entry.icon} />
            <span className="min-w-0 truncate">{label(entry.label)}</span>
          </Link>
        ))}
    </section>
  ))
}

function Results({ found, typed, onGo }: { found: readonly Found[]; typed: string; onGo: () => void }) {
  const t = useT()
  const label = useLabel()
  return (
    <>
      <p role="status" className={found.length === 0 ? 'px-2 text-sm text-2' : 'sr-only'}>
        {found.length === 0 ? t('settings.foundNone', { q: typed }) : t('settings.found', { n: found.length })}
      </p>
      <ul className="flex flex-col gap-px">
        {found.map(({ href, label: name, within }) => {
          const [to = '', hash] = href.split('#')
          return (
            <li key={href}>
              <Link to={to} hash={hash} className={line} activeProps={{}} onClick={onGo}>
                <span className="min-w-0 py-1">
                  <span className="block truncate text-1">{label(name)}</span>
                  {within && <span className="block truncate text-xs text-3">{label(within)}</span>}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
