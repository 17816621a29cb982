import type { ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'

type Props = {
  title: string
  lead?: string
  /** The verb on the button. */
  verb: string
  tone?: 'primary' | 'danger'
  /** Whether what is filled in is enough. */
  ready?: boolean
  busy: boolean
  error: Error | null
  onSubmit: () => void
  onClose: () => void
  size?: 'sm' | 'md'
  children?: ReactNode
}

/** A form in a window of its own: the button and Enter do the same, and a refusal stands below the fields. */
export function FormDialog({ ready = true, busy, error, onSubmit, onClose, children, verb, ...rest }: Props) {
  const t = useT()
  const { tone = 'primary', size = 'sm', title, lead } = rest
  return (
    <Dialog
      open
      onClose={onClose}
      size={size}
      title={title}
      lead={lead}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone={tone} busy={busy} disabled={!ready} onClick={onSubmit}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !busy) onSubmit()
        }}
      >
        {children}
        {error && <ErrorNote error={error} />}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
