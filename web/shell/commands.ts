import { CalendarClock, House, Languages, Moon, Plus, Settings, Sun } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { keysOf } from '#web/shell/own-keys.ts'
import type { NavEntry } from '#web/shell/screens.ts'
import type { Label, Message } from '#web/i18n/messages.ts'
import type { ObjectMeta } from '#web/types.ts'
import { objectIcon } from '#web/ui/object-icons.ts'

/** A line of the command menu that does something. Both languages are searched, whichever is shown. */
export type Command = {
  id: string
  label: Label
  icon: LucideIcon
  keys?: string
  /** What it leads to; left out of what acts where one is. */
  kind?: Kind
  /** What it belongs to, said behind its name. */
  within?: Label
  /** Offered only once something is typed: there are many of its kind. */
  isRare?: boolean
  does: { run: () => void } | { go: string } | { locale: 'en' | 'zh' } | { theme: 'light' | 'dark' }
}

/** Two of one name, such as a list and the setting of it, are told apart by this. */
export type Kind = 'list' | 'screen' | 'setting' | 'view'

export type Words = (id: string) => Message

/** Everything that can be done from anywhere: go to an object, make one, switch language and theme. */
export function allCommands(objects: readonly ObjectMeta[], nav: readonly NavEntry[], words: Words): Command[] {
  const both = (id: string, what?: Label): Label => {
    const [en, zh] = words(id)
    return { en: en.replace('{what}', what?.en ?? ''), zh: zh.replace('{what}', what?.zh ?? '') }
  }
  const lower = ({ en, zh }: Label): Label => ({ en: en.toLowerCase(), zh })
  return [
    { id: 'home', label: both('keys.home'), icon: House, kind: 'screen', keys: keysOf('home'), does: { go: '/' } },
    ...objects.map((object) => ({
      id: `go.${object.name}`,
      label: both('palette.goTo', lower(object.plural)),
      icon: objectIcon(object),
      kind: 'list' as const,
      does: { go: `/${object.name}` },
    })),
    ...objects
      .filter((object) => object.may.create)
      .map((object) => ({
        id: `new.${object.name}`,
        label: both('palette.create', lower(object.label)),
        icon: Plus,
        does: { go: `/${object.name}?new=1` },
      })),
    ...nav.map((entry) => ({
      id: `nav.${entry.path}`,
      label: both('palette.goTo', lower(entry.label)),
      icon: entry.icon,
      kind: entry.group === 'settings' ? ('setting' as const) : ('screen' as const),
      does: { go: entry.path },
    })),
    {
      id: 'settings',
      label: both('keys.settings'),
      icon: Settings,
      kind: 'setting',
      keys: keysOf('settings'),
      does: { go: '/settings' },
    },
    {
      id: 'jobs',
      label: both('palette.goTo', both('jobs.title')),
      icon: CalendarClock,
      kind: 'setting',
      does: { go: '/settings/jobs' },
    },
    { id: 'zh', label: both('palette.toChinese'), icon: Languages, does: { locale: 'zh' } },
    { id: 'en', label: both('palette.toEnglish'), icon: Languages, does: { locale: 'en' } },
    { id: 'light', label: both('palette.toLight'), icon: Sun, does: { theme: 'light' } },
    { id: 'dark', label: both('palette.toDark'), icon: Moon, does: { theme: 'dark' } },
  ]
}

/** Whether a Chinese text is spoken so. */
export type Speaks = (text: string, typed: string) => boolean

/**
 * The commands whose words, in either language or as the Chinese are spoken, hold every typed word; those that begin
 * with it first, then those that belong to what is called so, those that only sound so last.
 */
export function findCommands(
  commands: readonly Command[],
  query: string,
  { limit = 8, speaks = () => false }: { limit?: number; speaks?: Speaks } = {},
): Command[] {
  const isAsked = query.trim() !== ''
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const own = ({ label }: Command) => `${label.en} ${label.zh}`.toLowerCase()
  const text = (command: Command) =>
    `${own(command)} ${command.within?.en ?? ''} ${command.within?.zh ?? ''}`.toLowerCase()
  const isIn = (all: string) => words.every((word) => all.includes(word))
  const place = (command: Command) => {
    if (!isIn(own(command))) return isIn(text(command)) ? 2 : 3
    const begins = own(command)
      .split(/\s+/)
      .some((word) => word.startsWith(words[0] ?? ''))
    return begins ? 0 : 1
  }
  return commands
    .filter(({ isRare }) => isAsked || !isRare)
    .filter((command) => words.every((word) => text(command).includes(word) || speaks(command.label.zh, word)))
    .toSorted((a, b) => place(a) - place(b))
    .slice(0, limit)
}
