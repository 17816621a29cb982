import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useObjects } from '#web/data.ts'
import type { ListState } from '#web/records/list/address.ts'
import { readState, writeState } from '#web/records/list/address.ts'
import type { Condition } from '#web/records/list/conditions.ts'
import { operatorsOf } from '#web/records/list/conditions.ts'
import { reachableFields } from '#web/records/list/filter-fields.ts'
import type { ObjectMeta } from '#web/types.ts'

/** Sort, filter, search and view of a list live in its address: it can be shared, and "back" works. */
export function useListState(object: ObjectMeta) {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const objects = useObjects()
  const fields = useMemo(() => reachableFields(object, objects), [object, objects])
  const state = useMemo(() => {
    const read = readState(search)
    // A plain `filter[name]=x` means "is any of"; where a field only knows "is", it is that.
    const asked = (one: Condition): Condition => {
      const field = fields.find(({ name }) => name === one.field)
      return one.op === 'in' && field && !operatorsOf(field).includes('in') ? { ...one, op: 'eq' } : one
    }
    return {
      ...read,
      conditions: read.conditions.map(asked),
      groups: read.groups.map((group) => ({ ...group, conditions: group.conditions.map(asked) })),
    }
  }, [search, fields])
  const set = (change: Partial<ListState>, options: { push?: boolean } = {}) =>
    void navigate({
      to: '.',
      search: ((now: Record<string, unknown>) => writeState(now, { ...state, ...change })) as never,
      replace: !options.push,
    })
  /** Takes names out of the address that have done their work: `new`, `values`. */
  const drop = (...names: string[]) =>
    void navigate({
      to: '.',
      search: ((now: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(now).filter(([name]) => !names.includes(name)))) as never,
      replace: true,
    })
  return { search, state, fields, set, drop }
}
