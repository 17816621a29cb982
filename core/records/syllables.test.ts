import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pinyin } from 'pinyin-pro'
import { syllablesOf } from '#core/records/syllables.ts'

const texts = ['张伟', '单雄信', '重庆长城', '曾国藩', '程依琴', '欧阳修', '乐山大佛', '苏建杰', '张Wei', 'abc', '']

for (const isPerson of [true, false]) {
  test(`what is spoken without taking a text apart sounds the same (${isPerson ? 'names' : 'words'})`, () => {
    for (const text of [...texts, ...texts]) {
      const surname = isPerson ? 'head' : 'off'
      const whole = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname })
      assert.deepEqual([...syllablesOf(text, isPerson)], whole, text)
    }
  })
}
