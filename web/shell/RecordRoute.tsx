import { useParams } from '@tanstack/react-router'
import { useObject } from '#web/data.ts'
import { RecordPage } from '#web/records/RecordPage.tsx'
import { NotFound } from '#web/shell/NotFound.tsx'

/** `/{object}/{id}`: a record at its address. */
export function RecordRoute() {
  const { object: name = '', id = '' } = useParams({ strict: false }) as { object?: string; id?: string }
  const object = useObject(name)
  return object ? <RecordPage key={`${name}/${id}`} object={object} id={id} /> : <NotFound />
}
