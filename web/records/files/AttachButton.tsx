import { Paperclip } from 'lucide-react'
import { useRef, useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { attach } from '#web/records/files/upload.ts'
import { Button } from '#web/ui/Button.tsx'

/** Chooses files and attaches them: what dropping them on the page does. */
export function AttachButton({ about }: { about: { object: string; id: string } }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  return (
    <>
      <Button tone="plain" size="sm" icon={Paperclip} busy={busy} onClick={() => input.current?.click()}>
        {t('files.attach')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('files.attach')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          if (files.length === 0) return
          setBusy(true)
          void attach(about, files, () => undefined).finally(() => setBusy(false))
        }}
      />
    </>
  )
}
