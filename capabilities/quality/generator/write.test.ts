import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { generateWorld } from '#capabilities/quality/generator/world.ts'
import { demoFiles, type DemoFile } from '#capabilities/quality/generator/write.ts'

suite('the demo files', () => {
  const world = generateWorld({ seed: 1 })
  const files = demoFiles(world)
  const named = (name: string) => files.find((file) => file.name === name)!
  const contactRows = files.filter(({ object }) => object === 'contact').flatMap(({ truth }) => truth)

  test('are the same bytes for the same seed and others for another, for two seeds', () => {
    const bytes = (list: readonly DemoFile[]) => list.map((file) => file.bytes.toString('base64'))
    const other = generateWorld({ seed: 2 })
    assert.deepEqual(bytes(demoFiles(generateWorld({ seed: 1 }))), bytes(files))
    assert.deepEqual(bytes(demoFiles(other)), bytes(demoFiles(generateWorld({ seed: 2 }))))
    const pairs = bytes(files).map((file, at) => [file, bytes(demoFiles(other))[at]] as const)
    assert.ok(pairs.every(([one, two]) => one !== two))
  })

  test('are made in a second or so', () => {
    const start = performance.now()
    demoFiles(generateWorld({ seed: 3 }))
    assert.ok(performance.now() - start < 2500, 'about 0.3 s when the machine does nothing else')
  })

  test('hold every contact, company, deal and activity', () => {
    const distinct = (object: string) =>
      new Set(files.filter((file) => file.object === object).flatMap(({ truth }) => truth.map(({ entity }) => entity)))
        .size
    assert.deepEqual(['contact', 'company', 'deal', 'activity'].map(distinct), [3000, 600, 800, 2000])
  })

  test('repeat 15 to 20 % of their contacts, and name one row about each entity the first', () => {
    const share = contactRows.filter(({ copy }) => copy > 0).length / contactRows.length
    assert.ok(share > 0.15 && share < 0.2, `${share}`)
    assert.equal(contactRows.filter(({ copy }) => copy === 0).length, 3000)
    const across = Map.groupBy(contactRows, ({ entity }) => entity)
    const inSeveral = [...across.values()].filter((rows) => new Set(rows.map(({ file }) => file)).size > 1)
    const twiceInOne = [...across.values()].filter((rows) => new Set(rows.map(({ file }) => file)).size < rows.length)
    assert.ok(inSeveral.length > 250 && twiceInOne.length > 150)
  })

  test('have every kind of dirt, none of it everywhere', () => {
    const rows = files.flatMap(({ truth }) => truth)
    const count = Map.groupBy(
      rows.flatMap(({ dirt }) => dirt),
      ({ kind }) => kind,
    )
    const kinds =
      `blanks invisible fullWidth dateFormat swappedName typoKey homophone lookAlike domainTypo typoDigit missing
      gluedTitle phoneFormat severalValues moneyFormat shouting lowerCase accents traditional pinyinName formula
      companyShort companyForm wording lineBreak`.split(/\s+/)
    assert.deepEqual([...count.keys()].sort(), kinds.sort())
    assert.ok(rows.filter(({ dirt }) => dirt.length === 0).length > 500)
  })

  test('a CRM export is UTF-8 with a mark, a doubled header and a nameless last column', () => {
    const { bytes, truth } = named('crm-export-contacts.csv')
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8').slice(1)
    const [header = [], ...rows] = parse(text) as string[][]
    assert.equal(header.filter((name) => name === 'Email').length, 2)
    assert.equal(header.at(-1), '')
    assert.equal(rows.length, truth.length)
    const lines = text.split(/\r?\n/)
    const people = new Map(world.people.map((person) => [person.id, person]))
    for (const { line, row, entity, dirt } of truth) {
      const cells = rows[row - 1]!
      assert.ok(lines[line - 1]!.startsWith(`${cells[0]},`), `line ${line}`)
      const spoilt = dirt.some(({ field }) => field === 'email') // a clean row shows the truth
      if (!spoilt) assert.ok(people.get(entity)!.emails.includes(cells[3]!), `line ${line}`)
    }
  })

  test('birthdays of the CRM are day first and those of the shop year first, with exceptions', () => {
    const [, ...crm] = parse(named('crm-export-contacts.csv').bytes.toString('utf8')) as string[][]
    const [, ...shop] = parse(iconv.decode(named('店铺客户.csv').bytes, 'gbk')) as string[][]
    const share = (cells: string[], shape: RegExp) => {
      const filled = cells.filter((cell) => cell !== '')
      return filled.filter((cell) => shape.test(cell)).length / filled.length
    }
    const crmShare = share(
      crm.map((row) => row[13]!),
      /^\d\d\/\d\d\/\d{4}$/,
    )
    const shopShare = share(
      shop.map((row) => row[5]!),
      /^\d{4}\/\d{1,2}\/\d{1,2}$/,
    )
    assert.ok(crmShare > 0.9 && crmShare < 1 && shopShare > 0.85 && shopShare < 1, `${crmShare} ${shopShare}`)
  })

  test('the shop writes GBK: nothing is lost in the encoding, and UTF-8 would not read it', () => {
    const { bytes, truth } = named('店铺客户.csv')
    const text = iconv.decode(bytes, 'gbk')
    const rows = parse(text) as string[][]
    assert.deepEqual(rows[0], [
      '客户姓名',
      '手机号码',
      '电子邮箱',
      '收货地址',
      '公司',
      '生日',
      '下单时间',
      '累计金额',
      '备注',
    ])
    assert.equal(rows.length - 1, truth.length)
    assert.ok(!text.includes('?') && !text.includes('\ufffd'))
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  })

  test('a phone writes vCard 3.0 and 2.1, quoted-printable in UTF-8 and GBK, no line too long', () => {
    const { bytes, truth } = named('phone.vcf')
    const text = bytes.toString('utf8')
    const lines = text.split('\r\n')
    assert.deepEqual(
      truth.filter(({ line }) => lines[line - 1] !== 'BEGIN:VCARD'),
      [],
    )
    assert.equal(lines.filter((line) => line === 'END:VCARD').length, truth.length)
    for (const mark of ['VERSION:3.0', 'VERSION:2.1', 'CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE', 'CHARSET=GBK']) {
      assert.ok(text.includes(mark), mark)
    }
    assert.deepEqual(
      lines.filter((line) => Buffer.byteLength(line) > 76),
      [],
    )
  })

  test('the 张伟 of the guides has one clean row with his mobile number', () => {
    const { truth, bytes } = named('crm-export-contacts.csv')
    const { row } = truth.find(({ entity, copy }) => entity === 'contact-1' && copy === 0)!
    const cells = (parse(bytes.toString('utf8').slice(1)) as string[][])[row]!
    assert.deepEqual(cells.slice(1, 3), ['伟', '张'])
    assert.match(cells[5]!, /1[3-9]\d{9}/)
  })
})
