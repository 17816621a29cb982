import { useMutation } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import type { Import } from '#capabilities/quality/contract-imports.ts'
import { takeImportBack } from '#capabilities/quality/web/imports/api.ts'

/** Takes the import back, after saying in words what that does. */
export function UndoImport({ one }: { one: Import }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const undo = useMutation({
    mutationFn: () => takeImportBack(one.id),
    onSuccess: () => setOpen(false),
  })
  const { created, updated } = one.counts
  return (
    <>
      <Button tone="plain" icon={Undo2} onClick={() => setOpen(true)}>
        {t('report.undo')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        size="sm"
        title={t('report.undoTitle')}
        lead={t('report.undoSentence', { created, updated }).trim()}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('ui.cancel')}</Button>
            <Button tone="danger" busy={undo.isPending} onClick={() => undo.mutate()}>
              {t('report.undo')}
            </Button>
          </>
        }
      >
        <p className="text-sm text-2">{t('report.undoHint')}</p>
        {undo.error && (
          <div className="pt-2">
            <ErrorNote error={undo.error} />
          </div>
        )}
      </Dialog>
    </>
  )
}
