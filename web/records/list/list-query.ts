import { localDay } from '#web/records/calendar/days.ts'
import { isLink } from '#web/records/field/value.ts'
import type { Field } from '#web/records/field/value.ts'
import type { ListState } from '#web/records/list/address.ts'
import { sortText } from '#web/records/list/address.ts'
import { whereFilter } from '#web/records/list/conditions.ts'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import type { ObjectMeta } from '#web/types.ts'

export type Asked = Pick<RowsQuery, 'filter' | 'q'>

/**
 * Which records the address asks for: its filter and its search. `questionable` are the fields a filter may name;
 * weeks begin on `firstDay`, Sunday is 0.
 */
export function askedOf(questionable: readonly Field[], state: ListState, firstDay: number): Asked {
  const filter = whereFilter(state, questionable, { today: localDay(), firstDay })
  return { ...(filter ? { filter } : {}), ...(state.q ? { q: state.q } : {}) }
}

/** The whole question of a list: which records, in which order, with which fields. Links come with their titles. */
export function rowsQueryOf(object: ObjectMeta, asked: Asked, state: ListState, fields: readonly Field[]): RowsQuery {
  const names = new Set([object.title, ...fields.map(({ name }) => name)])
  if (names.has('stage') && object.fields.some(({ name }) => name === 'pipeline')) names.add('pipeline') // offers the right stages
  if (object.fields.some(({ name }) => name === 'owner')) names.add('owner') // a bulk change of owner can be undone
  const wanted = object.fields.filter(({ name }) => names.has(name))
  return {
    ...asked,
    ...(state.sort.length > 0 ? { sort: sortText(state.sort) } : {}),
    fields: wanted.map(({ name }) => name),
    expand: wanted.filter(isLink).map(({ name }) => name),
  }
}
