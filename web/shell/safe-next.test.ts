import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeNext } from '#web/shell/safe-next.ts'

const cases = [
  ['an address of the app', '/deal?view=board', '/deal?view=board'],
  ['nothing', undefined, '/'],
  ['another site', 'https://evil.example/', '/'],
  ['another site without a scheme', '//evil.example', '/'],
  ['another site with a backslash', '/\\evil.example', '/'],
  ['a script', 'javascript:alert(1)', '/'],
  ['the sign-in itself', '/sign-in?next=/', '/'],
] as const
for (const [name, next, expected] of cases) {
  test(`after signing in, ${name} leads to ${expected}`, () => assert.equal(safeNext(next), expected))
}
