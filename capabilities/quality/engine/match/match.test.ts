import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { cluster } from '#capabilities/quality/engine/group/cluster.ts'
import {
  compareCodes,
  compareEmails,
  comparePhones,
  readEmail,
  readPhone,
} from '#capabilities/quality/engine/kinds/contact.ts'
import { compareDates, orderOf, readDate } from '#capabilities/quality/engine/kinds/dates.ts'
import { estimate } from '#capabilities/quality/engine/model/estimate.ts'
import { monotone } from '#capabilities/quality/engine/model/monotone.ts'
import { probabilityOf } from '#capabilities/quality/engine/model/odds.ts'
import { matchKeys } from '#capabilities/quality/engine/match/keys.ts'
import { compareNamePart, nameLevels } from '#capabilities/quality/engine/kinds/name-likeness.ts'
import { readName } from '#capabilities/quality/engine/kinds/names.ts'
import { makePlan } from '#capabilities/quality/engine/match/plan.ts'
import { profileColumn } from '#capabilities/quality/engine/match/profile.ts'
import { editsWithin, isOneEdit, jaroWinkler } from '#capabilities/quality/engine/kinds/similarity.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'
import { compareWords, countWords, readWords, weigh } from '#capabilities/quality/engine/kinds/words.ts'

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} ≠ ${expected}`)

const levelOf = (level: number | null) => (level === null ? null : nameLevels[level])

suite('comparing values', () => {
  test('Jaro-Winkler gives the published values', () => {
    near(jaroWinkler('martha', 'marhta'), 0.961111111111111)
    near(jaroWinkler('dwayne', 'duane'), 0.84)
    near(jaroWinkler('dixon', 'dicksonx'), 0.813333333333333)
    assert.equal(jaroWinkler('', 'a'), 0)
  })

  test('likeness and edits have no direction', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcd', '张', '伟'), maxLength: 12 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(jaroWinkler(a, b), jaroWinkler(b, a))
        assert.equal(editsWithin(a, b, 3), editsWithin(b, a, 3))
        assert.equal(editsWithin(a, b, 0) === 0, a === b)
        assert.equal(isOneEdit(a, b), editsWithin(a, b, 1) <= 1)
      }),
    )
  })

  test('width, case, accents and traditional characters do not matter', () => {
    assert.equal(fold('  ＡＢＣ  Müller 賴雅芳 '), 'abc muller 赖雅芳')
    assert.equal(fold('Straße Łódź'), 'strasse lodz')
  })

  const names = [
    ['the same name', 'Ada Lovelace', 'Ada Lovelace', 'same', 'same'],
    ['family name first, with a comma', 'Lovelace, Ada', 'Ada Lovelace', 'same', 'same'],
    ['the other order', 'Lovelace Ada', 'Ada Lovelace', 'moved', 'moved'],
    ['a nickname', 'Bob Smith', 'Robert Smith', 'close', 'same'],
    ['an initial', 'R. Smith', 'Robert Smith', 'initial', 'same'],
    ['a slip of the keyboard', 'Robert Smiht', 'Robert Smith', 'same', 'close'],
    ['traditional and simplified characters', '賴雅芳先生', '赖雅芳', 'same', 'same'],
    ['characters and Cantonese spelling', '賴雅芳', 'LAI Nga Fong', 'read alike', 'read alike'],
    ['a name half in characters', 'LAU Hiu 軒', '劉曉軒', 'read alike', 'read alike'],
    ['an initial of the short form', 'B. Smith', 'Robert Smith', 'initial', 'same'],
    ['two first names of few different letters', 'Patrick Smith', 'Patricia Smith', 'different', 'same'],
    ['father and son', 'Robert Smith Sr', 'Robert Smith Jr', 'different', null],
    ['one word in common, in another place', 'Howard Hughes', 'Henry Howard', 'different', 'different'],
    ['exchanged, with a slip', 'Alan Robert', 'Robert Aln', 'moved', 'moved'],
    ['pinyin in Chinese order', 'Wang Jie', '王杰', 'read alike', 'read alike'],
    ['Cyrillic letters', 'Сергей Петров', 'Sergei Petrov', 'same', 'same'],
    ['Arabic letters, without their vowels', 'فيصل صديقي', 'Faisal Siddiqui', 'read alike', 'read alike'],
    ['characters and pinyin', '欧阳娜', 'Na Ouyang', 'read alike', 'read alike'],
    ['a surname with a reading of its own, in the other order', '单雅芳', 'Shan Yafang', 'moved', 'moved'],
    ['the same sound', '张伟', '章伟', 'same', 'close'],
    ['other people', '张伟', '李娜', 'different', 'different'],
  ] as const
  for (const [what, left, right, given, family] of names) {
    test(`names: ${what}`, () => {
      const [a, b] = [readName({ full: [left] })!, readName({ full: [right] })!]
      assert.equal(levelOf(compareNamePart(a, b, 'given')), given)
      assert.equal(levelOf(compareNamePart(a, b, 'family')), family)
      assert.equal(compareNamePart(b, a, 'given'), compareNamePart(a, b, 'given'))
      assert.equal(compareNamePart(b, a, 'family'), compareNamePart(a, b, 'family'))
    })
  }

  test('dates are read as the column writes them and compared by parts', () => {
    assert.equal(orderOf(['3/1/1970', '25/12/1980']), 'dmy')
    assert.equal(readDate('3/1/1970', 'dmy')!.text, '19700103')
    for (const form of ['1970-03-01', '19700301', '3/1/70', 'Mar 1 1970', '1-Mar-70', '1970年3月1日']) {
      assert.equal(readDate(form, 'mdy')!.text, '19700301', form)
    }
    const likeness = (a: string, b: string) => compareDates(readDate(a, 'mdy')!, readDate(b, 'mdy')!)
    assert.equal(likeness('1970-03-01', '1970-01-03'), 4, 'day and month exchanged')
    assert.equal(likeness('1970-03', '1970-03-01'), 3, 'a partial date')
    assert.equal(likeness('1970-03-01', '1942-11-28'), 0)
  })

  test('one mailbox and one telephone have one key, however they are written', () => {
    assert.equal(readEmail('"Ada" <Ada.Lovelace+crm@GoogleMail.com>')!.text, 'adalovelace@gmail.com')
    assert.equal(readPhone('+86 755-8888 1234 转801'), readPhone('0755 88881234'))
    assert.equal(readPhone('(702) 919-1300'), readPhone('+1 702.919.1300'))
    assert.equal(comparePhones(readPhone('702-919-1300')!, readPhone('919-1300')!), 2)
    assert.equal(compareEmails(readEmail('a.li@acme.com')!, readEmail('a.li@other.cn')!), 3)
    assert.equal(compareCodes('4800219', '4800291'), 2)
  })

  test('another house number is another house', () => {
    const all = ['12 Long Street Leeds', '12 Long St Leeds', '14 Long Street Leeds', 'Mill Lane'].map((text) =>
      readWords([text], false)!,
    )
    const vocabulary = countWords(all)
    for (const text of all) weigh(text, vocabulary)
    assert.equal(compareWords(all[0]!, all[1]!), 6)
    assert.equal(compareWords(all[0]!, all[2]!), 0)
    assert.equal(compareWords(all[0]!, all[3]!), 0)
  })
})

suite('telling columns', () => {
  const kind = (column: string, cells: string[]) => profileColumn(column, cells).kind

  test('headers in English and Chinese, spelt any way', () => {
    assert.equal(kind('DATE_OF_BIRTH', ['1970-01-01', '1971-02-02']), 'date')
    assert.equal(kind('http://x.org/o#phone_number', ['310/246-1501', '212/677-0606']), 'phone')
    assert.equal(kind('firstName', ['Ada', 'Bob']), 'given')
    assert.equal(kind('手机号码', ['13800138000', '13900139000']), 'phone')
    assert.equal(kind('身份证号', ['11010519491231002X', '110105194912310038']), 'code')
    assert.equal(kind('公司名称', ['北京甲有限公司', '上海乙有限公司']), 'company')
    assert.equal(kind('Full name', ['Þórhildur Eyþórsdóttir', 'Ngozi Okwuosa']), 'name', 'names that no list knows')
    assert.equal(kind('name', ['fenix at the argyle', 'arts deli']), 'company')
  })

  test('values speak where the header says nothing', () => {
    assert.equal(kind('c1', ['a@x.com', 'b@y.org', '']), 'email')
    assert.equal(kind('c2', ['张伟', '李娜', '王芳']), 'name')
    assert.notEqual(kind('c2', ['科技', '建筑工程', '食品', '电子']), 'name')
    assert.equal(kind('c3', ['1990-01-02', '1991-03-04']), 'date')
  })

  test('whom to ask for in a firm does not make a table of people', () => {
    const people = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'John Backus', 'Barbara Liskov', 'Ken Thompson']
    const kindsOf = (every: number) => {
      const rows = Array.from({ length: 60 }, (_, i) => [`Firm ${i} ltd`, i % every === 0 ? people[i % 6]! : ''])
      const table = { columns: ['company', 'contact'], rows, source: new Uint8Array(60) }
      return makePlan(table, {}).fields.map(({ kind }) => kind)
    }
    assert.deepEqual(kindsOf(5), ['company', 'words'])
    assert.deepEqual(kindsOf(1), ['given', 'family', 'company'])
  })

  test('row numbers and ids never take part', () => {
    assert.equal(kind('id', ['1', '2', '3']), 'ignore')
    assert.equal(kind('编号', ['A1', 'A2', 'A3']), 'ignore')
    assert.equal(kind('created_at', ['2024-01-01', '2024-01-02']), 'ignore')
  })
})

suite('estimating', () => {
  const chance = [
    [0.9, 0.06, 0.04],
    [0.97, 0.03],
  ]
  const pattern = fc.record({
    levels: fc.tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -1, max: 1 })),
    bits: fc.constant(0),
    count: fc.integer({ min: 1, max: 500 }),
  })

  test('the likelihood never falls from one round to the next', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 2, maxLength: 12 }), (patterns) => {
        const { likelihood } = estimate({ patterns, totalPairs: 50_000, chance, plain: true })
        for (const [i, value] of likelihood.entries()) {
          if (i > 0) assert.ok(value >= likelihood[i - 1]! - 1e-6 * Math.abs(likelihood[i - 1]!), `round ${i}`)
        }
      }),
    )
  })

  test('more likeness never weighs less', () => {
    const share = fc.double({ min: 1e-6, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 8 }), (levels) => {
        const m = levels.map(([one]) => one)
        const u = monotone(
          m,
          levels.map(([, one]) => one),
        )
        for (let i = 1; i < m.length; i++) assert.ok(m[i]! / u[i]! >= (m[i - 1]! / u[i - 1]!) * (1 - 1e-9))
      }),
    )
  })

  test('a weight of nought is an even chance, and large weights stay finite', () => {
    assert.equal(probabilityOf(0), 0.5)
    assert.equal(probabilityOf(2000), 1)
    assert.equal(probabilityOf(-2000), 0)
  })
})

suite('grouping', () => {
  test('one bad edge does not join two families', () => {
    const family = (i: number) => Math.floor(i / 3)
    const scoreOf = (a: number, b: number) => (family(a) === family(b) ? 8 : a === 2 && b === 3 ? 3 : -10)
    const edges = [
      [0, 1],
      [0, 2],
      [1, 2],
      [3, 4],
      [3, 5],
      [4, 5],
      [2, 3],
    ].map(([a, b]) => ({ a: a!, b: b!, weight: scoreOf(a!, b!) }))
    const labels = cluster({ size: 7, edges, scoreOf, cut: 0, floor: -6, ceiling: 8 })
    assert.deepEqual([...labels], [0, 0, 0, 3, 3, 3, 6])
  })
})

test('match keys bring the spellings of one person together', () => {
  const han = matchKeys({ names: ['張偉'], emails: ['Zhang.Wei@gmail.com'], phones: ['+86 138 0013 8000'] })
  const latin = matchKeys({ names: ['Wei Zhang'], emails: ['zhangwei@gmail.com'] })
  assert.ok(han.includes('email:zhangwei@gmail.com') && latin.includes('email:zhangwei@gmail.com'))
  assert.deepEqual(
    han.filter((key) => key.startsWith('pinyin:')),
    latin.filter((key) => key.startsWith('pinyin:')),
  )
  assert.deepEqual(matchKeys({ companies: ['Acme Ltd.'], domains: ['https://www.acme.com/cn'] }), [
    'company:acme',
    'domain:acme.com',
  ])
})
