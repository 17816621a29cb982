import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'

/** Says of a match key that it is surely not in the base, or may be. Four bytes a key and what a Set needs. */
export type KeyFilter = { readonly has: (key: string) => boolean; readonly add: (key: string) => void }

const atOnce = 20_000

/**
 * Reads the keys of all records of an object, so that the rows of a large file need not be asked for one by one.
 * Null where the file is small beside the base: then asking is quicker.
 */
export async function keyFilter(ctx: Ctx, object: ModelObject, rows: number): Promise<KeyFilter | null> {
  const [count] = await ctx.db.arrays({
    text: `select count(*) from (select from ${object.searchTable} limit $1) s`,
    values: [rows * 50],
  })
  if (Number(count?.[0]) >= rows * 50) return null
  const hashes = new Set<number>()
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await ctx.db.arrays({
      text: `select id, array_to_string(keys, e'\\n') from ${object.searchTable} where id > $1 order by id
        limit ${atOnce}`,
      values: [after],
    })
    for (const [, keys] of page as [string, string][]) for (const key of keys.split('\n')) hashes.add(hashOf(key))
    if (page.length < atOnce) break
    after = page.at(-1)![0] as string
  }
  return { has: (key) => hashes.has(hashOf(key)), add: (key) => hashes.add(hashOf(key)) }
}

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return hash
}
