import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeAt, scrolled, tallest } from '#web/records/list/long-scroll.ts'

const short = { whole: 32_000, view: 600 }
const long = { whole: 32_000_032, view: 600 }
const offsetOf = ({ top, base }: { top: number; base: number }) => top + base

describe('scrolling through more rows than an element can be tall', () => {
  it('leaves a list alone that fits', () => {
    assert.deepEqual(placeAt(1234, short), { top: 1234, base: 0 })
    assert.deepEqual(scrolled({ top: 0, base: 0 }, 31_400, short), { top: 31_400, base: 0 })
  })

  it('reaches both ends and every place between', () => {
    for (const offset of [0, 1, 599, 16_000_000, 31_999_431, 31_999_432]) {
      const place = placeAt(offset, long)
      assert.equal(offsetOf(place), offset)
      assert.ok(place.top >= 0 && place.top <= tallest - long.view)
    }
    assert.equal(placeAt(31_999_432, long).top, tallest - long.view)
    assert.equal(offsetOf(placeAt(99_999_999, long)), 31_999_432)
  })

  it('moves the rows with the wheel pixel by pixel, and with the thumb in proportion', () => {
    const from = placeAt(16_000_000, long)
    assert.equal(offsetOf(scrolled(from, from.top + 120, long)), 16_000_120)
    assert.equal(offsetOf(scrolled(from, from.top - 120, long)), 15_999_880)
    const quarter = scrolled(from, (tallest - long.view) / 4, long)
    assert.equal(Math.round(offsetOf(quarter)), Math.round((long.whole - long.view) / 4))
  })

  it('comes to the first and the last pixel by the wheel alone', () => {
    for (const step of [-140, 140]) {
      let place = placeAt(step < 0 ? 9000 : long.whole - long.view - 9000, long)
      for (let turn = 0; turn < 80; turn += 1) {
        // A browser stops at the ends of the box; at rest the thumb is set right.
        place = scrolled(place, Math.min(Math.max(0, place.top + step), tallest - long.view), long)
        if (turn % 7 === 0) place = placeAt(offsetOf(place), long)
      }
      assert.equal(offsetOf(place), step < 0 ? 0 : long.whole - long.view)
    }
  })
})
