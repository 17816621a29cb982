import { queryClient, sessionQuery } from '#web/data.ts'

/** What somebody wrote and has not saved: kept in his browser until it is saved or given up. */
export type Draft<T = unknown> = {
  readonly value: T
  /** When it was written, in milliseconds. */
  readonly at: number
}

const start = 'tend.draft.'
const keptMs = 30 * 86_400_000
const most = 200

/** Everybody who uses this browser has his own. */
function keyOf(place: string): string {
  return `${start}${queryClient.getQueryData(sessionQuery.queryKey)?.user.id ?? ''} ${place}`
}

/** Keeps what is written at a place, such as `comment contact 0197…`; null forgets it. */
export function keepDraft(place: string, value: unknown): void {
  try {
    if (value === null) return localStorage.removeItem(keyOf(place))
    localStorage.setItem(keyOf(place), JSON.stringify({ value, at: Date.now() }))
    trim()
  } catch {
    // The browser keeps nothing, or has no room: what is written still stands on the screen.
  }
}

export function draftAt<T>(place: string): Draft<T> | undefined {
  return read<T>(keyOf(place))
}

/** All drafts at places that begin so, with the rest of their place. */
export function draftsUnder<T>(place: string): (Draft<T> & { readonly rest: string })[] {
  const key = keyOf(place)
  return keys()
    .filter((one) => one.startsWith(key))
    .flatMap((one) => {
      const draft = read<T>(one)
      return draft ? [{ ...draft, rest: one.slice(key.length) }] : []
    })
}

/** Nobody who comes after on this browser finds what was written. */
export function forgetDrafts(): void {
  try {
    for (const key of keys()) localStorage.removeItem(key)
  } catch {
    // nothing was kept then
  }
}

function read<T>(key: string): Draft<T> | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft<T> | null
    return draft && draft.at > Date.now() - keptMs ? draft : undefined
  } catch {
    return undefined
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start))
  } catch {
    return []
  }
}

function trim(): void {
  const all = keys()
  if (all.length <= most) return
  const ages = all.map((key) => ({ key, at: read(key)?.at ?? 0 })).toSorted((a, b) => a.at - b.at)
  for (const { key } of ages.slice(0, all.length - most)) localStorage.removeItem(key)
}
