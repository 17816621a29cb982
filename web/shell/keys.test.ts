import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KeyId } from '#web/shell/keys.ts'
import { keyOf, keys, pressName } from '#web/shell/keys.ts'
import { conflictOf, keysOf, setOwnKeys } from '#web/shell/own-keys.ts'
import { declaredMessages } from '#web/i18n/messages.ts'
import '#web/shell/messages.ts'

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  pressName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

test('no two keys that can be bound together are the same', () => {
  const entries = Object.entries(keys)
  for (const [id, one] of entries) {
    for (const [other, two] of entries) {
      const meet = one.group === two.group || one.group === 'everywhere' || one.group === 'go'
      if (id < other && meet) assert.notEqual(one.keys, two.keys, `${id} and ${other}`)
    }
  }
})

test('no key is the beginning of another', () => {
  for (const one of Object.values(keys)) {
    for (const two of Object.values(keys))
      assert.ok(!two.keys.startsWith(`${one.keys} `), `${one.keys} hides ${two.keys}`)
  }
})

test('every key and every group has words in both languages', () => {
  for (const { says, group } of Object.values(keys)) {
    assert.ok(declaredMessages().has(says), says)
    assert.ok(declaredMessages().has(`keys.group.${group}`), group)
  }
})

test('a press is named as the table writes it, on every keyboard', () => {
  assert.equal(press('k', { metaKey: true }), 'mod+k')
  assert.equal(press('K', { ctrlKey: true }), 'mod+k')
  assert.equal(press('?', { shiftKey: true }), '?')
  assert.equal(press(' '), 'space')
})

test('a sequence waits for its second press', () => {
  const bound = new Set<KeyId>(['home', 'create'])
  assert.equal(keyOf(['g'], bound), 'more')
  assert.equal(keyOf(['g', 'h'], bound), 'home')
  assert.equal(keyOf(['c'], bound), 'create')
})

test('a key that nobody has bound does nothing', () => {
  assert.equal(keyOf(['g'], new Set<KeyId>(['create'])), undefined)
  assert.equal(keyOf(['c'], new Set<KeyId>(['home'])), undefined)
})

test('a key of one’s own is what counts, and the usual one is free for another act', () => {
  setOwnKeys({ home: 'g x' })
  const bound = new Set<KeyId>(['home', 'contacts'])
  assert.equal(keyOf(['g', 'x'], bound, keysOf), 'home')
  assert.notEqual(keyOf(['g', 'h'], bound, keysOf), 'home')
  assert.equal(conflictOf('contacts', 'g h'), undefined)
  assert.equal(conflictOf('contacts', 'g x'), 'home')
  setOwnKeys({})
})
