import { useFormat, useLocale, useT } from '#web/i18n/I18n.tsx'
import { useChosenRegion, useRegion } from '#web/i18n/region.ts'
import { RegionField } from '#web/settings/RegionField.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { chooseLocale, chooseRegion, chooseTheme } from '#web/shell/preferences.ts'
import { useTheme } from '#web/shell/theme.ts'
import type { Theme } from '#web/types.ts'
import { Select } from '#web/ui/Select.tsx'

/** Language, region and theme: all hold at once, here and wherever the person signs in. */
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
        <div id="region">
          <Region />
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

/** In whose form dates, times, numbers and money are shown and typed, with an example of each. */
function Region() {
  const t = useT()
  const format = useFormat()
  const locale = useLocale()
  const inForce = useRegion(locale) ?? (locale === 'zh' ? 'CN' : 'US')
  const example = [
    format.date('2026-12-25'),
    format.time(new Date(2026, 11, 25, 16, 30)),
    format.money({ amount: 1234.5, currency: 'EUR' }),
  ].join(' · ')
  const day = format.weekday(`2026-02-0${format.form.firstDay + 1}`, 'long') // the first of February is a Sunday
  return (
    <RegionField
      label={t('settings.region')}
      automatic={t('settings.regionAuto', { region: format.country(inForce) })}
      hint={t('settings.regionHint', { example, day })}
      value={useChosenRegion()}
      onChange={chooseRegion}
    />
  )
}
