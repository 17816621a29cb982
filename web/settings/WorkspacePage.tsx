import { useMutation } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { queryClient, sessionQuery, useSession } from '#web/data.ts'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import { currencies } from '#web/records/field/own-currency.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { NameForm } from '#web/settings/NameForm.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { ZoneField } from '#web/ui/ZoneField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Session } from '#web/types.ts'

type Settings = Omit<Session['workspace'], 'id'>

/** Changes the workspace, on the server and in what is shown. */
async function changeWorkspace(change: Partial<Settings>): Promise<void> {
  const saved = await api.patch<Settings>('/workspace', change)
  queryClient.setQueryData(sessionQuery.queryKey, (now) => now && { ...now, workspace: { ...now.workspace, ...saved } })
}

function useSave<K extends keyof Settings>(key: K) {
  return useMutation({
    mutationFn: (value: Settings[K]) => changeWorkspace({ [key]: value }),
    onSuccess: () => toast({ text: 'settings.saved', tone: 'success' }),
    onError: noteFailure,
  })
}

/** What holds for everyone here. */
export function WorkspacePage() {
  const t = useT()
  const { workspace } = useSession()
  return (
    <SettingsPage title={t('workspace.title')}>
      <div className="flex max-w-100 flex-col gap-8">
        <div id="name">
          <NameForm label={t('workspace.name')} now={workspace.name} onSave={(name) => changeWorkspace({ name })} />
        </div>
        <div id="currency">
          <Currency now={workspace.currency} />
        </div>
        <div id="language">
          <Language now={workspace.locale} />
        </div>
        <div id="zone">
          <Zone now={workspace.timeZone} />
        </div>
      </div>
    </SettingsPage>
  )
}

function Zone({ now }: { now: string | null }) {
  const t = useT()
  const save = useSave('timeZone')
  return (
    <ZoneField
      label={t('workspace.zone')}
      hint={t('workspace.zoneHint')}
      value={save.isPending ? save.variables : now}
      onChange={(zone) => save.mutate(zone)}
    />
  )
}

const byBrowser = '-'

function Language({ now }: { now: Settings['locale'] }) {
  const t = useT()
  const save = useSave('locale')
  const options = [
    { value: byBrowser, label: t('workspace.byBrowser') },
    { value: 'en', label: 'English' },
    { value: 'zh', label: '简体中文' },
  ]
  return (
    <Select
      label={t('workspace.language')}
      hint={t('workspace.languageHint')}
      options={options}
      value={(save.isPending ? save.variables : now) ?? byBrowser}
      onChange={(next) => next && save.mutate(next === 'en' || next === 'zh' ? next : null)}
    />
  )
}

const byLanguage = '-'

function Currency({ now }: { now: string | null }) {
  const t = useT()
  const locale = useLocale()
  const save = useSave('currency')
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
      value={(save.isPending ? save.variables : now) ?? byLanguage}
      onChange={(next) => next && save.mutate(next === byLanguage ? null : next)}
    />
  )
}
