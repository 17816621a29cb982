import { useRef } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { Asked } from '#web/records/asked-first.ts'
import '#web/records/undo-messages.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'

/** Says what would be taken back. Enter leaves it: who pressed the key by habit loses nothing by another habit. */
export default function UndoDialog({ text, params, answer }: Asked) {
  const t = useT()
  const leave = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open
      onClose={() => answer(false)}
      size="sm"
      title={t('undo.title')}
      lead={t(text, params)}
      focus={leave}
      actions={
        <>
          <Button ref={leave} onClick={() => answer(false)}>
            {t('undo.leave')}
          </Button>
          <Button tone="primary" onClick={() => answer(true)}>
            {t('undo.takeBack')}
          </Button>
        </>
      }
    >
      <p className="text-sm text-2">{t('undo.kept')}</p>
    </Dialog>
  )
}
