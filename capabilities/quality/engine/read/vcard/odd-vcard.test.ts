import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'

async function read(lines: readonly string[], encoding = 'utf8') {
  const text = lines.map((line) => `${line}\r\n`).join('')
  const table = await readTable({ bytes: iconv.encode(text, encoding) }, { name: 'phone.vcf' })
  const cards: Record<string, string>[] = []
  for await (const { cells } of table.rows)
    cards.push(Object.fromEntries(cells.map((cell, i) => [table.columns[i]!, cell])))
  return cards
}
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD']

test('quoted-printable in GBK that goes on in the next line is one text', async () => {
  const [zhang] = await read(
    card(
      'VERSION:2.1',
      'N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5;=',
      '=CE=B0',
      'ADR;WORK;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:;;=B1=B1=',
      '=BE=A9;;;;',
      'TEL;CELL;VOICE:13800138000',
    ),
  )
  assert.deepEqual(zhang, { 'Family name': '张', 'Given name': '伟', Street: '北京', Phone: '13800138000' })
})

test('cards of an old phone that are GBK as a whole are read', async () => {
  const [zhang] = await read(card('VERSION:2.1', 'N:张;伟', 'TEL;CELL:1'), 'gbk')
  assert.deepEqual([zhang!['Family name'], zhang!['Given name']], ['张', '伟'])
})

test('of several numbers and addresses the preferred one comes first; groups before a name do not matter', async () => {
  const [ada] = await read(
    card(
      'VERSION:3.0',
      'FN:Ada',
      'TEL;TYPE=HOME:1',
      'item1.TEL;TYPE=CELL;TYPE=pref:2',
      'item1.X-ABLabel:_$!<Mobile>!$_',
      'EMAIL;TYPE=work:a@b.cn',
      'EMAIL;PREF=1:c@d.cn',
    ),
  )
  assert.deepEqual(ada, { 'Full name': 'Ada', Phone: '2 ; 1', Email: 'c@d.cn ; a@b.cn' })
})

test('a picture of two megabytes, in one line or folded, does not keep a card from being read', async () => {
  const picture = 'A'.repeat(2_000_000)
  const folded = picture.match(/.{72}/g)!.map((part) => ` ${part}`)
  const cards = await read([
    ...card('FN:Ada', `PHOTO;ENCODING=b;TYPE=JPEG:${picture}`, 'TEL:1'),
    ...card('FN:Bob', 'PHOTO;ENCODING=b:', ...folded, 'TEL:2'),
    ...card('FN:Cid', 'item1.PHOTO;JPEG;ENCODING=BASE64:AAAA', 'BBBB=', '', 'TEL:3'),
  ])
  assert.deepEqual(
    cards.map((one) => one.Phone),
    ['1', '2', '3'],
  )
})

test('who somebody is related to, messengers and anniversaries of vCard 4 are kept', async () => {
  const [ada] = await read(
    card(
      'VERSION:4.0',
      'FN:Ada',
      'RELATED;TYPE=spouse:urn:uuid:f81d4fae',
      'RELATED;TYPE=friend;VALUE=text:Bob',
      'IMPP:xmpp:ada@acme.example',
      'X-QQ:10001',
      'ANNIVERSARY:20100612',
    ),
  )
  assert.deepEqual(ada, {
    'Full name': 'Ada',
    Messaging: 'xmpp:ada@acme.example ; 10001',
    Anniversary: '20100612',
    'Related people': 'Bob',
  })
})

test('a comma with a backslash is part of a tag, and a card without anything is no record', async () => {
  const cards = await read([...card('FN:Ada', 'CATEGORIES:a\\,b,c', 'NICKNAME:x,y'), ...card('VERSION:3.0')])
  assert.deepEqual(cards, [{ 'Full name': 'Ada', Nickname: 'x ; y', Tags: 'a,b ; c' }])
})
