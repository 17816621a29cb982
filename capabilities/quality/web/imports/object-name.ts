import { useQuery } from '@tanstack/react-query'
import { useObjects } from '#web/data.ts'
import { useLabel } from '#web/i18n/I18n.tsx'
import { targetsQuery } from '#capabilities/quality/web/imports/api.ts'

/** What the records of a file are called, in the plural where there is one: "contacts", "跟进记录". */
export function useObjectName(): (name: string) => string {
  const objects = useObjects()
  const label = useLabel()
  const { data: targets } = useQuery(targetsQuery)
  return (name) => {
    const known = objects.find((object) => object.name === name)
    return label(known?.plural ?? targets?.find((target) => target.object === name)?.label) || name
  }
}

/** What a field, or a part of one (`name.family`), of the records in a file is called. */
export function useFieldName(object: string): (name: string) => string {
  const label = useLabel()
  const { data: targets } = useQuery(targetsQuery)
  const fields = targets?.find((target) => target.object === object)?.fields
  return (name) => label(fields?.find((field) => field.name === name)?.label) || name
}
