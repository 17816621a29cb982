import { Command as CommandIcon, Pencil, UserRound } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { currentLocale } from '#web/i18n/locale.ts'
import type { Label, Message } from '#web/i18n/messages.ts'
import { declaredMessages } from '#web/i18n/messages.ts'
import type { Command, Words } from '#web/shell/commands.ts'
import { actsHere } from '#web/records/here.ts'
import { inBoth } from '#web/shell/in-both.ts'
import type { KeyId } from '#web/shell/keys.ts'
import { keys } from '#web/shell/keys.ts'
import { keysOf } from '#web/shell/own-keys.ts'
import { boundKeys, pressKey } from '#web/shell/use-keys.ts'
import type { ObjectMeta } from '#web/types.ts'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'

/** Keys that mean a cursor the menu has taken the focus from, or lead where other commands lead. */
const keysOnly = new Set<KeyId>([
  ...(['palette', 'search', 'openRow', 'select', 'fillDown', 'previous', 'next'] as const),
  ...(['done', 'snooze', 'unread'] as const),
])

/** What the screen behind the menu offers: its acts, and those of its keys. */
export function screenCommands(words: Words): Command[] {
  const said = (id: string): Label => {
    const [en, zh] = words(id)
    return { en, zh }
  }
  const acts = actsHere().map(({ id, says, icon, run }): Command => ({
    id: `here.${id}`,
    label: said(says),
    icon,
    does: { run },
  }))
  const pressed = [...boundKeys()]
    .filter((id) => !keysOnly.has(id) && keys[id].group !== 'go' && !id.startsWith('as'))
    .map((id): Command => ({
      id: `key.${id}`,
      label: said(keys[id].says),
      icon: CommandIcon,
      keys: keysOf(id),
      does: { run: () => pressKey(id) },
    }))
  return [...acts, ...pressed]
}

/** Lines of a menu as commands; those of a menu within bear its name before their own. */
export function menuCommands(items: readonly MenuEntry[], within?: { label: string; icon: LucideIcon }): Command[] {
  return items.flatMap((entry, at): Command[] => {
    if (entry === 'line' || 'heading' in entry) return []
    const icon = entry.icon ?? within?.icon ?? CommandIcon
    if ('items' in entry) return menuCommands(entry.items, { label: entry.label, icon })
    if (entry.disabled || entry.checked) return []
    const label = within ? inBothNamed(within.label, entry.label) : inBothNamed(entry.label)
    const keysShown = entry.keys ? { keys: entry.keys } : {}
    const id = `menu.${within?.label ?? ''}.${at}`
    return [{ id, label, icon, ...keysShown, isRare: within !== undefined, does: { run: entry.onSelect } }]
  })
}

/** A line of a menu is in the reader's language; the other language finds it too, filled places and all. */
function inBothNamed(first: string, second?: string): Label {
  const messages = allMessages()
  const { en, zh } = inBoth(first, messages, currentLocale())
  if (second === undefined) return { en, zh }
  const own = inBoth(second, messages, currentLocale())
  return { en: `${en}: ${own.en}`, zh: `${zh}：${own.zh}` }
}

let messagesNow: readonly Message[] = []

/** The same list until a part of the app that came later has declared more. */
function allMessages(): readonly Message[] {
  const declared = declaredMessages()
  if (declared.size !== messagesNow.length) messagesNow = [...declared.values()]
  return messagesNow
}

/** Each field of the record on the screen, to be edited where it stands. */
export function fieldCommands(object: ObjectMeta, words: Words): Command[] {
  const [en, zh] = words('record.editField')
  return object.fields.flatMap(({ name, label }): Command[] => {
    const button = document.querySelector<HTMLElement>(`[data-record-field="${name}"]`)
    if (!button) return []
    const said = { en: en.replace('{what}', label.en), zh: zh.replace('{what}', label.zh) }
    return [{ id: `edit.${name}`, label: said, icon: Pencil, isRare: true, does: { run: () => button.click() } }]
  })
}

type Person = { id: string; title: string }

/** Giving records to somebody: one command a person. */
export function ownerCommands(people: readonly Person[], words: Words, give: (owner: Person) => void): Command[] {
  const [en, zh] = words('list.changeOwner')
  return people.map((person) => ({
    id: `owner.${person.id}`,
    label: { en: `${en}: ${person.title}`, zh: `${zh}：${person.title}` },
    icon: UserRound,
    isRare: true,
    does: { run: () => give(person) },
  }))
}
