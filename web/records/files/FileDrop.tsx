import { Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { attach } from '#web/records/files/upload.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'

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

/** True while files hover above the window. */
function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    let depth = 0 // the events of every element on the way bubble up here
    const move = (event: DragEvent, step: number) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      depth = Math.max(0, depth + step)
      setIsOver(depth > 0)
    }
    const listeners = {
      dragenter: (event: DragEvent) => move(event, 1),
      dragleave: (event: DragEvent) => move(event, -1),
      dragover: (event: DragEvent) => move(event, 0),
      drop: (event: DragEvent) => {
        move(event, -depth)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) take.current(files)
      },
    }
    const all = Object.entries(listeners) as ['drop', (event: DragEvent) => void][]
    for (const [name, listen] of all) window.addEventListener(name, listen)
    return () => {
      for (const [name, listen] of all) window.removeEventListener(name, listen)
    }
  }, [])
  return isOver
}
