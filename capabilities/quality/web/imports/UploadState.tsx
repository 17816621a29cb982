import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import type { useUpload } from '#capabilities/quality/web/imports/api.ts'

/** How the sending of a file goes; what is wrong with the file, where, and what to do about it. */
export function UploadState({ upload }: { upload: ReturnType<typeof useUpload> }) {
  const t = useT()
  const format = useFormat()
  const file = upload.variables
  if (!file || upload.isIdle || upload.isSuccess) return null
  if (upload.isError) {
    const again = () => upload.mutate(file)
    return (
      <ErrorNote
        error={upload.error}
        title={t('imports.refused', { name: file.name })}
        kept={t('imports.nothingWritten')}
        onAgain={again}
      />
    )
  }
  return (
    <div className="flex flex-col gap-1 text-sm" role="status">
      <span>{t('imports.sending', { name: file.name, size: format.bytes(file.size) })}</span>
      <ProgressBar label={t('imports.sending', { name: file.name, size: format.bytes(file.size) })} value={null} />
    </div>
  )
}
