import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Search, Settings } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { nav } from '#web/capabilities.ts'
import { listQuery, useObjects, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Message } from '#web/i18n/messages.ts'
import { declaredMessages } from '#web/i18n/messages.ts'
import type { ChosenNow } from '#web/records/context-menu/chosen-now.ts'
import { chosenNow } from '#web/records/context-menu/chosen-now.ts'
import '#web/records/context-menu/messages.ts'
import { useActs, useActsOfChosen } from '#web/records/context-menu/use-acts.ts'
import { changeOwner } from '#web/records/list/owners.ts'
import '#web/records/messages.ts'
import '#web/records/record/messages.ts'
import { loadedQuery } from '#web/records/record/use-loaded-record.ts'
import { viewsQuery } from '#web/records/views/views.ts'
import { search, textOf } from '#web/records.ts'
import '#web/settings/keys/messages.ts'
import '#web/settings/messages.ts'
import '#web/settings/model/messages.ts'
import { findSettings, settingsEntries } from '#web/settings/pages.ts'
import '#web/settings/pipelines/messages.ts'
import type { Command, Speaks } from '#web/shell/commands.ts'
import { allCommands, findCommands } from '#web/shell/commands.ts'
import { fieldCommands, menuCommands, ownerCommands, screenCommands } from '#web/shell/here-commands.ts'
import { listCommands, viewCommands } from '#web/shell/list-commands.ts'
import { navObjects } from '#web/shell/nav-objects.ts'
import { chooseLocale, chooseTheme } from '#web/shell/preferences.ts'
import { useSpoken } from '#web/shell/spoken.ts'
import { useAtMost } from '#web/shell/use-at-most.ts'
import { backdrop } from '#web/ui/Dialog.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { objectIcon } from '#web/ui/object-icons.ts'
import { option } from '#web/ui/styles.ts'

const popup = `float-panel fixed top-[10vh] left-1/2 z-50 w-150 max-w-[calc(100vw-1.5rem)] -translate-x-1/2
  overflow-hidden`

type Item = {
  value: string
  label: string
  hint?: string
  /** What it is: two of one name are told apart by it. */
  kind?: string
  icon: LucideIcon
  keys?: string
  run: () => void
}
type Group = { value: string; items: Item[] }

/** One box over all records and all actions: those of the record on the screen or of the chosen ones come first. */
export function CommandMenu({ onClose }: Over) {
  const objects = useObjects()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [chosen] = useState(chosenNow)
  const [, name, id] = recordAddress.exec(path) ?? []
  const object = objects.find((each) => each.name === name)
  if (chosen) return <OfChosen chosen={chosen} onClose={onClose} />
  if (object && id) return <OfRecord object={object} id={id} onClose={onClose} />
  return <Box acts={none} onClose={onClose} />
}

function OfChosen({ chosen, onClose }: Over & { chosen: ChosenNow }) {
  const { object, records, clear } = chosen
  const owners = useOwners(object)
  const give = (owner: Person) => void changeOwner(object.name, records, owner).then((done) => done && clear())
  const acts = [...menuCommands(useActsOfChosen(chosen)), ...ownerCommands(owners, words, give)]
  return <Box acts={acts} onClose={onClose} />
}

function OfRecord({ object, id, onClose }: Over & { object: ObjectMeta; id: string }) {
  const { data } = useQuery(loadedQuery(object, id))
  const owners = useOwners(object)
  const give = (owner: Person) => void (data && changeOwner(object.name, [data], owner))
  const lines = useActs(object, { object: object.name, id, text: '', x: 0, y: 0 }, () => {})
  const acts = [...menuCommands(lines), ...fieldCommands(object, words), ...ownerCommands(owners, words, give)]
  return <Box acts={acts} onClose={onClose} />
}

/** The people a record of this kind can be given to. */
function useOwners(object: ObjectMeta): Person[] {
  const hasOwner = object.may.update && object.fields.some(({ name, type }) => name === 'owner' && type === 'user')
  const { data } = useQuery({
    ...listQuery('user', { filter: { active: true }, fields: ['name'], sort: 'name', limit: 200 }),
    enabled: hasOwner,
  })
  return hasOwner ? (data?.items ?? []).map((user) => ({ id: user.id, title: textOf(user, 'name') })) : []
}

function Box({ acts, onClose }: Over & { acts: readonly Command[] }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const { groups, waiting } = useGroups(typed, acts, onClose)
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
            <span className="ml-auto flex shrink-0 items-center gap-2">
              {item.kind && <span className="text-xs text-3">{item.kind}</span>}
              {item.keys && <Kbd keys={item.keys} />}
            </span>
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  )
}

