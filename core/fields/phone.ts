import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max'
import { trimmed, type FieldType } from '#core/fields/types.ts'

const most = 20

/**
 * Phone numbers in E.164 (ITU-T), the first one primary; an extension follows as `;ext=801` (RFC 3966).
 * Without a leading `+` a number cannot be told from another country's: it is refused here, and the import's
 * cleaning, which knows the country, makes it international first.
 */
export const phone: FieldType = {
  columns: [['', 'text[]']],
  comparison: 'list',
  parse(input) {
    const several = Array.isArray(input) ? input : [input]
    const parsed = several.map((one) => toE164(trimmed(one) ?? ''))
    if (several.length === 0 || several.length > most || parsed.includes(undefined)) return undefined
    return [...new Set(parsed)]
  },
  text: (value: string[]) => value.map((one) => one.replace(';ext=', ' ')).join(' '),
  // An extension is one desk of a firm; without it, colleagues would look like one person.
  keys: (value: string[]) => value.map((one) => `p:${one}`),
}

/** E.164 with its extension, or undefined when no such number can exist. `country` is where a number without + is read. */
export function toE164(input: string, country?: string): string | undefined {
  if (/^\+\d{7,15}$/.test(input) && isKnown(input)) return input
  const parsed = parsePhoneNumberFromString(input.replace(';ext=', ' ext. '), country as CountryCode | undefined)
  if (!parsed?.isValid()) return undefined
  return parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number
}

// The plain Chinese mobile is most of the traffic here; the full metadata check costs 20 times as much.
function isKnown(number: string): boolean {
  return /^\+861[3-9]\d{9}$/.test(number)
}

/** The country a number belongs to, ISO 3166-1 alpha-2, or undefined where several share the code. */
export function phoneCountry(number: string): string | undefined {
  // Most calling codes are one country's, and no code starts with another: looked up, not parsed.
  for (let length = 2; length <= 4; length += 1) {
    const countries = countriesByCode.get(number.slice(1, length))
    if (countries?.length === 1) return countries[0]
  }
  return parsePhoneNumberFromString(number.replace(/;ext=.*/, ''))?.country
}

const countriesByCode = Map.groupBy(getCountries(), (country) => String(getCountryCallingCode(country)))
