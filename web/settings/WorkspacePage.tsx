import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, isApiError } from '#web/api.ts'
import { queryClient, sessionQuery, useSession } from '#web/data.ts'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import { currencies } from '#web/records/field/own-currency.ts'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toast.ts'

type Change = { name?: string; currency?: string | null }

/** Changes the workspace, on the server and in what is shown. */
function useChange() {
  return useMutation({
    mutationFn: (change: Change) => api.patch<{ name: string; currency: string | null }>('/workspace', change),
    onSuccess: (saved) => {
      queryClient.setQueryData(
        sessionQuery.queryKey,
        (now) => now && { ...now, workspace: { ...now.workspace, ...saved } },
      )
      toast({ text: 'settings.saved', tone: 'success' })
    },
  })
}

/** What holds for everyone here. */
export function WorkspacePage() {
  const t = useT()
  return (
    <SettingsPage title={t('workspace.title')}>
      <div className="flex max-w-100 flex-col gap-6">
        <div id="name">
          <NameForm />
        </div>
        <div id="currency">
          <Currency />
        </div>
      </div>
    </SettingsPage>
  )
}

function NameForm() {
  const t = useT()
  const { workspace } = useSession()
  const [name, setName] = useState(workspace.name)
  const save = useChange()
  const isNew = name.trim() !== '' && name.trim() !== workspace.name
  return (
    <form
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) save.mutate({ name: name.trim() })
      }}
    >
      <div className="w-full">
        <TextField label={t('workspace.name')} value={name} onChange={setName} />
      </div>
      {save.error && <ErrorNote error={save.error} />}
      <Button type="submit" tone="primary" busy={save.isPending} disabled={!isNew}>
        {t('ui.save')}
      </Button>
    </form>
  )
}

const byLanguage = '-'

function Currency() {
  const t = useT()
  const locale = useLocale()
  const { workspace } = useSession()
  const save = useChange()
  const names = new Intl.DisplayNames([locale === 'zh' ? 'zh-CN' : 'en'], { type: 'currency' })
  const options = [
    { value: byLanguage, label: t('workspace.byLanguage') },
    ...currencies.map((value) => ({ value, label: value, hint: names.of(value) ?? '' })),
  ]
  return (
    <Select
      label={t('workspace.currency')}
      hint={t('workspace.currencyHint')}
      options={options}
      value={save.variables?.currency ?? workspace.currency ?? byLanguage}
      onChange={(next) => next && save.mutate({ currency: next === byLanguage ? null : next })}
      error={isApiError(save.error) ? save.error.detail : undefined}
    />
  )
}