type Over = { onClose: () => void }
type Person = { id: string; title: string }
const none: readonly Command[] = []
const recordAddress = /^\/([A-Za-z]\w*)\/([0-9a-f]{8}-[0-9a-f-]{27})$/

const words = (id: string): Message => declaredMessages().get(id) ?? [id, id]

/** What the box offers for the words typed so far: records the server finds, what can be done here, then the rest. */
function useGroups(
  typed: string,
  acts: readonly Command[],
  onClose: () => void,
): { groups: Group[]; waiting: boolean } {
  const t = useT()
  const label = useLabel()
  const objects = useObjects()
  const navigate = useNavigate()
  const found = useFound(typed, onClose)
  const commands = useCommands(objects)
  const [onScreen] = useState(() => screenCommands(words)) // as it was before the menu came
  const here = useRouterState({ select: ({ location }) => location })
  const run =
    ({ does }: Command) =>
    () => {
      onClose()
      if ('go' in does) return void navigate({ href: does.go })
      if ('run' in does) return void setTimeout(does.run) // once the focus is back where it was
      return 'locale' in does ? chooseLocale(does.locale) : chooseTheme(does.theme)
    }
  const asItem = (command: Command): Item => ({
    value: command.id,
    label: label(command.label),
    hint: label(command.within),
    kind: command.kind && t(`palette.kind.${command.kind}`),
    icon: command.icon,
    keys: command.keys,
    run: run(command),
  })
  const isAsked = typed.trim() !== ''
  const offered = [...acts, ...onScreen, ...listCommands(objects, here, words)]
  const settings = useSettings(typed)
  const named = [...offered, ...commands, ...settings.entries]
  const speaks = useSpoken(
    typed,
    named.map(({ label: { zh } }) => zh),
  )
  const groups = [
    { value: t('palette.records'), items: found.items },
    {
      value: t('palette.here'),
      items: findCommands(distinct(offered), typed, { limit: isAsked ? 8 : 12, speaks }).map(asItem),
    },
    {
      value: t('palette.actions'),
      items: findCommands(commands, typed, { limit: isAsked ? 6 : 40, speaks }).map(asItem),
    },
    { value: t('shell.settings'), items: settings.found(speaks, onClose) },
  ]
  return { groups: groups.filter(({ items }) => items.length > 0), waiting: found.waiting }
}

/** Everything that can be done from anywhere, and the saved views. */
function useCommands(objects: readonly ObjectMeta[]): readonly Command[] {
  const views = useQuery(viewsQuery).data
  return useMemo(() => {
    const shown = Object.values(navObjects(objects)).flat()
    return [...allCommands(shown, nav, words), ...viewCommands(views ?? [], shown)]
  }, [objects, views])
}

/** The records the server finds for what is typed. */
function useFound(typed: string, onClose: () => void): { items: Item[]; waiting: boolean } {
  const label = useLabel()
  const objects = useObjects()
  const navigate = useNavigate()
  const q = useAtMost(typed.trim(), 80)
  const { data, isFetching } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => search(q, { limit: 12 }, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const hits = typed.trim() === '' ? [] : (data?.items ?? [])
  const items = hits.map((hit): Item => {
    const object = objects.find((each) => each.name === hit.object)
    return {
      value: `${hit.object}/${hit.id}`,
      label: hit.title,
      hint: hit.subtitle ?? undefined,
      kind: label(object?.label),
      icon: objectIcon(object ?? { name: hit.object }),
      run: () => {
        onClose()
        void navigate({ to: `/${hit.object}/${hit.id}` })
      },
    }
  })
  return { items, waiting: typed.trim() !== q || isFetching }
}

/** The screens of the settings, and places in them, by their names in either language and by pinyin. */
function useSettings(typed: string) {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const { user } = useSession()
  const entries = settingsEntries(nav, user.role, words)
  const found = (speaks: Speaks, onClose: () => void): Item[] =>
    findSettings(typed, { entries, objects: [], words, speaks })
      .slice(0, 5)
      .map(({ href, label: name, within }) => ({
        value: `settings ${href}`,
        label: label(name),
        hint: within ? label(within) : undefined,
        kind: t('palette.kind.setting'),
        icon: entries.find(({ path }) => path === href.split('#')[0])?.icon ?? Settings,
        run: () => {
          onClose()
          void navigate({ href })
        },
      }))
  return { entries, found }
}

/** Each once, under the words it is first offered by. */
function distinct(commands: readonly Command[]): Command[] {
  return [...new Map(commands.toReversed().map((one) => [one.label.en, one] as const)).values()].toReversed()
}
