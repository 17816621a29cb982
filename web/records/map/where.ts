import type { Field } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

/** The fields that say where a record is: a country of its own, an address, or both. */
export type Where = { country: string | undefined; address: string | undefined }
export function whereOf(object: ObjectMeta): Where | undefined {
  const named = (type: Field['type']) => object.fields.find((field) => field.type === type)?.name
  const where = { country: named('country'), address: named('address') }
  return where.country || where.address ? where : undefined
}

/** Where the name of the country stands. */
export function countryPath({ country, address }: Where): string {
  return country ?? `${address ?? ''}.country`
}
