import { useParams } from '@tanstack/react-router'
import { useObject } from '#web/data.ts'
import { ListPage } from '#web/records/ListPage.tsx'
import { NotFound } from '#web/shell/NotFound.tsx'

/** `/{object}`: a fresh list for every object. */
export function ListRoute() {
  const { object: name = '' } = useParams({ strict: false }) as { object?: string }
  const object = useObject(name)
  return object ? <ListPage key={name} object={object} /> : <NotFound />
}
