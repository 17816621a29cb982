import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initials } from '#web/ui/initials.ts'

const people = [
  ['张伟', '伟'],
  ['欧阳娜娜', '娜娜'],
  ['李晓明', '晓明'],
  ['陈 Kevin', '陈'],
  ['Ada Lovelace', 'AL'],
  ['José', 'J'],
  ['ada.lovelace@example.com', 'AC'],
  ['  ', '?'],
  ['𠮷野家', '野家'],
] as const
for (const [name, expected] of people) {
  test(`the avatar of “${name}” shows ${expected}`, () => assert.equal(initials(name), expected))
}

test('a company is known by how its name begins', () => {
  assert.equal(initials('华为技术有限公司', 'company'), '华为')
  assert.equal(initials('Acme Manufacturing', 'company'), 'AM')
})
