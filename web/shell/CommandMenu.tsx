import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { nav } from '#web/capabilities.ts'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Message } from '#web/i18n/messages.ts'
import { declaredMessages } from '#web/i18n/messages.ts'
import { search } from '#web/records.ts'
import '#web/settings/messages.ts'
import type { Command } from '#web/shell/commands.ts'
import { allCommands, findCommands } from '#web/shell/commands.ts'
import { listCommands } from '#web/shell/list-commands.ts'
import { navObjects } from '#web/shell/nav-objects.ts'
import { chooseLocale, chooseTheme } from '#web/shell/preferences.ts'
import { useAtMost } from '#web/shell/use-at-most.ts'
import { backdrop } from '#web/ui/Dialog.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'
import { option } from '#web/ui/styles.ts'

const popup = `float-panel fixed top-[10vh] left-1/2 z-50 w-150 max-w-[calc(100vw-1.5rem)] -translate-x-1/2
  overflow-hidden`

type Item = { value: string; label: string; hint?: string; icon: LucideIcon; keys?: string; run: () => void }
type Group = { value: string; items: Item[] }

/** One box over all records and all actions. */
export function CommandMenu({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const { groups, waiting } = useGroups(typed, onClose)
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={backdrop} />
        <Dialog.Popup aria-label={t('keys.palette')} className={popup}>
          <Autocomplete.Root
            open
            inline
            items={groups}
            value={typed}
            onValueChange={(value, { reason }) => {
              if (reason !== 'item-press') setTyped(value)
            }}
            filter={null}
            autoHighlight="always"
            keepHighlight
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Icon of={Search} className="text-3" />
              <Autocomplete.Input
                aria-label={t('palette.hint')}
                placeholder={t('palette.hint')}
                className="h-11 min-w-0 flex-1 bg-transparent text-base outline-none"
              />
              <Kbd keys="esc" />
            </div>
            <div className="max-h-[min(26rem,60vh)] overflow-y-auto p-1" aria-busy={waiting || undefined}>
              <Autocomplete.Empty className="px-2 py-3 text-sm text-2 empty:p-0">
                {waiting ? null : t('palette.nothing', { q: typed })}
              </Autocomplete.Empty>
              <Autocomplete.List>{(group: Group) => <GroupLines key={group.value} group={group} />}</Autocomplete.List>
            </div>
            <p className="border-t border-line px-3 py-1.5 text-xs text-3">{t('palette.tips')}</p>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function GroupLines({ group }: { group: Group }) {
  return (
    <Autocomplete.Group items={group.items}>
      <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-xs text-3">{group.value}</Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: Item) => (
          <Autocomplete.Item key={item.value} value={item} onClick={item.run} className={option}>
            <Icon of={item.icon} className="text-2" />
            <span className="min-w-0 truncate">{item.label}</span>
            {item.hint && <span className="min-w-0 flex-1 truncate text-xs text-3">{item.hint}</span>}
            {item.keys && (
              <span className="ml-auto">
                <Kbd keys={item.keys} />
              </span>
            )}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  )
}

const words = (id: string): Message => declaredMessages().get(id) ?? [id, id]

/** What the box offers for the words typed so far: records the server finds, then actions. */
function useGroups(typed: string, onClose: () => void): { groups: Group[]; waiting: boolean } {
  const t = useT()
  const label = useLabel()
  const objects = useObjects()
  const navigate = useNavigate()
  const q = useAtMost(typed.trim(), 80)
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => search(q, { limit: 12 }, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const shown = useMemo(() => Object.values(navObjects(objects)).flat(), [objects])
  const commands = useMemo(() => allCommands(shown, nav, words), [shown])
  const here = useRouterState({ select: ({ location }) => location })
  const go = (to: string) => {
    onClose()
    void navigate({ to })
  }
  const run =
    ({ does }: Command) =>
    () => {
      if ('go' in does) return void (onClose(), navigate({ href: does.go }))
      onClose()
      return 'locale' in does ? chooseLocale(does.locale) : chooseTheme(does.theme)
    }
  const records =
    typed.trim() === ''
      ? []
      : (found.data?.items ?? []).map((hit): Item => {
          const object = objects.find((each) => each.name === hit.object)
          const hint = [hit.subtitle, label(object?.label)].filter(Boolean).join(' · ')
          return {
            value: `${hit.object}/${hit.id}`,
            label: hit.title,
            hint,
            icon: objectIcon(object ?? { name: hit.object }),
            run: () => go(`/${hit.object}/${hit.id}`),
          }
        })
  const actions = findCommands([...listCommands(objects, here, words), ...commands], typed, typed.trim() ? 6 : 40).map(
    (command): Item => ({
      value: command.id,
      label: label(command.label),
      icon: command.icon,
      keys: command.keys,
      run: run(command),
    }),
  )
  const groups = [
    { value: t('palette.records'), items: records },
    { value: t('palette.actions'), items: actions },
  ]
  return { groups: groups.filter(({ items }) => items.length > 0), waiting: typed.trim() !== q || found.isFetching }
}
