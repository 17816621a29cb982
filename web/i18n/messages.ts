import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/** English first, Chinese second. ICU message format: `{name}`, `{n, plural, one {# row} other {# rows}}`. */
export type Message = readonly [en: string, zh: string]

/** A piece of text that comes from metadata (objects, fields, options) instead of a message table. */
export type Label = { readonly en: string; readonly zh: string }

const declared = new Map<string, Message>()

type Compiled = ReturnType<typeof compileMessage>
const compiled = new Map<string, Compiled>()
// Lingui asks its compiler at every call; a sentence never changes, so each is parsed once.
i18n.setMessagesCompiler((sentence) => {
  const known = compiled.get(sentence)
  if (known !== undefined) return known
  const fresh = compileMessage(sentence)
  compiled.set(sentence, fresh)
  return fresh
})

/**
 * Declares the sentences of one part of the app, both languages side by side.
 * Ids are `part.what`; declaring one id twice with other words is an error.
 */
export function defineMessages<const T extends Record<string, Message>>(table: T): T {
  const en: Record<string, string> = {}
  const zh: Record<string, string> = {}
  for (const [id, message] of Object.entries(table)) {
    const known = declared.get(id)
    if (known && (known[0] !== message[0] || known[1] !== message[1])) throw new Error(`message ${id} declared twice`)
    declared.set(id, message)
    en[id] = message[0]
    zh[id] = message[1]
  }
  i18n.load({ en, zh })
  return table
}

/** Every sentence declared so far: for tests. */
export function declaredMessages(): ReadonlyMap<string, Message> {
  return declared
}
