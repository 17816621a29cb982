import { queryClient, refreshObject, timelineKey } from '#web/data.ts'
import { currentLocale, localeTag } from '#web/i18n/locale.ts'
import { queryText } from '#web/api.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import { deleteRecord } from '#web/records.ts'
import { toast } from '#web/ui/toast.ts'

type About = { readonly object: string; readonly id: string }

/** The largest file the server takes; said before anything is sent. */
const mostBytes = 100 * 1024 ** 2

/**
 * Attaches files to a record one after the other and says how it went. Sent by itself: a request through the API's own
 * door would be repeated under a key, and would hold a transaction for as long as the file takes.
 */
export async function attach(
  { object, id }: About,
  files: readonly File[],
  onProgress: (share: number) => void,
): Promise<void> {
  const total = files.reduce((sum, { size }) => sum + size, 0) || 1
  let before = 0
  const made: string[] = []
  for (const file of files) {
    try {
      if (file.size > mostBytes) throw new Error()
      made.push((await send({ object, id }, file, (sent) => onProgress((before + sent) / total))).id)
    } catch (error) {
      const detail = (error as { detail?: string }).detail
      const text = file.size > mostBytes ? 'files.tooLarge' : detail ? 'ui.said' : 'files.failed'
      toast({
        text,
        params: { detail, name: file.name },
        tone: 'danger',
        ...(file.size > mostBytes
          ? {}
          : { action: { text: 'ui.again', run: () => attach({ object, id }, [file], onProgress) } }),
      })
    }
    before += file.size
  }
  if (made.length > 0)
    offerUndo({ text: 'files.added', params: { n: made.length } }, Promise.resolve(made), async (ids) => {
      for (const one of ids) await deleteRecord('file', one)
      refreshFiles()
    })
  void queryClient.invalidateQueries({ queryKey: timelineKey(object, id) })
}

function send({ object, id }: About, file: File, onSent: (bytes: number) => void): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files${queryText({ object, record: id, name: file.name })}`)
    request.setRequestHeader('x-tend', '1')
    request.setRequestHeader('accept-language', localeTag(currentLocale()))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onerror = () => reject(new Error(file.name))
    request.onload = () =>
      request.status < 300
        ? resolve(JSON.parse(request.responseText) as { id: string })
        : reject(Object.assign(new Error(file.name), { detail: detailOf(request.responseText) }))
    request.send(file)
  })
}

/** Whatever shows files is fetched afresh. */
export function refreshFiles(): void {
  refreshObject('file')
  void queryClient.invalidateQueries({ queryKey: ['timeline'] })
}

function detailOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail
  } catch {
    return undefined
  }
}
