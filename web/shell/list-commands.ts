import { kindsOf, viewName } from '#web/records/kinds/kinds.ts'
import { queryText } from '#web/api.ts'
import type { Command, Words } from '#web/shell/commands.ts'
import { keys } from '#web/shell/keys.ts'
import { keysOf } from '#web/shell/own-keys.ts'
import type { ObjectMeta } from '#web/types.ts'

type Here = { pathname: string; search: Readonly<Record<string, unknown>> }

/** What the command menu offers while a list is on the screen: the same records, shown another way. */
export function listCommands(objects: readonly ObjectMeta[], { pathname, search }: Here, words: Words): Command[] {
  const object = objects.find(({ name }) => pathname === `/${name}`)
  if (!object) return []
  return kindsOf(object).map(({ kind, icon, key }): Command => {
    const [en, zh] = words(keys[key].says)
    const { view: _, ...rest } = search
    const view = viewName(kind)
    return {
      id: `view.${kind}`,
      label: { en, zh },
      icon,
      keys: keysOf(key),
      does: { go: `${pathname}${queryText({ ...rest, ...(view ? { view } : {}) } as never)}` },
    }
  })
}
