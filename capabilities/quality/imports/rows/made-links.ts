import type { ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'

/** Records that were made because rows name them, by the words of the rows. */
export type MadeLinks = {
  readonly find: (object: string, text: string) => string | undefined
  readonly add: (object: string, text: string, id: string) => void
  /** Forgets one that was added since the last `keep`. */
  readonly remove: (id: string) => void
  /** Forgets what was added since the last `keep`, because it was not written. */
  readonly forget: () => void
  readonly keep: (upTo?: number) => void
  /** How many are not kept yet. */
  readonly mark: () => number
}

const mostKept = 200_000

/** Kept for the length of a run, so that the next row that names one finds it; of very many, the earliest go. */
export function madeLinks(): MadeLinks {
  const ids = new Map<string, string>()
  let added: { key: string; id: string }[] = []
  const keyOf = (object: string, text: string) => `${object}\n${fold(mailOf(text))}`
  return {
    find: (object, text) => ids.get(keyOf(object, text)),
    add: (object, text, id) => {
      const key = keyOf(object, text)
      const [first] = ids.keys()
      if (ids.size >= mostKept && first !== undefined) ids.delete(first)
      ids.set(key, id)
      added.push({ key, id })
    },
    remove: (id) => {
      for (const one of added) if (one.id === id) ids.delete(one.key)
      added = added.filter((one) => one.id !== id)
    },
    forget: () => {
      for (const { key } of added) ids.delete(key)
      added = []
    },
    keep: (upTo = added.length) => {
      added = added.slice(upTo)
    },
    mark: () => added.length,
  }
}

const titled: ReadonlySet<string> = new Set(['text', 'personName'])
// Of these there is a fixed set, or somebody has to invite them.
const never: ReadonlySet<string> = new Set(['user', 'stage', 'pipeline', 'file'])

/** Whether a record can be made of what another is called in a file: nothing but its title is required. */
export function isMakeable(object: ModelObject): boolean {
  const title = object.fields.get(object.title)
  if (!title || !titled.has(title.type) || title.readOnly || object.inner || never.has(object.name)) return false
  return [...object.fields.values()].every(
    ({ name, required, fallback }) => !required || fallback !== undefined || name === object.title,
  )
}

const mailIn = /^(?<name>[^<>]*)<?\b(?<mail>[^\s<>]+@[^\s<>]+)\b>?\s*$/u

/** The address in `Ada Lovelace <ada@example.com>`; else the text as it is. */
export function mailOf(text: string): string {
  return mailIn.exec(text.trim())?.groups?.mail ?? text
}

/**
 * What a new record says of which a row gives only a name, an address, or both (`Ada Lovelace <ada@example.com>`). Of
 * an address alone the address is the name: nobody is called something that no file has said.
 */
export function valuesNamed(object: ModelObject, text: string): Values | null {
  const title = object.fields.get(object.title)
  const email = object.fields.get('email')
  const parts = email?.type === 'email' ? mailIn.exec(text.trim())?.groups : undefined
  const name = title?.kind.parse(parts?.name?.trim() || parts?.mail || text, title)
  if (!title || name === undefined || name === null) return null
  const mails = parts && email ? email.kind.parse([parts.mail], email) : undefined
  return { [title.name]: name, ...(mails ? { email: mails } : {}) }
}
