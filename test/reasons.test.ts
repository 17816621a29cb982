import assert from 'node:assert/strict'
import { test } from 'node:test'
import { valueErrors } from '#capabilities/quality/errors/values.ts'
import { declaredMessages } from '#web/i18n/messages.ts'
import '#capabilities/quality/web/report/reason-messages.ts'

test('each reason why a value cannot be read has a heading for all such rows', () => {
  const missing = Object.keys(valueErrors).filter(
    (name) => name !== 'ruleUnknown' && !declaredMessages().has(`reason.${name}`),
  )
  assert.deepEqual(missing, [])
})
