import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import iconv from 'iconv-lite'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import { guessDateOrder } from '#capabilities/quality/engine/standardise/dates/date-forms.ts'
import { guessMapping, type MappableField } from '#capabilities/quality/engine/standardise/columns/mapping.ts'
import type { FieldTypeName, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import { objectDefinition } from '#core/objects/registry.ts'

const china: StandardiseOptions = { country: 'CN', currency: 'CNY', dateOrder: 'auto' }
const valueOf = (type: FieldTypeName, raw: string, options = china) => standardise(type, raw, options).value

async function read(bytes: Buffer, name = 'x.csv') {
  const table = await readTable({ bytes }, { name })
  const rows: string[][] = []
  for await (const { cells } of table.rows) rows.push(cells)
  return { ...table, rows }
}

// What exports of other CRMs and address books have tripped importers with, each seen in somebody's file.
suite('traps of real exports', () => {
  const people = '姓名,邮箱\n张伟,zw@qq.com\n李娜,ln@163.com\n'
  for (const [mark, codec, encoding] of [
    ['efbbbf', 'utf8', 'UTF-8 BOM'],
    ['fffe', 'utf16le', 'UTF-16LE'],
    ['feff', 'utf16be', 'UTF-16BE'],
    ['fffe0000', 'utf-32le', 'UTF-32LE'],
    ['0000feff', 'utf-32be', 'UTF-32BE'],
  ] as const) {
    test(`a byte-order mark of ${encoding} is no part of the first header`, async () => {
      const text = iconv.encode(people, codec, { addBOM: false })
      const table = await read(Buffer.concat([Buffer.from(mark, 'hex'), text]))
      assert.deepEqual(
        [table.encoding, table.columns, table.rows[0]],
        [encoding, ['姓名', '邮箱'], ['张伟', 'zw@qq.com']],
      )
    })
  }

  test('a Chinese sheet saved by an old Excel is read, and its encoding said', async () => {
    const table = await read(iconv.encode(people.repeat(5), 'GB18030'))
    assert.deepEqual([table.encoding, table.rows[1]], ['GB18030', ['李娜', 'ln@163.com']])
  })

  test('semicolons and tabs part cells as commas do', async () => {
    for (const [by, name] of [
      [';', 'x.csv'],
      ['\t', 'x.tsv'],
      ['|', 'x.txt'],
    ] as const) {
      const table = await read(Buffer.from(`Name${by}City\nAda, the first${by}Rome\nBob${by}Bern\n`), name)
      assert.deepEqual([table.delimiter, table.rows[0]], [by, ['Ada, the first', 'Rome']])
    }
  })

  test('a circumflex, a tilde or a Chinese comma part cells where nothing usual does', async () => {
    for (const by of ['^', '~', '，']) {
      const table = await read(Buffer.from(`姓名${by}城市\n张伟${by}深圳\n李娜${by}北京\n`))
      assert.deepEqual([table.delimiter, table.rows[1]], [by, ['李娜', '北京']])
    }
  })

  test('a row of types below the header is no record', async () => {
    const table = await read(Buffer.from('姓名,生日,邮箱\n文本,日期,邮箱\n张伟,1990-01-01,zw@qq.com\n'))
    assert.deepEqual(table.rows, [['张伟', '1990-01-01', 'zw@qq.com']])
    const kept = await read(Buffer.from('Name,Kind\nDate,fruit\nText,book\n'))
    assert.equal(kept.rows.length, 2)
  })

  test('a line end inside quotes ends no row', async () => {
    const table = await read(Buffer.from('Name,Note\r\nAda,"one\r\ntwo, ""three"""\r\nBob,x\r\n'))
    assert.deepEqual(table.rows, [
      ['Ada', 'one\ntwo, "three"'],
      ['Bob', 'x'],
    ])
  })

  test('two columns of one name stay two', async () => {
    const table = await read(Buffer.from('Email,Create Date,Email,Create Date\na@b.cn,1,c@d.cn,2\n'))
    assert.deepEqual(table.columns, ['Email', 'Create Date', 'Email (2)', 'Create Date (2)'])
  })

  test('a comma behind the last header makes no column', async () => {
    const table = await read(Buffer.from('First Name,Notes,\nAda,x,\nBob,y,\n'))
    assert.deepEqual(
      [table.columns, table.rows[1]],
      [
        ['First Name', 'Notes'],
        ['Bob', 'y'],
      ],
    )
  })

  test('names of an API in capitals, and fields of one’s own, are known', () => {
    const fields: MappableField[] = Object.entries(objectDefinition('company')!.fields).map(([name, field]) => ({
      name,
      ...field,
    }))
    const names = ['ID', 'NAME', 'BILLINGCITY', 'ANNUALREVENUE', 'INDUSTRY__C', 'OWNER:User-username']
    const guesses = guessMapping(
      names.map((name) => ({ name, samples: [] })),
      fields,
    )
    assert.deepEqual(
      guesses.map((guess) => guess?.field ?? null),
      [null, 'name', 'address.city', 'revenue', 'industry', 'owner'],
    )
  })

  test('Google’s star and its three colons are no part of a tag', () => {
    assert.deepEqual(valueOf('multiChoice', '* myContacts ::: Navy'), ['myContacts', 'Navy'])
    assert.deepEqual(valueOf('email', 'a@b.com ::: c@d.com'), ['a@b.com', 'c@d.com'])
  })

  test('a day of zeros is no day', () => {
    for (const raw of ['0/0/00', '00/00/0000', '0000-00-00']) {
      assert.deepEqual([standardise('date', raw, china).value, standardise('date', raw, china).problem], [null, null])
    }
  })

  test('one day above twelve tells the order of a whole column, and each cell is read by it', () => {
    const column = ['03/04/2024', '05/06/2024', '25/12/2024']
    const dateOrder = guessDateOrder(column, 'mdy')
    assert.deepEqual(
      column.map((raw) => valueOf('date', raw, { ...china, dateOrder })),
      ['2024-04-03', '2024-06-05', '2024-12-25'],
    )
    const american = ['03/04/2024', '12/25/2024']
    assert.equal(valueOf('date', american[0]!, { ...china, dateOrder: guessDateOrder(american, 'dmy') }), '2024-03-04')
  })

  test('yes is said in many ways', () => {
    for (const raw of ['TRUE', '是', 'Y', '1', 'yes', 'Checked', '√']) assert.equal(valueOf('boolean', raw), true, raw)
    for (const raw of ['FALSE', '否', 'N', '0', 'no']) assert.equal(valueOf('boolean', raw), false, raw)
  })

  test('money has signs, tens of thousands and codes', () => {
    assert.deepEqual(valueOf('money', '￥12.5万'), { amount: 125_000, currency: 'CNY' })
    assert.deepEqual(valueOf('money', '$1,234.50'), { amount: 1234.5, currency: 'USD' })
    assert.deepEqual(valueOf('money', '3亿元'), { amount: 300_000_000, currency: 'CNY' })
    assert.deepEqual(valueOf('money', 'EUR 1.234,50', { ...china, country: 'DE' }), { amount: 1234.5, currency: 'EUR' })
  })

  test('an extension stays with its number', () => {
    for (const raw of [
      '0755-88881234转801',
      '0755-88881234 分机801',
      '+86 755 8888 1234 ext. 801',
      '0755-88881234#801',
    ])
      assert.deepEqual(valueOf('phone', raw), ['+8675588881234;ext=801'], raw)
  })

  test('several addresses in one cell are several; one written in two cases is one', () => {
    assert.deepEqual(valueOf('email', 'a@acme.com; b@acme.com, c@acme.com / d@acme.com'), [
      'a@acme.com',
      'b@acme.com',
      'c@acme.com',
      'd@acme.com',
    ])
    assert.deepEqual(valueOf('email', 'Ada@Acme.com; ada@acme.COM'), ['Ada@acme.com'])
  })

  test('choices come as their value or their label, in either language, several joined by semicolons or as JSON', () => {
    const options = {
      ...china,
      options: [
        { value: 'OPEN_DEAL', label: { en: 'Open deal', zh: '有商机' } },
        { value: 'NEW', label: { en: 'New', zh: '新建' } },
      ],
    }
    for (const raw of ['OPEN_DEAL', 'open deal', '有商机', 'Open_Deal '])
      assert.equal(valueOf('choice', raw, options), 'OPEN_DEAL', raw)
    assert.deepEqual(valueOf('multiChoice', 'New;Open deal', options), ['NEW', 'OPEN_DEAL'])
    assert.deepEqual(valueOf('multiChoice', '["NEW","OPEN_DEAL"]', options), ['NEW', 'OPEN_DEAL'])
  })
})
