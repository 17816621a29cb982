import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { markDifference } from '#capabilities/quality/web/duplicates/marks.ts'

test('only the part that differs is marked', () => {
  assert.deepEqual(markDifference('Jon Smith', 'John Smith'), { before: 'Jo', differs: '', after: 'n Smith' })
  assert.deepEqual(markDifference('John Smith', 'Jon Smith'), { before: 'Jo', differs: 'h', after: 'n Smith' })
  assert.deepEqual(markDifference('张伟', '章伟'), { before: '', differs: '张', after: '伟' })
})

test('texts with nothing in common are not marked all over', () => {
  assert.equal(markDifference('陕西省西安市碑林区', '湖北省武汉市汉阳区').differs, '')
})

test('upper and lower case are no difference', () => {
  assert.equal(markDifference('ACME', 'Acme').differs, '')
})

test('the parts make the whole text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const { before, differs, after } = markDifference(a, b)
      assert.equal(before + differs + after, a)
    }),
  )
})
