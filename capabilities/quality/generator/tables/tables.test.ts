import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import { brandFirst, brandSecond } from '#capabilities/quality/generator/tables/business-zh.ts'
import { homophonesOf, lookAlikesOf, traditionalOf } from '#capabilities/quality/generator/tables/characters-zh.ts'
import * as names from '#capabilities/quality/generator/tables/names-zh.ts'
import { cities } from '#capabilities/quality/generator/tables/places-zh.ts'

/** Every reading of a character; ü is written v, as in e-mail addresses. */
function readings(char: string): string[] {
  return pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true })
}

test('every character of our names is read as the tables say', () => {
  const surnameReadings = new Map([
    ['单', 'shan'],
    ['解', 'xie'],
    ['仇', 'qiu'],
    ['区', 'ou'],
    ['查', 'zha'],
  ])
  const singles = [...Object.values(names).flat(), ...brandFirst, ...brandSecond].filter(
    ({ text }) => text.length === 1,
  )
  const wrong = singles.filter(
    ({ text, pinyin: read }) => !readings(text).includes(read) && surnameReadings.get(text) !== read,
  )
  assert.deepEqual([...new Set(wrong.map(({ text, pinyin: read }) => text + read))], [])
})

test('every traditional form in the tables is one that converts back', () => {
  const toSimplified = Converter({ from: 't', to: 'cn' })
  assert.deepEqual(
    [...traditionalOf].filter(([simple, traditional]) => toSimplified(traditional) !== simple),
    [],
  )
})

test('no character is mistaken for itself, and confusion goes both ways', () => {
  for (const table of [homophonesOf, lookAlikesOf]) {
    for (const [char, others] of table) {
      assert.ok(!others.includes(char), char)
      assert.ok(
        others.every((other) => table.get(other)?.includes(char)),
        char,
      )
    }
  }
})

test('every city has a division, an area code, a postcode and districts', () => {
  for (const city of cities) {
    assert.match(city.division, /^\d{6}$/, city.city)
    assert.match(city.areaCode, /^(10|2\d|[3-9]\d\d)$/, city.city)
    assert.match(city.postcode, /^\d{4}$/, city.city)
    assert.ok(city.districts.length > 1 && city.weight > 0, city.city)
  }
})
