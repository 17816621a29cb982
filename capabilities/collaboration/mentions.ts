import type { Person } from '#capabilities/collaboration/contract.ts'

const mention = /@\[([0-9a-f-]{36})\]/gi

/**
 * The ids of the people a text names, each once.
 *
 * ```ts
 * const id = '0197a000-0000-7000-8000-000000000001'
 * assert.deepEqual(mentionsIn(`Ask @[${id}], or @[${id.toUpperCase()}]; not @[nobody] or a@b.c`), [id])
 * ```
 */
export function mentionsIn(body: string): string[] {
  return [...new Set([...body.matchAll(mention)].map(([, id = '']) => id.toLowerCase()))]
}

/** The text with names in place of ids, for where nothing but plain text is shown. */
export function plainText(body: string, people: readonly Person[]): string {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return body.replaceAll(mention, (whole, id: string) => {
    const name = names.get(id.toLowerCase())
    return name === undefined ? whole : `@${name}`
  })
}
