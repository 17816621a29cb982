import { isCountry } from '#core/fields/simple.ts'
import { trimmed, type FieldType } from '#core/fields/types.ts'

/** The parts of an address, widest first. In China: region is 省, city 市, district 区/县. */
export const addressParts = ['country', 'region', 'city', 'district', 'street', 'postcode'] as const

export type Address = { readonly [P in (typeof addressParts)[number]]: string | null }

export const address: FieldType = {
  columns: [
    ['_street', 'text'],
    ['_country', 'text'],
    ['_region', 'text'],
    ['_city', 'text'],
    ['_district', 'text'],
    ['_postcode', 'text'],
  ],
  comparison: 'text',
  parse(input) {
    if (typeof input === 'string') return whole(input)
    if (typeof input !== 'object' || input === null) return undefined
    const given = input as Record<string, unknown>
    if (Object.keys(given).some((part) => !addressParts.includes(part as (typeof addressParts)[number])))
      return undefined
    const part = (name: string) => trimmed(given[name])?.slice(0, 1000) ?? null
    const country = part('country')?.toUpperCase() ?? null
    if (country !== null && !isCountry(country)) return undefined
    const value: Address = {
      country,
      region: part('region'),
      city: part('city'),
      district: part('district'),
      street: part('street'),
      postcode: part('postcode'),
    }
    return addressParts.some((name) => value[name] !== null) ? value : undefined
  },
  write: (value: Address) => [value.street, value.country, value.region, value.city, value.district, value.postcode],
  read: ([street, country, region, city, district, postcode]) =>
    `case when coalesce(${street}, ${country}, ${region}, ${city}, ${district}, ${postcode}) is not null then ` +
    `json_build_object('country', ${country}, 'region', ${region}, 'city', ${city}, 'district', ${district}, ` +
    `'street', ${street}, 'postcode', ${postcode}) end`,
  parts: { street: 0, country: 1, region: 2, city: 3, district: 4, postcode: 5 },
  text: (value: Address) => addressText(value),
}

/** In one line, the way the country writes it: wide to narrow in Chinese, narrow to wide elsewhere. */
export function addressText(value: Address): string {
  const { country, region, city, district, street, postcode } = value
  const isHan = /\p{Script=Han}/u.test(`${region ?? ''}${city ?? ''}${street ?? ''}`)
  if (isHan) return [region, city === region ? null : city, district, street].filter(Boolean).join('')
  return [street, district, [postcode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ')
}

function whole(input: string): Address | undefined {
  const street = trimmed(input)?.slice(0, 1000)
  return street === undefined
    ? undefined
    : { country: null, region: null, city: null, district: null, street, postcode: null }
}
