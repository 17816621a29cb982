import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import { certainInternational, certainNumber } from '#capabilities/quality/engine/standardise/phone-plans.ts'

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
