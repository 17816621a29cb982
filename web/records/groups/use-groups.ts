import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Wanted } from '#web/records/groups/group-query.ts'
import { groupQuery } from '#web/records/groups/group-query.ts'
import { together } from '#web/records/groups/groups.ts'
import type { ObjectMeta } from '#web/types.ts'

/**
 * Every group with how many it has and its figures. Different values take the database several times as long as all
 * other figures together: they come a moment later, and nothing waits for them.
 */
export function useGroups(object: ObjectMeta, { figures, ...same }: Wanted) {
  const dear = figures.filter(({ measure }) => measure === 'distinct')
  const others = figures.filter(({ measure }) => measure !== 'distinct')
  const first = useQuery({
    ...groupQuery('group', object, { ...same, figures: others }),
    placeholderData: keepPreviousData,
  })
  const later = useQuery({
    ...groupQuery('figures', object, { ...same, figures: dear }),
    enabled: dear.length > 0 && first.data !== undefined,
    // Others' changes only make them stale: to look through a million values after each would be too dear.
    refetchInterval: ({ state }) => (state.isInvalidated ? 15_000 : false),
  })
  const [some, more] = [first.data?.groups, later.data?.groups]
  const groups = useMemo(() => some && together(some, more), [some, more])
  return {
    groups,
    isPending: first.isPending,
    isPlaceholderData: first.isPlaceholderData,
    error: first.error,
    refetch: first.refetch,
  }
}
