import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'

/** Says of a match key that it is surely not in the base, or may be. Six to twelve bytes a key. */
export type KeyFilter = { readonly has: (key: string) => boolean; readonly add: (key: string) => void }

const atOnce = 20_000
/** Records of the base beyond which it is asked for each row: their keys would take up to 300 MB. */
const mostRecords = 12_000_000

/**
 * Reads the keys of all records of an object, so that the rows of a large file need not be asked for one by one.
 * Null where the file is small beside the base, or the base very large: then asking is quicker.
 */
export async function keyFilter(ctx: Ctx, object: ModelObject, rows: number): Promise<KeyFilter | null> {
  const most = Math.min(rows * 50, mostRecords)
  const [count] = await ctx.db.arrays({
    text: `select count(*) from (select from ${object.searchTable} limit $1) s`,
    values: [most],
  })
  if (Number(count?.[0]) >= most) return null
  const filter = newKeyFilter()
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await ctx.db.arrays({
      text: `select id, array_to_string(keys, e'\\n') from ${object.searchTable} where id > $1 order by id
        limit ${atOnce}`,
      values: [after],
    })
    for (const [, keys] of page as [string, string][]) for (const key of keys.split('\n')) filter.add(key)
    if (page.length < atOnce) break
    after = page.at(-1)![0] as string
  }
  return filter
}

const leastPlaces = 1 << 16

/** A set of hashes in one array, at most seven tenths full: a Set needs three times as much. */
export function newKeyFilter(): KeyFilter {
  let places = new Int32Array(leastPlaces)
  let filled = 0
  /** Where the hash is, or the free place where it would be. Linear probing (Knuth, TAOCP 6.4, Algorithm L). */
  const placeOf = (hash: number): number => {
    let at = (hash >>> 0) % places.length
    while (places[at] !== 0 && places[at] !== hash) at = at + 1 === places.length ? 0 : at + 1
    return at
  }
  const put = (hash: number): void => {
    const at = placeOf(hash)
    if (places[at] === hash) return
    places[at] = hash
    filled += 1
    if (filled * 10 > places.length * 7) grow()
  }
  const grow = (): void => {
    const old = places
    places = new Int32Array(old.length * 2)
    filled = 0
    for (const hash of old) if (hash !== 0) put(hash)
  }
  return { has: (key) => places[placeOf(hashOf(key))] !== 0, add: (key) => put(hashOf(key)) }
}

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv), mixed once more; never 0. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) | 0 || 1
}
