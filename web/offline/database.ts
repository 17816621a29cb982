/** An answer as it was last shown. */
export type Kept = {
  /** Whose it is, and what was asked. */
  id: string
  owner: string
  data: unknown
  /** When it was heard, in milliseconds. */
  at: number
  /** About how many characters it is long. */
  size: number
}

const version = 1
let opened: Promise<IDBDatabase | undefined> | undefined

/** The database of this browser for this app; undefined where there is none, as in some private windows. */
function database(): Promise<IDBDatabase | undefined> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open('tend', version)
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore('kept', { keyPath: 'id' }).createIndex('at', 'at')
        request.result.createObjectStore('waiting', { keyPath: 'id' })
      })
      request.addEventListener('success', () => {
        // Another window with a newer app wants to change it: it must not wait for this one.
        request.result.addEventListener('versionchange', () => request.result.close())
        resolve(request.result)
      })
      request.addEventListener('error', () => resolve(undefined))
      request.addEventListener('blocked', () => resolve(undefined))
    } catch {
      resolve(undefined)
    }
  })
  return opened
}

type Store = 'kept' | 'waiting'

/** Runs one request in a transaction of its own; undefined where there is no database, or no room in it. */
async function run<T>(
  store: Store,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const db = await database()
  if (!db) return undefined
  return new Promise((resolve) => {
    try {
      const transaction = db.transaction(store, mode)
      const request = ask(transaction.objectStore(store))
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => resolve(undefined))
    } catch {
      resolve(undefined)
    }
  })
}

export const read = <T>(store: Store, id: string) =>
  run(store, 'readonly', (from) => from.get(id) as IDBRequest<T | undefined>)
export const readAll = async <T>(store: Store): Promise<T[]> =>
  (await run(store, 'readonly', (from) => from.getAll() as IDBRequest<T[]>)) ?? []
/** False where it could not be kept. */
export const write = async (store: Store, value: object): Promise<boolean> =>
  (await run(store, 'readwrite', (to) => to.put(value))) !== undefined
export const remove = (store: Store, id: string) => run(store, 'readwrite', (from) => from.delete(id))
export const removeAll = (store: Store) => run(store, 'readwrite', (from) => from.clear())

/** Takes away what was kept first until no more than `most` are left and they are no longer than `room` together. */
export async function prune(most: number, room: number): Promise<void> {
  const db = await database()
  if (!db) return
  const all = (await readAll<Kept>('kept')).toSorted((a, b) => b.at - a.at)
  let size = 0
  for (const [place, entry] of all.entries()) {
    size += entry.size
    if (place >= most || size > room) await remove('kept', entry.id)
  }
}
