import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import '#web/records/views/messages.ts'
import type { Scope, View } from '#web/records/views/views.ts'
import { createView, scopes, updateView } from '#web/records/views/views.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Props = {
  /** The view that gets another name or other readers; left out, a new one is saved. */
  view: View | undefined
  made: Pick<View, 'object' | 'address' | 'columns'>
  onDone: (view: View | null) => void
}

/** Asks for a name, and who shall see the view. */
export default function ViewDialog({ view, made, onDone }: Props) {
  const t = useT()
  const { user } = useSession()
  const [name, setName] = useState(view?.name ?? '')
  const [scope, setScope] = useState<Scope>(view?.scope ?? 'own')
  const keep = useMutation({
    mutationFn: () =>
      view ? updateView(view.id, { name, scope, rev: view.rev }) : createView({ ...made, name, scope }),
    onSuccess: onDone,
  })
  const isReady = name.trim() !== ''
  const offered = user.role === 'readonly' ? (['own'] as const) : scopes
  return (
    <Dialog
      open
      onClose={() => onDone(null)}
      size="sm"
      title={t(view ? 'views.rename' : 'views.saveAs')}
      lead={view ? undefined : t('views.lead')}
      actions={
        <>
          <Button onClick={() => onDone(null)}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={keep.isPending} disabled={!isReady} onClick={() => keep.mutate()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) keep.mutate()
        }}
      >
        <TextField label={t('views.name')} value={name} onChange={setName} maxLength={100} />
        <Select
          label={t('views.scope')}
          options={offered.map((one) => ({ value: one, label: t(`views.scope.${one}`) }))}
          value={scope}
          onChange={(next) => setScope((next as Scope | null) ?? 'own')}
        />
        {keep.error && <ErrorNote error={keep.error} />}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
