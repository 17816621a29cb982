import type { Address } from '#core/fields/address.ts'
import { idNumberFacts } from '#core/fields/id-number.ts'
import type { Values } from '#core/records/values.ts'
import { cityOfPhones, countryOfPhones, hasSexes } from '#capabilities/quality/fill/fillers.ts'
import type { Filled } from '#capabilities/quality/imports/rows/draft.ts'
import type { TargetField } from '#capabilities/quality/imports/rows/target.ts'

type Fields = ReadonlyMap<string, TargetField>

/** Fills in what other values of the row already say, and never over what the row says itself. `off` are rules not to be used. */
export function fillIn(fields: Fields, values: Values, filled: Filled[], off: ReadonlySet<string> = new Set()): void {
  fillFromId(fields, values, filled, off)
  fillCountry(fields, values, filled, off)
  if (!off.has('cityFromAreaCode')) fillCity(fields, values, filled)
}

/** An ID number says when its bearer was born, and of which sex. */
function fillFromId(fields: Fields, values: Values, filled: Filled[], off: ReadonlySet<string>): void {
  const id = values.idNumber
  const facts = typeof id === 'string' && fields.get('idNumber')?.type === 'idNumber' ? idNumberFacts(id) : null
  if (!facts) return
  if (fields.get('birthday')?.type === 'date' && !values.birthday && !off.has('birthdayFromId')) {
    values.birthday = facts.birthday
    filled.push({ field: 'birthday', rule: 'birthdayFromId', to: facts.birthday })
  }
  if (hasSexes(fields.get('gender')) && !values.gender && !off.has('genderFromId')) {
    values.gender = facts.gender
    filled.push({ field: 'gender', rule: 'genderFromId', to: facts.gender })
  }
}

/** The country, from the address or the phone number. */
function fillCountry(fields: Fields, values: Values, filled: Filled[], off: ReadonlySet<string>): void {
  if (fields.get('country')?.type !== 'country') return
  const address = values.address as Address | null | undefined
  if (values.country) {
    // An address whose country stands in a column of its own.
    if (address && !address.country) values.address = { ...address, country: values.country }
    return
  }
  const fromAddress = off.has('countryFromAddress') ? null : (address?.country ?? null)
  const isAsked = fromAddress === null && !off.has('countryFromPhone')
  const fromPhone = isAsked ? countryOfPhones(values.phone) : null
  const to = fromAddress ?? fromPhone?.value
  if (typeof to !== 'string') return
  values.country = to
  filled.push({ field: 'country', rule: fromPhone ? 'countryFromPhone' : 'countryFromAddress', to })
}

/** The city of an address that has a street and none, from the area code of a Chinese landline. */
function fillCity(fields: Fields, values: Values, filled: Filled[]): void {
  const address = values.address as Address | null | undefined
  if (fields.get('address')?.type !== 'address' || !address || address.city) return
  const city = cityOfPhones(values.phone, address)?.value
  if (typeof city !== 'string') return
  values.address = { ...address, city }
  filled.push({ field: 'address', rule: 'cityFromAreaCode', to: city })
}
