import { errors } from '#core/errors.ts'
import type { ModelObject } from '#core/objects/model.ts'

/** What the database refused, in the words of the record: a value that is taken, a link that leads nowhere. */
export function databaseRefusal(object: ModelObject, error: unknown): never {
  const { code, constraint = '' } = error as { code?: string; constraint?: string }
  const column = constraint.replace(/^.*?__(unique_)?/, '')
  const field = [...object.fields.values()].find((one) => one.columns.includes(column))
  if (code === '23505' && field) throw errors.valueTaken({ object, field })
  if (code === '23505' && constraint.endsWith('_pkey')) throw errors.valueTaken({ object, field: 'id' })
  if (code === '23503') throw errors.linkBroken({ field: field ?? 'target' })
  throw error
}
