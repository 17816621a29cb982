import { hashKey } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { queryClient, sessionQuery } from '#web/data.ts'
import type { Kept } from '#web/offline/database.ts'
import { prune, read, readAll, remove, removeAll, write } from '#web/offline/database.ts'
import { isOn } from '#web/offline/switch.ts'
import { loadWaiting, overlaid } from '#web/offline/waiting.ts'
import type { Session } from '#web/types.ts'

// A day's work: the lists and some hundred records. Both bounds hold.
const most = { entries: 500, characters: 30_000_000, each: 3_000_000 }
const pruneAfter = 50
const sessionId = 'session'
let written = 0
const heardAt = new Map<string, number>()

/** Whose things are shown now: a person in a workspace. */
function ownerOf(session: Session | null | undefined): string | undefined {
  return session ? `${session.workspace.id}:${session.user.id}` : undefined
}

export function currentOwner(): string | undefined {
  return ownerOf(queryClient.getQueryData(sessionQuery.queryKey))
}

function isSession(key: QueryKey): boolean {
  return hashKey(key) === hashKey(sessionQuery.queryKey)
}

/** Keeps an answer for when the server cannot be reached. Nobody signed in: nothing stays. */
export async function keep(key: QueryKey, data: unknown): Promise<void> {
  heardAt.delete(hashKey(key))
  if (isSession(key)) return keepSession(data as Session | null)
  const owner = currentOwner()
  if (!owner || !isOn() || data === undefined) return
  const size = JSON.stringify(data)?.length ?? 0
  if (size > most.each) return
  await write('kept', { id: `${owner} ${hashKey(key)}`, owner, data, at: Date.now(), size } satisfies Kept)
  written += 1
  if (written % pruneAfter === 0) await prune(most.entries, most.characters)
}

async function keepSession(session: Session | null): Promise<void> {
  if (!session) {
    await remove('kept', sessionId)
    return
  }
  const owner = ownerOf(session) as string
  const before = await read<Kept>('kept', sessionId)
  // Somebody else signs in on this device: what the one before him had read goes.
  if (before && before.owner !== owner) await removeAll('kept')
  if (!isOn()) return
  await write('kept', { id: sessionId, owner, data: session, at: Date.now(), size: 0 } satisfies Kept)
}

/** What was kept last for the one who is signed in, with his changes that still wait; undefined when there is none. */
export async function recall(key: QueryKey): Promise<unknown> {
  if (isSession(key)) return (await read<Kept>('kept', sessionId))?.data
  const owner = currentOwner()
  const found = owner ? await read<Kept>('kept', `${owner} ${hashKey(key)}`) : undefined
  if (!found) return undefined
  heardAt.set(hashKey(key), found.at)
  await loadWaiting()
  return overlaid(key, found.data)
}

const shownKinds: ReadonlySet<unknown> = new Set(['record', 'list', 'group', 'timeline'])

/** When the oldest of what is on the screen was heard from the server; undefined when nothing of it is of records. */
export function seenFrom(): number | undefined {
  const times = queryClient
    .getQueryCache()
    .getAll()
    .filter((query) => query.getObserversCount() > 0 && query.state.data !== undefined)
    .filter(({ queryKey }) => shownKinds.has(queryKey[0]))
    .map((query) => heardAt.get(query.queryHash) ?? query.state.dataUpdatedAt)
  return times.length > 0 ? Math.min(...times) : undefined
}

/** How much is kept on this device. */
export async function keptSize(): Promise<{ entries: number; characters: number }> {
  const all = await readAll<Kept>('kept')
  return { entries: all.length, characters: all.reduce((sum, { size }) => sum + size, 0) }
}

/** On signing out, or when the person does not want it: nothing that was read stays on this device. */
export async function forgetKept(): Promise<void> {
  heardAt.clear()
  await removeAll('kept')
}
