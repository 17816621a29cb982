import { useParams } from '@tanstack/react-router'
import { useObject } from '#web/data.ts'
import { PrintPage } from '#web/records/print/PrintPage.tsx'
import { NotFound } from '#web/shell/NotFound.tsx'

/** `/{object}/{id}/print`: a record on paper. */
export function PrintRoute() {
  const { object: name = '', id = '' } = useParams({ strict: false }) as { object?: string; id?: string }
  const object = useObject(name)
  return object ? <PrintPage key={`${name}/${id}`} object={object} id={id} /> : <NotFound />
}
