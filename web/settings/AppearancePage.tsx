import { useLocale, useT } from '#web/i18n/I18n.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { chooseLocale, chooseTheme } from '#web/shell/preferences.ts'
import { useTheme } from '#web/shell/theme.ts'
import type { Theme } from '#web/types.ts'
import { Select } from '#web/ui/Select.tsx'

/** Language and theme: both hold at once, here and wherever the person signs in. */
export function AppearancePage() {
  const t = useT()
  const locale = useLocale()
  const theme = useTheme()
  const themes: { value: Theme; label: string }[] = [
    { value: 'system', label: t('shell.themeSystem') },
    { value: 'light', label: t('shell.themeLight') },
    { value: 'dark', label: t('shell.themeDark') },
  ]
  const languages = [
    { value: 'en', label: 'English' },
    { value: 'zh', label: '简体中文' },
  ]
  return (
    <SettingsPage title={t('settings.appearance')}>
      <div className="flex max-w-100 flex-col gap-4">
        <div id="language">
          <Select
            label={t('settings.language')}
            options={languages}
            value={locale}
            onChange={(value) => chooseLocale(value === 'zh' ? 'zh' : 'en')}
          />
        </div>
        <div id="theme">
          <Select
            label={t('settings.theme')}
            options={themes}
            value={theme}
            onChange={(value) => chooseTheme((value ?? 'system') as Theme)}
          />
        </div>
      </div>
    </SettingsPage>
  )
}
