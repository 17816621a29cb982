import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '#web/i18n/messages.ts'
import { inBoth } from '#web/shell/in-both.ts'

const messages: Message[] = [
  ['{what}', '{what}'],
  ['Name', '名称'],
  ['Only {field}: {value}', '仅看{field}：{value}'],
  ['Copy {field}', '复制{field}'],
  ['Merge {n, plural, one {# record} other {# records}}', '合并 {n} 条记录'],
  ['(Ask) {who}?', '问{who}吗？'],
]

test('a line with a place is found in the other language, and what fills it is said in that language too', () => {
  assert.deepEqual(inBoth('Copy Name', messages, 'en'), { en: 'Copy Name', zh: '复制名称' })
  assert.deepEqual(inBoth('复制名称', messages, 'zh'), { en: 'Copy Name', zh: '复制名称' })
  assert.deepEqual(inBoth('Only Name: Ada', messages, 'en'), { en: 'Only Name: Ada', zh: '仅看名称：Ada' })
})

test('numbers in either language keep their form', () => {
  assert.equal(inBoth('Merge 1 record', messages, 'en').zh, '合并 1 条记录')
  assert.equal(inBoth('Merge 12 records', messages, 'en').zh, '合并 12 条记录')
  assert.equal(inBoth('合并 1 条记录', messages, 'zh').en, 'Merge 1 record')
  assert.equal(inBoth('合并 1,200 条记录', messages, 'zh').en, 'Merge 1,200 records')
})

test('signs in a message are signs and no pattern, and unknown text is itself', () => {
  assert.equal(inBoth('(Ask) Ada?', messages, 'en').zh, '问Ada吗？')
  assert.deepEqual(inBoth('Ada', messages, 'en'), { en: 'Ada', zh: 'Ada' })
})

test('a name that reads like a message of the other language stays as it is', () => {
  assert.deepEqual(inBoth('Copy Name', messages, 'zh'), { en: 'Copy Name', zh: 'Copy Name' })
  assert.equal(inBoth('仅看名称：Name', messages, 'zh').zh, '仅看名称：Name')
})
