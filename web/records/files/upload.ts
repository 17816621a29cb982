import { queryClient, timelineKey } from '#web/data.ts'
import { currentLocale, localeTag } from '#web/i18n/locale.ts'
import { queryText } from '#web/api.ts'
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
  let done = 0
  for (const file of files) {
    try {
      if (file.size > mostBytes) throw new Error()
      await send({ object, id }, file, (sent) => onProgress((before + sent) / total))
      done += 1
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
  if (done > 0) toast({ text: 'files.added', params: { n: done } })
  void queryClient.invalidateQueries({ queryKey: timelineKey(object, id) })
}

function send({ object, id }: About, file: File, onSent: (bytes: number) => void): Promise<void> {
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
        ? resolve()
        : reject(Object.assign(new Error(file.name), { detail: detailOf(request.responseText) }))
    request.send(file)
  })
}

function detailOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail
  } catch {
    return undefined
  }
}
