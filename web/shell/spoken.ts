import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { Speaks } from '#web/shell/commands.ts'
import { sounds } from '#web/shell/sounds.ts'

const han = /\p{Script=Han}/u
const longest = 200
const mostAtOnce = 1000
const syllables = new Map<string, readonly string[]>()

/**
 * Finds Chinese texts by pinyin and initials. How they are spoken the server says, once for each, when the first Latin
 * letters are typed: the dictionary weighs more than the whole app.
 */
export function useSpoken(typed: string, texts: readonly string[]): Speaks {
  const isLatin = /[a-z]{2}/i.test(typed)
  const unknown = isLatin
    ? texts.filter((text) => !syllables.has(text) && han.test(text) && text.length <= longest)
    : []
  const asked = [...new Set(unknown)].slice(0, mostAtOnce)
  useQuery({
    queryKey: ['spoken', asked],
    queryFn: async () => {
      const { items } = await api.post<{ items: string[][] }>('/search/syllables', { texts: asked })
      for (const [at, text] of asked.entries()) syllables.set(text, items[at] ?? [])
      return items.length
    },
    enabled: asked.length > 0,
    retry: false,
    gcTime: 0,
  })
  return speaks
}

const speaks: Speaks = (text, word) => sounds(syllables.get(text) ?? [], word)
