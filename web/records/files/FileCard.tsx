import { Download, Eye, FileText, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useObject } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { contentAt, isPicture, isViewable, type FileRecord } from '#web/records/files/content.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { refreshFiles } from '#web/records/files/upload.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import { deleteRecord, restoreRecord } from '#web/records.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { lazy } from '#web/ui/lazy.ts'

const FilePreview = lazy(() =>
  import('#web/records/files/FilePreview.tsx').then((file) => ({ default: file.FilePreview })),
)

/** A file in a timeline: a small picture of it where it is one, its name and size, and what can be done with it. */
export function FileCard({ file }: { file: FileRecord }) {
  const t = useT()
  const format = useFormat()
  const meta = useObject('file')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="mt-1 flex items-center gap-3 rounded-md border border-line bg-surface-1 px-3 py-2">
      {isPicture(file) ? (
        <img src={contentAt(file)} alt="" loading="lazy" className="size-10 shrink-0 rounded-sm object-cover" />
      ) : (
        <Icon of={FileText} size={20} className="text-3" />
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate text-base font-medium">{file.name}</p>
        {typeof file.size === 'number' && <p className="text-xs text-3">{format.bytes(file.size)}</p>}
      </div>
      {file.sha256 && isViewable(file) && (
        <IconButton icon={Eye} label={t('files.look', { name: file.name })} onClick={() => setIsOpen(true)} />
      )}
      {file.sha256 && (
        <a
          href={contentAt(file, true)}
          download={file.name}
          aria-label={t('files.download', { name: file.name })}
          data-tip={t('files.download', { name: file.name })}
          className="flex size-8 items-center justify-center rounded-md text-2 hover:bg-hover hover:text-1 pointer-coarse:size-10"
        >
          <Icon of={Download} />
        </a>
      )}
      {meta?.may.delete && (
        <IconButton icon={Trash2} label={t('files.remove', { name: file.name })} onClick={() => removeFile(file)} />
      )}
      <Suspense>{isOpen && <FilePreview file={file} onClose={() => setIsOpen(false)} />}</Suspense>
    </div>
  )
}

function removeFile({ id, name }: FileRecord): void {
  const removed = deleteRecord('file', id)
  offerUndo({ text: 'files.removed', params: { name } }, removed, () => restoreRecord('file', id).then(refreshFiles))
  void removed.then(refreshFiles, noteFailure)
}
