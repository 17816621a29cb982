import type { NotificationSettings, SettingsChange } from '#capabilities/planning/contract.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { ZoneField } from '#web/ui/ZoneField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Props = { settings: NotificationSettings; onChange: (change: SettingsChange) => void }

const night = { from: '20:00', to: '08:00' }
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }))

/** The hour of the daily mail, the time zone all this is in, and the hours that are quiet. */
export function TimesPart({ settings, onChange }: Props) {
  const t = useT()
  const { quiet, digestHour, timeZone } = settings
  return (
    <div className="flex max-w-90 flex-col gap-4">
      <Select
        label={t('notify.digestHour')}
        options={hours}
        value={String(digestHour)}
        disabled={!settings.mail.ready}
        onChange={(value) => onChange({ digestHour: Number(value ?? 8) })}
      />
      <ZoneField label={t('notify.zone')} value={timeZone} onChange={(zone) => onChange({ timeZone: zone })} />
      <Switch
        label={t('notify.quiet')}
        hint={t('notify.quietHint')}
        checked={quiet !== null}
        onChange={(checked) => onChange({ quiet: checked ? night : null })}
      />
      {quiet && (
        <div className="grid grid-cols-2 gap-3">
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              type="time"
              label={t(`notify.${end}`)}
              value={quiet[end]}
              onChange={(value) => value && onChange({ quiet: { ...quiet, [end]: value } })}
            />
          ))}
        </div>
      )}
    </div>
  )
}
