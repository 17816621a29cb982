import type { QueryPersister } from '@tanstack/react-query'
import { isUnreachable } from '#web/api.ts'
import { afterFirstScreen } from '#web/ui/first-screen.ts'

/** What keeps answers on this device, and finds them again, is fetched when the first screen stands, or when it is needed. */
const kept = () => import('#web/offline/kept.ts')

/** What is of the moment, or of no use without the server. */
const notKept: ReadonlySet<unknown> = new Set(['search', 'jobs', 'api-keys'])

/**
 * Every answer that is shown is kept on this device; when the server cannot be reached and nothing is in memory, what was
 * kept last stands in for it.
 */
export const persister: QueryPersister = async (queryFn, context, query) => {
  const isKept = !notKept.has(query.queryKey[0])
  try {
    const data = await queryFn(context)
    if (isKept) afterFirstScreen(() => void kept().then(({ keep }) => keep(query.queryKey, data)))
    return data
  } catch (error) {
    if (!isKept || !isUnreachable(error) || query.state.data !== undefined) throw error
    const found = await kept()
      .then(({ recall }) => recall(query.queryKey))
      .catch(() => undefined)
    if (found === undefined) throw error
    return found as never
  }
}
