import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareBareNames, sameName } from '#capabilities/quality/engine/bare-names/compare.ts'
import { readBareName, type NameSort } from '#capabilities/quality/engine/bare-names/read.ts'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'

const likeness = (sort: NameSort, a: string, b: string) =>
  compareBareNames(readBareName(a, sort), readBareName(b, sort))

const together: [NameSort, string, string, string][] = [
  ['person', 'the family name first, with a comma', 'Lovelace, Ada', 'Ada Lovelace'],
  ['person', 'accents, case and titles', 'Dr. Zoë ÁLVAREZ', 'zoe alvarez'],
  ['person', 'a slip in a long word', 'Grace Hoppper', 'Grace Hopper'],
  ['person', 'an initial', 'G. Hopper', 'Grace Hopper'],
  ['person', 'two initials together', 'JP Belmont', 'Jean-Pierre Belmont'],
  ['person', 'a middle name that one leaves out', 'Grace Brewster Hopper', 'Grace Hopper'],
  ['person', 'a short form', 'Bill Harper', 'William Harper'],
  ['person', 'written together', 'Jandaniel Brook', 'Jan Daniel Brook'],
  ['person', 'Chinese and pinyin', '欧阳晓雯', 'Ouyang Xiaowen'],
  ['person', 'Chinese and Cantonese spelling, family name first', '陳志明', 'Chan Chi Ming'],
  ['person', 'traditional and simplified characters', '陳志明', '陈志明'],
  ['person', 'Cyrillic', 'Наталья Орлова', 'Natalia Orlova'],
  ['person', 'Greek, Georgian, Armenian', 'Νίκος Παππάς', 'Nikos Pappas'],
  ['person', 'another habit of spelling', 'Yusuf al-Kadhafi', 'Yousef Al Qaddafi'],
  [
    'organisation',
    'a legal form written out',
    'Adler Maschinenbau GmbH',
    'Adler Maschinenbau Gesellschaft mit beschränkter Haftung',
  ],
  ['organisation', 'a legal form left out', 'Belwin Instruments', 'Belwin Instruments Ltd.'],
  ['organisation', 'points and &', 'J.B. Hollis & Sons, L.L.C.', 'JB Hollis and Sons LLC'],
  ['organisation', 'first letters', 'N.W.M. plc', 'North Western Mills plc'],
  ['organisation', 'a number as a word', 'First Harbour Bank', '1st Harbour Bank'],
  ['organisation', 'Chinese and its spelling', '鹭屿技术有限公司', 'Luyu Technologies Co., Ltd.'],
  ['organisation', 'Japanese and its spelling', 'カワノ自動車株式会社', 'Kawano Motor Corporation'],
  ['organisation', 'a habitual short name', 'Belwin', 'Belwin Instruments Ltd.'],
]
for (const [sort, what, a, b] of together) {
  test(`one ${sort}: ${what}`, () =>
    assert.ok(likeness(sort, a, b) >= sameName, `${a} | ${b}: ${likeness(sort, a, b)}`))
}

const apart: [NameSort, string, string, string][] = [
  ['person', 'another first name', 'Daniel Brook', 'Donald Brook'],
  ['person', 'another middle name', 'Hans Otto Brook', 'Hans Joachim Brook'],
  ['person', 'another initial', 'Frost, William G.', 'William W. Frost'],
  ['person', 'a name of which one has but a word', 'Farida', 'Farida Noor Khan'],
  ['person', 'father and son', 'Salim bin Karim al-Bahri', 'Karim bin Salim al-Bahri'],
  ['person', 'another character', '王晓明', '王晓朋'],
  ['organisation', 'another town', 'Hollis of Boston, Inc.', 'Hollis of Denver, Inc.'],
  ['organisation', 'another fund of one house', 'Harbour Partners V L.P.', 'Harbour Partners VI L.P.'],
  ['organisation', 'another trade', 'Nordhaus Trust Corporation', 'Nordhaus Bank Corporation'],
  ['organisation', 'other short letters', 'LXC Aviation', 'LAU Aviation'],
  ['organisation', 'another legal form', 'Adler Maschinenbau AG', 'Adler Maschinenbau GmbH'],
  ['organisation', 'only the legal form in common', 'Adler AG', 'Nordhaus AG'],
]
for (const [sort, what, a, b] of apart) {
  test(`two ${sort}s: ${what}`, () =>
    assert.ok(likeness(sort, a, b) < sameName, `${a} | ${b}: ${likeness(sort, a, b)}`))
}

test('likeness has no direction, lies between 0 and 1, and is 1 of a name and itself', () => {
  const word = fc.constantFrom(
    'Ada',
    'de',
    'Lovelace',
    'bin',
    'X.',
    '王晓明',
    'Группа',
    'III',
    '44',
    'GmbH',
    'O’Neil',
    '',
  )
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.array(word, { maxLength: 5 }).map((all) => all.join(' '))) // prettier-ignore
  fc.assert(
    fc.property(text, text, fc.constantFrom<NameSort>('person', 'organisation'), (a, b, sort) => {
      const score = likeness(sort, a, b)
      assert.ok(score >= 0 && score <= 1, `${score}`)
      assert.equal(likeness(sort, b, a), score)
      if (readBareName(a, sort).words.length > 0) assert.equal(likeness(sort, a, a), 1)
    }),
    { numRuns: 1000 },
  )
})

test('a file with one column of names finds its duplicates, whatever the order of its rows', () => {
  const rows = ['Ann Lovelace', 'Lovelace, Ann', 'Helen Hopper', 'Helen B. Hopper', 'David Turing', 'David Perlis'].map(
    (name) => [name],
  )
  const { clusters, report, explain } = dedupeRecords([{ columns: ['Full name'], rows }])
  assert.equal(report.method, 'names')
  assert.deepEqual([...clusters], [0, 0, 2, 2, 4, 5])
  assert.equal(explain(0, 1).why[0]!.level, 'same')
  const turned = dedupeRecords([{ columns: ['Full name'], rows: rows.toReversed() }]).clusters
  assert.deepEqual([...turned], [0, 1, 2, 2, 4, 4])
})
