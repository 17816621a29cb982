import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { listKey } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { roleChoices } from '#web/settings/roles.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toast.ts'

type Invited = { id: string; link: string }

/** Asks someone in. The server makes a sign-in link, which the one who invites passes on. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const client = useQueryClient()
  const [person, setPerson] = useState({ name: '', email: '', role: 'member' })
  const invite = useMutation({
    mutationFn: () => api.post<Invited>('/people', person),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey('user') }),
  })
  const set = (field: keyof typeof person) => (value: string | null) => setPerson({ ...person, [field]: value ?? '' })
  const ready = person.name.trim() !== '' && person.email.includes('@')
  if (invite.data)
    return <InvitedDialog title={t('people.invite')} name={person.name} link={invite.data.link} onClose={onClose} />
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t('people.invite')}
      lead={t('people.inviteLead')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={invite.isPending} disabled={!ready} onClick={() => invite.mutate()}>
            {t('people.invite')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) invite.mutate()
        }}
      >
        <TextField label={t('people.name')} value={person.name} onChange={set('name')} />
        <TextField label={t('people.email')} type="email" value={person.email} onChange={set('email')} />
        <Select label={t('people.role')} options={roleChoices(t)} value={person.role} onChange={set('role')} />
        {invite.error && <ErrorNote error={invite.error} />}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

/** The link by which somebody signs in once, to be passed on. */
export function InvitedDialog({
  title,
  name,
  link,
  onClose,
}: {
  title: string
  name: string
  link: string
  onClose: () => void
}) {
  const t = useT()
  const whole = new URL(link, window.location.origin).href
  const copy = () => void navigator.clipboard?.writeText(whole).then(() => toast({ text: 'ui.copied' }))
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={title}
      lead={t('people.invited', { name })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.done')}</Button>
          <Button tone="primary" onClick={copy}>
            {t('people.copyLink')}
          </Button>
        </>
      }
    >
      <TextField ariaLabel={t('people.copyLink')} value={whole} onChange={() => {}} lines={2} />
    </Dialog>
  )
}
