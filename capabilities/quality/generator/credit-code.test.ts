import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creditCodeCheck } from '#core/fields/credit-code.ts'
import { makeCreditCode } from '#capabilities/quality/generator/credit-code.ts'
import { openRandom } from '#capabilities/quality/generator/random.ts'

test('the check character of the example in GB 32100 is right', () => {
  assert.equal(creditCodeCheck('91350100M000100Y4'), '3')
})

test('a credit code made up has 18 characters, its division, and a check that notices any wrong character', () => {
  const random = openRandom('codes')
  for (let round = 0; round < 200; round += 1) {
    const code = makeCreditCode(random, '440300')
    assert.match(code, /^91440300MA[0-9A-HJ-NP-RTUWXY]{6}[0-9X][0-9A-HJ-NP-RTUWXY]$/)
    const at = random.int(2, 7)
    const wrong = code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1)
    assert.equal(creditCodeCheck(code.slice(0, 17)), code[17])
    assert.notEqual(creditCodeCheck(wrong.slice(0, 17)), code[17])
  }
})

test('the characters of a credit code, weighted as table 2 of GB 32100 prints it, make a multiple of 31', () => {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
  const code = makeCreditCode(openRandom('table 2'), '330100')
  const sum = [...code].reduce(
    (total, char, at) => total + '0123456789ABCDEFGHJKLMNPQRTUWXY'.indexOf(char) * weights[at]!,
    0,
  )
  assert.equal(sum % 31, 0)
})
