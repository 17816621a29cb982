import { errors } from '#core/errors.ts'
import type { ListQuery } from '#core/records/list.ts'

const plain = new Set(['q', 'sort', 'after'])

/**
 * A list query from an address: `filter[country]=CN&filter[amount][gte]=10&sort=-createdAt&limit=50`. A name that is
 * not known is refused: a filter misspelled and ignored would show what was meant to be hidden.
 */
export function listQuery(query: Readonly<Record<string, string | string[]>>): ListQuery {
  const filters: Record<string, unknown>[] = []
  const found: Record<string, unknown> = {}
  for (const [key, given] of Object.entries(query)) {
    const value = Array.isArray(given) ? (given.at(-1) as string) : given
    const path = /^filter\[([\w.]+)\](?:\[(\w+)\])?$/.exec(key)
    if (path) {
      const [, field = '', operator = 'eq'] = path
      filters.push({ [field]: { [operator]: operator === 'in' ? value.split(',') : value } })
    } else if (plain.has(key)) found[key] = value
    else if (key === 'fields' || key === 'expand') found[key] = names(value)
    else if (key === 'limit' || key === 'skip') found[key] = Number(value)
    else if (key === 'count' && (value === 'capped' || value === 'exact')) found.count = value
    else if ((key === 'deleted' || key === 'back') && (value === 'true' || value === 'false'))
      found[key] = value === 'true'
    else throw errors.badQuery({ why: `${key}=${value}` })
  }
  return { ...found, ...(filters.length > 0 ? { filter: { and: filters } } : {}) }
}

/** `a,b` as a list; undefined stays so. */
export function names(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : value.split(',').filter(Boolean)
}
