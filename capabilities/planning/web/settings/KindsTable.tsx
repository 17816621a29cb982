import type { MailChoice, NotificationSettings, SettingsChange } from '#capabilities/planning/contract.ts'
import { notificationKinds } from '#capabilities/planning/contract.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'

type Props = { settings: NotificationSettings; onChange: (change: SettingsChange) => void }

/** A line for each kind of thing: whether the app shows it, and whether and when it comes by mail. */
export function KindsTable({ settings, onChange }: Props) {
  const t = useT()
  const mails: { value: MailChoice; label: string }[] = [
    { value: 'off', label: t('notify.mailOff') },
    { value: 'daily', label: t('notify.mailDaily') },
    { value: 'now', label: t('notify.mailNow') },
  ]
  return (
    <Table label={t('notify.what')}>
      <thead>
        <tr>
          <Th>
            <span className="sr-only">{t('notify.what')}</span>
          </Th>
          <Th>{t('notify.app')}</Th>
          <Th>{t('notify.mail')}</Th>
        </tr>
      </thead>
      <tbody>
        {notificationKinds.map((kind) => {
          const name = t(`notify.kind.${kind}`)
          const { app, mail } = settings.kinds[kind]
          return (
            <tr key={kind}>
              <Td className="min-w-40">{name}</Td>
              <Td className="w-24">
                <Checkbox
                  checked={app}
                  onChange={(checked) => onChange({ kinds: { [kind]: { app: checked } } })}
                  ariaLabel={`${name}: ${t('notify.app')}`}
                />
              </Td>
              <Td className="w-36">
                <Select
                  ariaLabel={`${name}: ${t('notify.mail')}`}
                  options={mails}
                  value={mail}
                  disabled={!settings.mail.ready}
                  onChange={(value) => onChange({ kinds: { [kind]: { mail: (value ?? 'off') as MailChoice } } })}
                />
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
