import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cityOfPhone } from '#capabilities/quality/engine/fill/area-codes.ts'
import { guess, learn, test as tested, wilson, type Example } from '#capabilities/quality/engine/fill/learn.ts'
import { hostOf, marksOf } from '#capabilities/quality/engine/fill/marks.ts'
import { cityOfPostcode, learnPlaces } from '#capabilities/quality/engine/fill/places.ts'

const phones: [string, string | null][] = [
  ['+861062345678', '北京市'],
  ['+862162345678', '上海市'],
  ['+8675588881234', '深圳市'],
  ['+8675588881234;ext=801', '深圳市'],
  ['+863103012345', '邯郸市'],
  ['+867718881234', null], // Nanning and Chongzuo share 0771
  ['+8613800138000', null],
  ['+85223456789', null],
  ['+8675512', null],
]
for (const [phone, city] of phones) {
  test(`the area code of ${phone} tells ${city ?? 'no city'}`, () =>
    assert.equal(cityOfPhone(phone)?.city ?? null, city))
}

const firms = (n: number, word: string, label: string): Example[] =>
  Array.from({ length: n }, (_, i) => ({ marks: [`name:${word}`, `name:x${i}`], label }))

test('a model answers from what similar records have, and says nothing about what it has never seen', () => {
  const model = learn([...firms(40, '银行', 'finance'), ...firms(40, '软件', 'software')])
  assert.equal(guess(model, ['name:银行'])?.label, 'finance')
  assert.equal(guess(model, ['name:软件', 'name:新'])?.label, 'software')
  assert.equal(guess(model, ['name:农场']), null)
})

test('a record is left out of the model that judges it: what it alone has proves nothing', () => {
  const alone: Example = { marks: ['name:only'], label: 'finance' }
  const model = learn([alone, alone, alone, ...firms(9, '软件', 'software')])
  assert.equal(guess(model, alone.marks)?.label, 'finance')
  assert.equal(guess(model, alone.marks, alone), null, 'two others are too few to go by')
})

test('where marks have nothing to do with the answer no threshold is found, where they decide it one is', () => {
  const noise = Array.from({ length: 400 }, (_, i): Example => ({
    marks: [`a${i % 7}`, `b${i % 5}`],
    label: `l${(i * 7919) % 3}`,
  }))
  assert.equal(tested(learn(noise), noise, 0.9), null)
  const clear = [...firms(60, '银行', 'finance'), ...firms(60, '软件', 'software')]
  const found = tested(learn(clear), clear, 0.9)
  assert.ok(found && found.tried >= 100 && found.right / found.tried > 0.97, JSON.stringify(found))
})

test('taking an example out of a model is the same as never having shown it', () => {
  const example = fc.record({
    marks: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 }),
    label: fc.constantFrom('x', 'y', 'z'),
  })
  fc.assert(
    fc.property(fc.array(example, { minLength: 2, maxLength: 40 }), fc.nat(), (examples, pick) => {
      const one = examples[pick % examples.length] as Example
      const rest = examples.filter((each) => each !== one)
      const [a, b] = [guess(learn(examples), one.marks, one), guess(learn(rest), one.marks)]
      assert.equal(a === null, b === null)
      if (a && b) assert.ok(Math.abs(a.share - b.share) < 1e-9)
    }),
  )
})

test('the lower end of an interval is never above the share, and comes closer the more was tried', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tried, share) => {
      const right = Math.round(tried * share)
      assert.ok(wilson(right, tried) <= right / tried + 1e-12)
      assert.ok(wilson(right * 10, tried * 10) >= wilson(right, tried) - 1e-12)
    }),
  )
})

test('a postcode tells the city that addresses beginning alike have, unless they differ', () => {
  const at = (city: string, postcode: string, n: number) =>
    Array.from({ length: n }, () => ({ country: 'CN', city, postcode }))
  const places = learnPlaces([...at('杭州市', '310012', 5), ...at('宁波市', '315100', 5), ...at('温州市', '315200', 4)])
  assert.equal(cityOfPostcode(places, { country: 'CN', postcode: '310099' }), '杭州市')
  assert.equal(cityOfPostcode(places, { country: 'CN', postcode: '315200' }), '温州市')
  assert.equal(cityOfPostcode(places, { country: 'CN', postcode: '315999' }), null, 'two cities begin with 315')
  assert.equal(cityOfPostcode(places, { country: 'DE', postcode: '310012' }), null, 'another country, another code')
  assert.equal(
    cityOfPostcode(learnPlaces(at('杭州市', '310012', 3)), { country: 'CN', city: '杭州市', postcode: '310012' }, true),
    null,
  )
})

test('marks are words, pairs of characters, the given name and orders of size', () => {
  assert.deepEqual(marksOf({ name: 'name', type: 'text' }, 'ACME 软件科技'), [
    'name:acme',
    'name:软件',
    'name:件科',
    'name:科技',
  ])
  assert.deepEqual(marksOf({ name: 'n', type: 'personName' }, { given: '丽华' }), ['n:丽华', 'n:丽', 'n:华.'])
  assert.deepEqual(marksOf({ name: 'e', type: 'integer' }, 1000), ['e~10'])
  assert.deepEqual(marksOf({ name: 'm', type: 'email' }, ['a@qq.com', 'b@acme.com']), ['m@acme.com'])
  assert.equal(hostOf('https://www.Acme.com:8080/x?y'), 'acme.com')
  assert.equal(hostOf('no host'), null)
})
