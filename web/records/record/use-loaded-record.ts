import { useQuery } from '@tanstack/react-query'
import { recordQuery } from '#web/data.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

/** A record with all its links opened; live events keep it fresh. */
export function useLoadedRecord(object: ObjectMeta, id: string) {
  return useQuery(
    recordQuery(
      object.name,
      id,
      object.fields.filter((field) => isLink(field as Field)).map(({ name }) => name),
    ),
  )
}
