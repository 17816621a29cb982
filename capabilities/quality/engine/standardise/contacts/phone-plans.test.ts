import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import {
  certainInternational,
  certainNumber,
  countryOfNumber,
} from '#capabilities/quality/engine/standardise/contacts/phone-plans.ts'
import { standardisePhone } from '#capabilities/quality/engine/standardise/contacts/phone.ts'

const countries = [
  'CN',
  'US',
  'DE',
  'GB',
  'FR',
  'JP',
  'TW',
  'AU',
  'KR',
  'IN',
  'CH',
  'NL',
  'SE',
  'TH',
  'VN',
  'MY',
] as const
const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`))
const runs = { numRuns: 20_000 }

test('a number that is certain is valid for the library too, and the same', () => {
  let certain = 0
  fc.assert(
    fc.property(fc.constantFrom(...countries), digits(6, 12), (country, national) => {
      const number = certainNumber(national, country)
      if (number === null) return
      certain += 1
      const parsed = parsePhoneNumberFromString(national, country as CountryCode)
      assert.equal(parsed?.number, number)
      assert.ok(parsed?.isValid())
    }),
    runs,
  )
  assert.ok(certain > 200, 'the test met certain numbers')
})

test('so is one that begins with a country code', () => {
  let certain = 0
  fc.assert(
    fc.property(
      fc.constantFrom('1', '86', '49', '44', '33', '81', '852', '886', '61', '65', '7', '39'),
      digits(6, 11),
      (code, rest) => {
        const number = certainInternational(code + rest)
        if (number === null) return
        certain += 1
        const parsed = parsePhoneNumberFromString(`+${code}${rest}`)
        assert.equal(parsed?.number, number)
        assert.ok(parsed?.isValid())
      },
    ),
    runs,
  )
  assert.ok(certain > 200)
})

test('a number dialled with 00 is the one the library reads, from whatever country it is dialled', () => {
  let read = 0
  const codes = ['1', '86', '49', '44', '33', '81', '852', '886', '61', '65', '7', '39', '55', '91', '351', '358']
  fc.assert(
    fc.property(
      fc.constantFrom(...countries, 'IT', 'ES', 'CA', 'BR', 'SG', 'RU', 'PT', 'FI'),
      fc.constantFrom(...codes),
      digits(6, 11),
      (country, code, rest) => {
        const dialled = `00${code}${rest}`
        const options = { country, currency: 'CNY', dateOrder: 'auto' } as const
        const [number] = (standardisePhone(dialled, options).value as string[] | null) ?? []
        if (country === 'CN' || number === undefined) return
        read += 1
        const here = parsePhoneNumberFromString(dialled, country as CountryCode)
        const there = parsePhoneNumberFromString(dialled.replace('00', '+'), country as CountryCode)
        const expected = here?.isValid() ? here : there?.isValid() ? there : null
        // What neither reads may still have the country’s own code in front.
        if (expected) assert.equal(number, expected.number)
        const parsed = parsePhoneNumberFromString(number)
        assert.ok(parsed?.isValid())
        assert.ok([null, parsed?.country].includes(countryOfNumber(number) as CountryCode | null))
      },
    ),
    runs,
  )
  assert.ok(read > 200)
})
