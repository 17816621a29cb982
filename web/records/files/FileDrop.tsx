import { Upload } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { attach } from '#web/records/files/upload.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import { useDroppedFiles } from '#web/ui/use-dropped-files.ts'

type About = { object: string; id: string }

/** Takes files that are dropped anywhere on a record's page, and shows how far they are. */
export function FileDrop({ about }: { about: About }) {
  const t = useT()
  const [share, setShare] = useState<number | null>(null)
  const isOver = useDroppedFiles((files) => {
    setShare(0)
    void attach(about, files, setShare).finally(() => setShare(null))
  })
  return (
    <>
      {isOver && (
        <div className="pointer-events-none fixed inset-2 z-40 flex items-center justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/80">
          <p className="flex items-center gap-2 text-base font-medium text-accent">
            <Icon of={Upload} size={20} />
            {t('files.drop')}
          </p>
        </div>
      )}
      {share !== null && <ProgressBar label={t('files.sending')} value={share * 100} />}
    </>
  )
}
