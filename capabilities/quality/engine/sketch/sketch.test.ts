import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Field, FieldKind } from '#capabilities/quality/engine/kinds/fields.ts'
import { kindOf } from '#capabilities/quality/engine/match/features.ts'
import { sketchOf } from '#capabilities/quality/engine/sketch/sketch-of.ts'
import { untold } from '#capabilities/quality/engine/sketch/sketch.ts'

const names = { columns: ['g', 'f', 'm'], roles: ['given', 'family', 'middle'] } as const
const fields: readonly Field[] = [
  { name: 'given', kind: 'given', ...names },
  { name: 'family', kind: 'family', ...names },
  ...(['date', 'email', 'phone', 'words', 'company'] as const).map((kind) => ({ name: kind, kind, columns: ['c'] })),
]

const name = fc.oneof(
  fc.constantFrom(
    ...'ann anna bob robert carla marie mark patricia patrick o wei weiming jr smith smyth schmidt van der berg'.split(
      ' ',
    ),
    'nga fong',
    '王',
    '小明',
    'محمد',
    'mhmd',
    'III',
    'Dr.',
    'Anne Marie',
    '',
  ),
  fc.string({ unit: fc.constantFrom(...'abeiosmnrt'), maxLength: 7 }),
)
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 0, maxLength: 12 })
const local = fc.string({ unit: fc.constantFrom(...'abce12.'), maxLength: 12 })
const host = fc.constantFrom('gmail.com', 'qq.com', 'acme.example', 'acme.exampel', '')
const word = fc.oneof(
  fc.constantFrom(
    'street',
    'st',
    'station',
    'statoin',
    'road',
    'raod',
    '12',
    '12a',
    '7',
    'unit',
    'park',
    '人民路',
    'ltd',
  ),
  fc.string({ unit: fc.constantFrom(...'abc1'), maxLength: 6 }),
)
const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
const one = fc.array(name, { minLength: 3, maxLength: 3 })
const cellsOf: Readonly<Partial<Record<FieldKind, fc.Arbitrary<string[]>>>> = {
  given: one,
  family: one,
  date: fc
    .oneof(
      fc.tuple(fc.integer({ min: 1969, max: 1991 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })),
      fc.tuple(fc.constantFrom(7, 1970, 19701), fc.constantFrom(1, 10, 100), fc.constantFrom(1, 11, 101)),
    )
    .map(([y, m, d]) => [`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`]),
  email: fc.tuple(local, host, local).map(([a, b, c]) => [c === '.' ? `${a}@${b}; ${c}@${b}` : `${a}@${b}`]),
  phone: fc.tuple(digits, digits).map(([a, b]) => [b.length === 5 ? `${a}; ${b}` : a]),
  words: text.map((one) => [one]),
  company: text.map((one) => [one]),
}

/** A cell again with a slip in it, or another cell. */
function twice(cells: fc.Arbitrary<string[]>): fc.Arbitrary<[string[], string[]]> {
  const slip = fc.tuple(cells, fc.nat(), fc.constantFrom('', 'a', '1', ' ')).map(([one, at, put]) => {
    const other = one.map(
      (cell) => cell.slice(0, at % (cell.length + 1)) + put + cell.slice((at % (cell.length + 1)) + 1),
    )
    return [one, other] as [string[], string[]]
  })
  const exchanged = cells.map((one) => [one, one.toReversed()] as [string[], string[]])
  return fc.oneof(fc.tuple(cells, cells), slip, exchanged)
}

for (const field of fields) {
  test(`numbers kept of two values of kind ${field.kind} never say another likeness than reading them does`, () => {
    const kind = kindOf(field)
    const sketch = sketchOf(field)!
    let told = 0
    fc.assert(
      fc.property(twice(cellsOf[field.kind]!), ([left, right]) => {
        const [a, b] = [kind.read(left, field, {}), kind.read(right, field, {})]
        if (a === null || b === null || kind.valueOf(a) === '' || kind.valueOf(b) === '') return
        const all = new Int32Array(sketch.width * 2)
        sketch.write(a, all, 0)
        sketch.write(b, all, sketch.width)
        const level = sketch.level(all, 0, 1)
        assert.equal(sketch.level(all, 1, 0), level)
        if (level === untold) return
        told += 1
        assert.equal(level, kind.compare(a, b))
      }),
      { numRuns: 4000, seed: 1 },
    )
    assert.ok(told > 200, `only ${told} told`)
  })
}
