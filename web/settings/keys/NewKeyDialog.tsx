import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { FormDialog } from '#web/settings/FormDialog.tsx'
import type { MadeKey } from '#web/settings/keys/api.ts'
import { apiKeysQuery, makeApiKey } from '#web/settings/keys/api.ts'
import { roleChoices, rolesUpTo } from '#web/settings/roles.ts'
import type { Role } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toast.ts'

const days = [30, 90, 365]
const dayMs = 86_400_000

/** Makes a key, and shows it this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const client = useQueryClient()
  const { user } = useSession()
  // The safest of what a key may do and for how long comes first; more is a choice.
  const [key, setKey] = useState({ name: '', role: 'readonly' as Role, days: '90' })
  const make = useMutation({
    mutationFn: () =>
      makeApiKey({
        name: key.name.trim(),
        role: key.role,
        expiresAt: key.days === '' ? null : new Date(Date.now() + Number(key.days) * dayMs).toISOString(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  })
  if (make.data) return <MadeDialog made={make.data} onClose={onClose} />
  const lasts = [
    ...days.map((n) => ({ value: String(n), label: t('keysPage.forDays', { n }) })),
    { value: '', label: t('keysPage.forever') },
  ]
  return (
    <FormDialog
      title={t('keysPage.new')}
      lead={t('keysPage.lead')}
      verb={t('keysPage.new')}
      ready={key.name.trim() !== ''}
      busy={make.isPending}
      error={make.error}
      onSubmit={make.mutate}
      onClose={onClose}
    >
      <TextField
        label={t('keysPage.name')}
        placeholder={t('keysPage.namePlaceholder')}
        value={key.name}
        maxLength={200}
        onChange={(name) => setKey({ ...key, name })}
      />
      <Select
        label={t('keysPage.role')}
        options={roleChoices(t, rolesUpTo(user.role))}
        value={key.role}
        onChange={(role) => setKey({ ...key, role: (role ?? 'readonly') as Role })}
      />
      <Select
        label={t('keysPage.valid')}
        options={lasts}
        value={key.days}
        onChange={(value) => setKey({ ...key, days: value ?? '' })}
      />
    </FormDialog>
  )
}

function MadeDialog({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const t = useT()
  const copy = () => void navigator.clipboard?.writeText(made.token).then(() => toast({ text: 'ui.copied' }))
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t('keysPage.yourKey')}
      lead={t('keysPage.madeLead')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.done')}</Button>
          <Button tone="primary" onClick={copy}>
            {t('keysPage.copy')}
          </Button>
        </>
      }
    >
      <TextField
        label={made.name}
        value={made.token}
        onChange={() => {}}
        lines={2}
        inputClassName="font-mono break-all"
      />
    </Dialog>
  )
}
