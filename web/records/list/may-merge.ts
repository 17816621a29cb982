import { nav } from '#web/capabilities.ts'
import type { ObjectMeta } from '#web/types.ts'

/** How many records are compared side by side at most. */
export const mostMerged = 100

/** Where something looks after duplicates, and the reader may change and delete. */
export function mayMerge({ may }: ObjectMeta): boolean {
  return may.update && may.delete && nav.some(({ path }) => path === '/duplicates')
}
