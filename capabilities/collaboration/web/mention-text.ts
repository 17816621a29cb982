/** A person as he is named in a text that is being written. */
export type Named = { readonly id: string; readonly name: string }

const mention = /@\[([0-9a-f-]{36})\]/gi

/**
 * The text as it is kept: every `@Name` of a person who was picked becomes `@[id]`. Two of one name are taken in the
 * order in which they were picked.
 *
 * ```ts
 * const ann = { id: '0197a000-0000-7000-8000-000000000001', name: 'Ann' }
 * const annLee = { id: '0197a000-0000-7000-8000-000000000002', name: 'Ann Lee' }
 * assert.equal(withIds('@Ann Lee and @Ann, not me@Ann', [ann, annLee]), `@[${annLee.id}] and @[${ann.id}], not me@Ann`)
 * ```
 */
export function withIds(text: string, people: readonly Named[]): string {
  const ids = new Map<string, string[]>()
  for (const { id, name } of people) ids.set(name, [...new Set([...(ids.get(name) ?? []), id])])
  const names = [...ids.keys()].toSorted((a, b) => b.length - a.length)
  if (names.length === 0) return text
  const pattern = new RegExp(`(?<![A-Za-z0-9._])[@＠](${names.map(escaped).join('|')})(?![A-Za-z0-9])`, 'g')
  return text.replaceAll(pattern, (_whole, name: string) => {
    const left = ids.get(name) as string[]
    return `@[${left.length > 1 ? left.shift() : left[0]}]`
  })
}

/** The text as it is written, with the names the people have now. */
export function withNames(body: string, people: readonly Named[]): string {
  return body.replaceAll(mention, (whole, id: string) => {
    const person = people.find((one) => one.id === id.toLowerCase())
    return person ? `@${person.name}` : whole
  })
}

export type Part = { readonly text: string; readonly person?: Named; readonly href?: string }

const parts = /@\[([0-9a-f-]{36})\]|https?:\/\/[^\s<>"'，。；！？（）】]+[^\s<>"'，。；！？（）】.,;:!?)\]]/gi

/**
 * A comment in pieces: text, people, addresses of pages.
 *
 * ```ts
 * assert.deepEqual(partsOf('See https://a.example/x.', []), [{ text: 'See ' }, { text: 'https://a.example/x', href: 'https://a.example/x' }, { text: '.' }])
 * ```
 */
export function partsOf(body: string, people: readonly Named[]): Part[] {
  const found: Part[] = []
  let at = 0
  for (const match of body.matchAll(parts)) {
    if (match.index > at) found.push({ text: body.slice(at, match.index) })
    const [whole, id] = match
    const person = people.find((one) => one.id === id?.toLowerCase())
    if (id === undefined) found.push({ text: whole, href: whole })
    else found.push(person ? { text: `@${person.name}`, person } : { text: whole })
    at = match.index + whole.length
  }
  if (at < body.length) found.push({ text: body.slice(at) })
  return found
}

export type Typed = { readonly start: number; readonly query: string }

const longest = 30

/**
 * The name that is being typed before the cursor: `@` and what follows it. Not inside an e-mail address.
 *
 * ```ts
 * assert.deepEqual(typedName('请看@李', 4), { start: 2, query: '李' })
 * assert.equal(typedName('me@example', 10), undefined)
 * assert.equal(typedName('@ann\nso', 7), undefined)
 * ```
 */
export function typedName(text: string, cursor: number): Typed | undefined {
  const before = text.slice(0, cursor)
  const start = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'))
  if (start < 0 || /[A-Za-z0-9._]/.test(before[start - 1] ?? '')) return undefined
  const query = before.slice(start + 1)
  if (query.length > longest || /[\n\t]|^\s|\s\s|\s\S*\s/.test(query)) return undefined
  return { start, query }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
