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
  /** Offered only once something is typed: there are many of its kind. */
  isRare?: boolean
  does: { run: () => void } | { go: string } | { locale: 'en' | 'zh' } | { theme: 'light' | 'dark' }
}

export type Words = (id: string) => Message

/** Everything that can be done from anywhere: go to an object, make one, switch language and theme. */
export function allCommands(objects: readonly ObjectMeta[], nav: readonly NavEntry[], words: Words): Command[] {
  const both = (id: string, what?: Label): Label => {
    const [en, zh] = words(id)
    return { en: en.replace('{what}', what?.en ?? ''), zh: zh.replace('{what}', what?.zh ?? '') }
  }
  const lower = ({ en, zh }: Label): Label => ({ en: en.toLowerCase(), zh })
  return [
    { id: 'home', label: both('keys.home'), icon: House, keys: keysOf('home'), does: { go: '/' } },
    ...objects.map((object) => ({
      id: `go.${object.name}`,
      label: both('palette.goTo', lower(object.plural)),
      icon: objectIcon(object),
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
      does: { go: entry.path },
    })),
    {
      id: 'settings',
      label: both('keys.settings'),
      icon: Settings,
      keys: keysOf('settings'),
      does: { go: '/settings' },
    },
    {
      id: 'jobs',
      label: both('palette.goTo', both('jobs.title')),
      icon: CalendarClock,
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
 * with it first, those that only sound so last.
 */
export function findCommands(
  commands: readonly Command[],
  query: string,
  { limit = 8, speaks = () => false }: { limit?: number; speaks?: Speaks } = {},
): Command[] {
  const isAsked = query.trim() !== ''
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const text = ({ label }: Command) => `${label.en} ${label.zh}`.toLowerCase()
  const place = (command: Command) => {
    if (!words.every((word) => text(command).includes(word))) return 2
    const begins = text(command)
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
