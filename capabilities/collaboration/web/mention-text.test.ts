import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { partsOf, typedName, withIds, withNames } from './mention-text.ts'

const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`
const people = [
  { id: id(1), name: 'Ann' },
  { id: id(2), name: 'Ann Lee' },
  { id: id(3), name: '李雷' },
]

test('what was picked comes back as it was written', () => {
  const text = '@Ann Lee, ask @李雷 and @Ann (not ann@Ann.example)'
  const body = withIds(text, people)
  assert.equal(body, `@[${id(2)}], ask @[${id(3)}] and @[${id(1)}] (not ann@Ann.example)`)
  assert.equal(withNames(body, people), text)
})

test('two people of one name are told apart by the order in which they were picked', () => {
  const twins = [
    { id: id(4), name: 'Wang Wei' },
    { id: id(5), name: 'Wang Wei' },
  ]
  assert.equal(withIds('@Wang Wei @Wang Wei', twins), `@[${id(4)}] @[${id(5)}]`)
})

test('no text is lost, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(
        partsOf(text, people)
          .map((part) => part.text)
          .join(''),
        text,
      )
    }),
  )
})

test('a name is offered for what is typed after @, also with one space, and not in an address', () => {
  assert.deepEqual(typedName('Hi @Olga O', 10), { start: 3, query: 'Olga O' })
  assert.deepEqual(typedName('看看＠', 3), { start: 2, query: '' })
  assert.equal(typedName('Hi @Olga Owner called ', 22), undefined)
  assert.equal(typedName('no sign', 7), undefined)
})
