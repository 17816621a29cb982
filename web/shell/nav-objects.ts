import type { ObjectMeta } from '#web/types.ts'

/** The order of a working day. */
const first = ['contact', 'company', 'lead', 'deal', 'ticket', 'task', 'quote', 'order', 'product', 'campaign']
/** Seen on the records they belong to; their own lists are behind "More". */
const behind = ['call', 'meeting', 'note', 'emailMessage', 'file', 'team', 'pipeline']
/** Parts of something else, or shown under Settings. */
const never = ['stage', 'quoteLine', 'orderLine', 'user']

/**
 * What the navigation shows, and what it keeps behind "More": in the workspace's own order where it has given one, else
 * in that of a working day with its own objects last.
 */
export function navObjects(objects: readonly ObjectMeta[]): { main: ObjectMeta[]; more: ObjectMeta[] } {
  const readable = objects.filter((object) => object.may.read && !never.includes(object.name))
  const rank = (names: readonly string[]) => (object: ObjectMeta) => {
    const at = names.indexOf(object.name)
    return at < 0 ? names.length : at
  }
  const byRank = (names: readonly string[]) => (a: ObjectMeta, b: ObjectMeta) => rank(names)(a) - rank(names)(b)
  const more = readable.filter((object) => behind.includes(object.name)).toSorted(byRank(behind))
  const place = (object: ObjectMeta) => object.place ?? Number.MAX_SAFE_INTEGER
  const isPlaced = readable.some((object) => object.place !== undefined)
  const main = readable
    .filter((object) => !behind.includes(object.name))
    .toSorted(isPlaced ? (a, b) => place(a) - place(b) : byRank(first))
  return { main, more }
}
