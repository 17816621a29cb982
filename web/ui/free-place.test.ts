import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { freePlace } from '#web/ui/free-place.ts'

const phone = { width: 360, height: 740 }
const notice = { width: 336, height: 56 }

test('a notice stands at the foot, at the head over a long dialog, and waits where both are taken', () => {
  const cancel = { left: 190, top: 660, right: 270, bottom: 700 }
  const close = { left: 290, top: 72, right: 330, bottom: 112 }
  const closeOfSheet = { ...close, top: 10, bottom: 50 }
  assert.equal(freePlace(notice, phone, [close]), 'bottom')
  assert.equal(freePlace(notice, phone, [close, cancel]), 'top')
  assert.equal(freePlace(notice, phone, [closeOfSheet, cancel]), 'none')
})

test('what is beside it on a wide window is in nobody’s way', () => {
  const menu = { left: 0, top: 400, right: 200, bottom: 740 }
  assert.equal(freePlace({ width: 400, height: 44 }, { width: 1280, height: 740 }, [menu]), 'bottom')
})

test('one more thing on the screen never makes a taken place free', () => {
  const box = fc
    .tuple(fc.nat(359), fc.nat(739), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
    .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }))
  const order = ['bottom', 'top', 'none']
  const rank = (boxes: Parameters<typeof freePlace>[2]) => order.indexOf(freePlace(notice, phone, boxes))
  fc.assert(fc.property(fc.array(box), box, (boxes, more) => rank([...boxes, more]) >= rank(boxes)))
})
