import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { NameForm } from '#web/settings/NameForm.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { changeSession } from '#web/shell/preferences.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toast.ts'

/** Shorter ones are guessed; the server has the last word. */
const MIN_PASSWORD = 10

export function ProfilePage() {
  const t = useT()
  const { user } = useSession()
  return (
    <SettingsPage title={t('settings.profile')}>
      <div className="max-w-100">
        <div id="name" className="mb-8">
          <NameForm label={t('settings.name')} now={user.name} onSave={(name) => changeSession({ name })} />
        </div>
        <div id="password">
          <Section title={t('settings.password')}>
            <PasswordForm />
          </Section>
        </div>
      </div>
    </SettingsPage>
  )
}

function PasswordForm() {
  const t = useT()
  const [currentPassword, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () => changeSession({ password, currentPassword: currentPassword || undefined }),
    onSuccess: () => {
      toast({ text: 'settings.passwordChanged', tone: 'success' })
      setCurrent('')
      setPassword('')
      setTried(false)
    },
  })
  const short = [...password].length < MIN_PASSWORD
  const submit = () => {
    setTried(true)
    if (!short) save.mutate()
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField
        label={t('settings.currentPassword')}
        hint={t('settings.noPasswordYet')}
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrent}
      />
      <TextField
        label={t('settings.newPassword')}
        hint={t('settings.newPasswordHint')}
        error={tried && short ? t('settings.tooShort') : null}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      {save.error && <ErrorNote error={save.error} />}
      <div>
        <Button type="submit" busy={save.isPending} disabled={password === ''}>
          {t('settings.setPassword')}
        </Button>
      </div>
    </form>
  )
}
