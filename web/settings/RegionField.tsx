import { useFormat } from '#web/i18n/I18n.tsx'
import { countryCodes } from '#web/records/field/countries.ts'
import { Combobox } from '#web/ui/Combobox.tsx'

type Props = {
  label: string
  hint: string
  /** What holds where none is chosen. */
  automatic: string
  /** ISO 3166; null for none. */
  value: string | null
  onChange: (region: string | null) => void
}

const none = '-'

/** A country or region by its name in the reader's language, or none, which stands on top. */
export function RegionField({ automatic, value, onChange, ...named }: Props) {
  const format = useFormat()
  const order = new Intl.Collator(format.form.language)
  const regions = countryCodes().map((code) => ({ value: code, label: format.country(code), hint: code }))
  const options = [{ value: none, label: automatic }, ...regions.toSorted((a, b) => order.compare(a.label, b.label))]
  const chosen = options.find((one) => one.value === (value ?? none)) ?? null
  return (
    <Combobox
      {...named}
      required
      options={options}
      value={chosen}
      onChange={(choice) => choice && onChange(choice.value === none ? null : choice.value)}
    />
  )
}
