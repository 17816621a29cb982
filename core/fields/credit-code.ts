import { trimmed, type FieldType } from '#core/fields/types.ts'

/**
 * A Unified Social Credit Code (GB 32100-2015): who registered it, the kind of organisation, six digits of a division,
 * nine characters of the organisation, and a check character. Kept without blanks, in capitals.
 */
export const creditCode: FieldType = {
  columns: [['', 'text']],
  comparison: 'text',
  parse: (input) => readCreditCode(trimmed(input) ?? ''),
  text: (value: string) => value,
}

// GB 32100-2015, table 1: no I, O, S, V, Z, which are easily misread.
export const creditCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * The credit code that a text means, or undefined where its check character does not agree.
 *
 * ```ts
 * assert.equal(readCreditCode('9135 0100 m000100y 43'), '91350100M000100Y43') // the example printed in the standard
 * assert.equal(readCreditCode('91350100M000100Y44'), undefined)
 * ```
 */
export function readCreditCode(input: string): string | undefined {
  const text = input.replace(/[\s-]/g, '').toUpperCase()
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return undefined
  return creditCodeCheck(text.slice(0, 17)) === text[17] ? text : undefined
}

/**
 * The check character that belongs behind the first 17 of a unified social credit code.
 * GB 32100-2015: weights are the powers of 3 modulo 31; the weighted sum and the check make a multiple of 31.
 *
 * ```ts
 * assert.equal(creditCodeCheck('91350100M000100Y4'), '3')
 * ```
 */
export function creditCodeCheck(first17: string): string {
  let sum = 0
  let weight = 1
  for (const char of first17) {
    sum += creditCodeAlphabet.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return creditCodeAlphabet[(31 - (sum % 31)) % 31]!
}
