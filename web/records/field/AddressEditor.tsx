import { useFormat, useLocale, useT } from '#web/i18n/I18n.tsx'
import { countryChoices } from '#web/records/field/choices.ts'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Field } from '#web/ui/Field.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Part = 'country' | 'region' | 'city' | 'district' | 'street' | 'postcode'
type Address = Partial<Record<Part, string | null>>
type Props = Named & { value: unknown; onChange: (value: Address | null) => void }

/** The parts of an address, in the order the reader's language writes them. */
export function AddressEditor({ value, onChange, label, error, hint, required, autoFocus }: Props) {
  const t = useT()
  const locale = useLocale()
  const countries = countryChoices(useFormat())
  const address: Address = typeof value === 'string' ? { street: value } : ((value as Address | null) ?? {})
  const set = (part: Part, text: string | null) => {
    const next = { ...address, [part]: text || null }
    onChange(Object.values(next).some(Boolean) ? next : null)
  }
  const parts: Part[] =
    locale === 'zh'
      ? ['country', 'region', 'city', 'district', 'street', 'postcode']
      : ['street', 'district', 'city', 'region', 'postcode', 'country']
  return (
    <Field {...{ label, error, hint, required }}>
      <div className="grid grid-cols-2 gap-x-2 gap-y-1">
        {parts.map((part, at) =>
          part === 'country' ? (
            <Combobox
              key={part}
              className="col-span-2"
              ariaLabel={t('field.country')}
              placeholder={t('field.country')}
              options={countries}
              value={countries.find((one) => one.value === address.country) ?? null}
              onChange={(one) => set('country', one?.value ?? null)}
              autoFocus={autoFocus && at === 0}
            />
          ) : (
            <TextField
              key={part}
              className={part === 'street' ? 'col-span-2' : undefined}
              ariaLabel={t(`field.${part}`)}
              placeholder={t(`field.${part}`)}
              value={address[part] ?? ''}
              onChange={(text) => set(part, text)}
              autoFocus={autoFocus && at === 0}
            />
          ),
        )}
      </div>
    </Field>
  )
}
