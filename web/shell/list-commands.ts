import { ArrowDown, ArrowUp, Rows3, Star, Upload } from 'lucide-react'
import { nav } from '#web/capabilities.ts'
import { groupFields } from '#web/records/groups/group-field.ts'
import { kindsOf, viewName } from '#web/records/kinds/kinds.ts'
import { isSortable } from '#web/records/list/address.ts'
import { queryText } from '#web/api.ts'
import type { View } from '#web/records/views/views.ts'
import { hrefOf } from '#web/records/views/views.ts'
import type { Command, Words } from '#web/shell/commands.ts'
import { keys } from '#web/shell/keys.ts'
import { keysOf } from '#web/shell/own-keys.ts'
import type { Label } from '#web/i18n/messages.ts'
import type { ObjectMeta } from '#web/types.ts'

type Here = { pathname: string; search: Readonly<Record<string, unknown>> }

/** What the command menu offers while a list is on the screen: the same records, shown another way, or more of them. */
export function listCommands(objects: readonly ObjectMeta[], { pathname, search }: Here, words: Words): Command[] {
  const object = objects.find(({ name }) => pathname === `/${name}`)
  if (!object) return []
  const href = (change: Record<string, string | undefined>) =>
    `${pathname}${queryText({ ...search, ...change } as never)}`
  const said = (id: string, what: Label = { en: '', zh: '' }): Label => {
    const [en, zh] = words(id)
    return { en: en.replace('{what}', what.en), zh: zh.replace('{what}', what.zh) }
  }
  const shown = kindsOf(object).map(({ kind, icon, key }): Command => ({
    id: `view.${kind}`,
    label: said(keys[key].says),
    icon,
    kind: 'view',
    keys: keysOf(key),
    does: { go: href({ view: viewName(kind) || undefined }) },
  }))
  const groups = groupFields(object).map(({ name, label }): Command => ({
    id: `group.${name}`,
    label: said('palette.groupBy', label),
    icon: Rows3,
    isRare: true,
    does: { go: href({ group: name, view: undefined }) },
  }))
  const sorts = object.fields.filter(isSortable).flatMap(({ name, label }): Command[] => [
    {
      id: `up.${name}`,
      label: said('palette.sortUp', label),
      icon: ArrowUp,
      isRare: true,
      does: { go: href({ sort: name }) },
    },
    {
      id: `down.${name}`,
      label: said('palette.sortDown', label),
      icon: ArrowDown,
      isRare: true,
      does: { go: href({ sort: `-${name}` }) },
    },
  ])
  const none: Command[] = search.group
    ? [{ id: 'group.none', label: said('groups.not'), icon: Rows3, does: { go: href({ group: undefined }) } }]
    : []
  const imports: Command[] =
    object.may.create && nav.some(({ path }) => path === '/imports')
      ? [{ id: 'import', label: said('list.import'), icon: Upload, does: { go: `/imports/new?object=${object.name}` } }]
      : []
  return [...shown, ...none, ...imports, ...groups, ...sorts]
}

/** The saved views the reader sees, each found by its own name and that of its list. */
export function viewCommands(views: readonly View[], objects: readonly ObjectMeta[]): Command[] {
  return views.flatMap((view): Command[] => {
    const object = objects.find(({ name }) => name === view.object)
    if (!object) return []
    const label = { en: view.name, zh: view.name }
    const does = { go: hrefOf(view) }
    return [{ id: `saved.${view.id}`, label, within: object.plural, icon: Star, kind: 'view', isRare: true, does }]
  })
}
