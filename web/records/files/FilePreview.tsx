import { useQuery } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { contentAt, isPicture, type FileRecord } from '#web/records/files/content.ts'
import { buttonLook } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** A picture, a PDF or a text, to be looked at without leaving the record. */
export function FilePreview({ file, onClose }: { file: FileRecord; onClose: () => void }) {
  const t = useT()
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={file.name}
      actions={
        <a href={contentAt(file, true)} download={file.name} className={buttonLook()}>
          {t('files.downloadIt')}
        </a>
      }
    >
      <Shown file={file} />
    </Dialog>
  )
}

function Shown({ file }: { file: FileRecord }) {
  if (isPicture(file))
    return <img src={contentAt(file)} alt={file.name} className="mx-auto max-h-[65vh] max-w-full object-contain" />
  // Without a sandbox: in one the browser's own viewer does not start. What it shows cannot reach our page.
  if (file.mimeType === 'application/pdf')
    // oxlint-disable-next-line react/iframe-missing-sandbox -- see above
    return <iframe src={contentAt(file)} title={file.name} className="h-[65vh] w-full rounded-md border border-line" />
  return <Text file={file} />
}

const mostCharacters = 200_000

function Text({ file }: { file: FileRecord }) {
  const t = useT()
  const { data, error, refetch } = useQuery({
    queryKey: ['file', file.id, 'content'],
    queryFn: ({ signal }) => api.get<string>(`${path('files', file.id, 'content')}`, undefined, { signal }),
    staleTime: Infinity,
  })
  if (error) return <ErrorNote error={error} onAgain={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  return (
    <>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text is scrolled by keys
        tabIndex={0}
        className="max-h-[65vh] overflow-auto rounded-md border border-line bg-surface-0 p-3 text-sm break-words whitespace-pre-wrap"
      >
        {data.slice(0, mostCharacters)}
      </pre>
      {data.length > mostCharacters && <p className="mt-2 text-xs text-2">{t('files.cut')}</p>}
    </>
  )
}
