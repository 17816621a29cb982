import type { ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

export type Action = 'read' | 'create' | 'update' | 'delete'

/**
 * A rule in SQL over the record's row, or a plain yes or no. `actor` is the place of the actor's id among the
 * query's values, asked for only when the rule needs it.
 */
export type Rule = boolean | ((alias: string, object: ModelObject, actor: () => string) => string)
export type Grant = Readonly<Record<Action, Rule>>

export const everyone: Rule = true
export const nobody: Rule = false

/** The record's owner, whoever made it, or anybody while nobody owns it. */
export const owner: Rule = (alias, object, actor) => {
  const mine = `${alias}.created_by = ${actor()}`
  if (!object.fields.has('owner')) return mine
  const column = `${alias}.${quoted('owner')}`
  return `(${column} = ${actor()} or ${mine} or ${column} is null)`
}
