import type { Address } from '#core/fields/address.ts'
import { phoneCountry } from '#core/fields/phone.ts'
import type { Values } from '#core/records/values.ts'
import type { Filled } from '#capabilities/quality/imports/rows/draft.ts'
import type { TargetField } from '#capabilities/quality/imports/rows/target.ts'

/** Fills in what other values of the row already say: the country, from the address or the phone number. */
export function fillIn(fields: ReadonlyMap<string, TargetField>, values: Values, filled: Filled[]): void {
  if (fields.get('country')?.type !== 'country') return
  const address = values.address as Address | null | undefined
  if (values.country) {
    // An address whose country stands in a column of its own.
    if (address && !address.country) values.address = { ...address, country: values.country }
    return
  }
  const fromPhone = address?.country ? null : countryOf(values.phone as string[] | null | undefined)
  const to = address?.country ?? fromPhone
  if (!to) return
  values.country = to
  filled.push({ field: 'country', rule: fromPhone ? 'countryFromPhone' : 'countryFromAddress', to })
}

function countryOf(phones: readonly string[] | null | undefined): string | null {
  const first = phones?.[0]
  if (!first) return null
  return first.startsWith('+86') ? 'CN' : (phoneCountry(first) ?? null)
}
