import { trimmed, type FieldType } from '#core/fields/types.ts'

/**
 * A Chinese identity number (GB 11643-1999): six digits of a division, the day of birth, three digits of which the
 * last is odd for men, and a check digit. The old form of 15 digits is completed. Kept without blanks, in capitals.
 */
export const idNumber: FieldType = {
  columns: [['', 'text']],
  comparison: 'text',
  parse: (input) => readIdNumber(trimmed(input) ?? ''),
  text: (value: string) => value,
}

export type IdFacts = {
  /** `YYYY-MM-DD` */
  readonly birthday: string
  readonly gender: 'male' | 'female'
  /** Six digits of GB/T 2260, as they were when the number was given out; null for a foreigner's. */
  readonly division: string | null
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'
// GB/T 2260: the provinces by their first two digits; 83 is Taiwan residents, 9 foreigners with the right to stay.
const places = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/

/**
 * The identity number that a text means, in its form of 18, or undefined.
 *
 * ```ts
 * assert.equal(readIdNumber('11010519491231002x'), '11010519491231002X') // the example printed in the standard
 * assert.equal(readIdNumber('110105491231002'), '11010519491231002X')
 * assert.equal(readIdNumber('110105194912310021'), undefined)
 * ```
 */
export function readIdNumber(input: string): string | undefined {
  const text = input.replace(/[\s-]/g, '').toUpperCase()
  // Those of 15 digits were given out until 1999, to people born in the twentieth century.
  const first17 = /^\d{15}$/.test(text) ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17)
  if (!/^(?:\d{15}|\d{17}[\dX])$/.test(text) || !places.test(text) || !isDay(first17.slice(6, 14))) return undefined
  const whole = first17 + idNumberCheck(first17)
  return text.length === 15 || text === whole ? whole : undefined
}

/** The check digit behind the first 17 (ISO 7064, MOD 11-2). */
export function idNumberCheck(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i += 1) sum += (first17.charCodeAt(i) - 48) * weights[i]!
  return checks[sum % 11]!
}

/**
 * What a valid identity number says of its bearer, or null for any other text.
 *
 * ```ts
 * const facts = { birthday: '1949-12-31', gender: 'female', division: '110105' }
 * assert.deepEqual(idNumberFacts('11010519491231002X'), facts)
 * ```
 */
export function idNumberFacts(input: string): IdFacts | null {
  const id = readIdNumber(input)
  if (id === undefined) return null
  const birthday = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  return {
    birthday,
    gender: Number(id[16]) % 2 === 1 ? 'male' : 'female',
    division: id.startsWith('9') ? null : id.slice(0, 6),
  }
}

function isDay(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  if (year < 1850 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
