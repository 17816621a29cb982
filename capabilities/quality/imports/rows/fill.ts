import type { Address } from '#core/fields/address.ts'
import { phoneCountry } from '#core/fields/phone.ts'
import type { Values } from '#core/records/values.ts'
import type { Filled } from '#capabilities/quality/imports/rows/draft.ts'
import type { TargetField } from '#capabilities/quality/imports/rows/target.ts'

/** Fills in what other values of the row already say: the country, from the address or the phone number. */
export function fillIn(fields: ReadonlyMap<string, TargetField>, values: Values, filled: Filled[]): void {
  const address = values.address as Address | null | undefined
  if (fields.get('country')?.type === 'country' && !values.country) {
    const fromPhone = address?.country ? null : countryOf(values.phone as string[] | null | undefined)
    const to = address?.country ?? fromPhone
    if (to) {
      values.country = to
      filled.push({ field: 'country', rule: fromPhone ? 'countryFromPhone' : 'countryFromAddress', to })
    }
  }
  // An address whose country stands in a column of its own.
  if (address && !address.country && typeof values.country === 'string')
    values.address = { ...address, country: values.country }
}

function countryOf(phones: readonly string[] | null | undefined): string | null {
  const first = phones?.[0]
  if (!first) return null
  return first.startsWith('+86') ? 'CN' : (phoneCountry(first) ?? null)
}
