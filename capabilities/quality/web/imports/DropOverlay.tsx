import { FileDown } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { toast } from '#web/ui/toast.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useDroppedFiles } from '#web/ui/use-dropped-files.ts'

/** While a file hovers over the window, the page says that it may be let go. */
export function DropOverlay({ onFile }: { onFile: (file: File) => void }) {
  const t = useT()
  const over = useDroppedFiles(([file, ...others]) => {
    if (!file) return
    if (others.length > 0) toast({ text: 'imports.oneAtATime', params: { name: file.name } })
    onFile(file)
  })
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-2 z-50 flex items-center justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90">
      <p className="flex items-center gap-2 text-lg font-semibold text-accent">
        <Icon of={FileDown} size={20} />
        {t('imports.dropNow')}
      </p>
    </div>
  )
}
