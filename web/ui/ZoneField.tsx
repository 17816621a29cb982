import { useT } from '#web/i18n/I18n.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'

type Props = {
  label: string
  /** Said where the browser's own zone is chosen; else it is said which that is. */
  hint?: string
  /** IANA name; null for the browser's own. */
  value: string | null
  onChange: (zone: string) => void
}

/** A time zone, with the browser's own at the top of the list. */
export function ZoneField({ label, hint, value, onChange }: Props) {
  const t = useT()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = [...new Set([here, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
    value: zone,
    label: zone,
  }))
  const zone = value ?? here
  return (
    <Combobox
      label={label}
      hint={zone === here ? hint : [hint, t('ui.zoneHere', { zone: here })].filter(Boolean).join(' ')}
      required
      options={zones}
      value={{ value: zone, label: zone }}
      onChange={(choice) => choice && onChange(choice.value)}
    />
  )
}
