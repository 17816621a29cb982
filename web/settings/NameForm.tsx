import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toast.ts'

type Props = { label: string; /** As it is kept. */ now: string; onSave: (name: string) => Promise<unknown> }

/** A name that is changed and saved by itself: one's own, or that of the workspace. */
export function NameForm({ label, now, onSave }: Props) {
  const t = useT()
  const [name, setName] = useState(now)
  const save = useMutation({
    mutationFn: () => onSave(name.trim()),
    onSuccess: () => toast({ text: 'settings.saved', tone: 'success' }),
  })
  const isNew = name.trim() !== '' && name.trim() !== now
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) save.mutate()
      }}
    >
      <div className="flex items-end gap-2">
        <TextField className="flex-1" label={label} name="name" value={name} onChange={setName} required />
        <Button type="submit" busy={save.isPending} disabled={!isNew}>
          {t('ui.save')}
        </Button>
      </div>
      {save.error && <ErrorNote error={save.error} onAgain={() => save.mutate()} />}
    </form>
  )
}
