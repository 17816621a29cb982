import iconv from 'iconv-lite'
import { demoFiles } from '#capabilities/quality/generator/write.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import { generateWorld } from '#capabilities/quality/generator/world.ts'

const world = generateWorld({ seed: 7, contacts: 60, companies: 20, deals: 20, activities: 30 })
const text = '姓名,公司,邮箱,备注\n张伟,"鹭屿, 科技",zw@qq.com,"说 ""好""\n第二行"\n李娜,Acme,ln@163.com,\n'.repeat(20)
const cards =
  'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5;=CE=B0\r\nTEL;CELL:13800138000\r\nEND:VCARD\r\n' +
  'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nitem1.EMAIL;TYPE="work,pref":ada@acme.example\r\nADR;TYPE=home:;;1 Main St;Leeds;;LS1;UK\r\nNOTE:long\r\n  line\r\nEND:VCARD\r\n'
const json = '{"name":"张伟","emails":["a@b.cn"],"address":{"city":"深圳"},"n":1.5e3,"x":null}\n'.repeat(20)
const list = `[${json.trim().split('\n').join(',')}]`
const page =
  '<table><tr><th>姓名<th>城市</tr>' +
  '<tr><td rowspan="2">张伟 &amp; 李娜</td><td>深圳<br>北京</td></tr><tr><td>&#24352;</td></tr>'.repeat(20) +
  '</table>'
const sheet =
  '<?xml version="1.0"?><Workbook xmlns:ss="u"><Worksheet><Table>' +
  '<Row><Cell><Data>Name</Data></Cell><Cell><Data>City</Data></Cell></Row>' +
  '<Row><Cell><Data>Ada</Data></Cell><Cell ss:Index="2"><Data>Rome</Data></Cell></Row>'.repeat(20) +
  '</Table></Worksheet></Workbook>'

/** Good files of every kind that is read, to be spoiled. */
export const seeds: readonly (readonly [name: string, bytes: Buffer])[] = [
  ...demoFiles(world).map(({ name, bytes }) => [name, bytes] as const),
  ['utf8.csv', Buffer.from(text)],
  ['utf16.csv', iconv.encode(text, 'utf16le', { addBOM: true })],
  ['utf32.csv', iconv.encode(text, 'utf-32be', { addBOM: true })],
  ['gbk.csv', iconv.encode(text, 'GB18030')],
  ['big5.csv', iconv.encode('姓名,公司\n張偉,鷺嶼科技\n陳靜,中華電信\n'.repeat(20), 'Big5')],
  ['sjis.tsv', iconv.encode('氏名\t会社\n山田太郎\t株式会社カナ\n'.repeat(20), 'Shift_JIS')],
  ['latin.csv', iconv.encode('Name;Stadt\nJürgen;Köln\n'.repeat(20), 'latin1')],
  ['russian.csv', iconv.encode('Имя;Город\nИван Петров;Москва\n'.repeat(20), 'win1251')],
  ['backslash.csv', Buffer.from('"Name", "Note"\n"Ada", "say \\"hi, you\\" \\\\"\n'.repeat(20))],
  ['cards.vcf', Buffer.from(cards.repeat(8))],
  ['lines.ndjson', Buffer.from(json)],
  ['list.json', Buffer.from(list)],
  ['answer.json', Buffer.from(`{"code":0,"data":{"total":20,"list":${list}}}`)],
  ['page.xls', iconv.encode(`<html><head><style>td{}</style></head><body>${page}</body></html>`, 'GB18030')],
  ['sheet.xml', Buffer.from(sheet)],
  ['pasted from a sheet', Buffer.from('姓名\t电话\t备注\r\n' + '张伟\t13800138000\t"a\nb ""c"""\r\n'.repeat(20))],
  ['pasted Markdown', Buffer.from('| 姓名 | 城市 |\n|---|:--:|\n' + '| 张伟 | 深圳 \\| 北京 |\n'.repeat(20))],
  [
    'pasted from a database',
    Buffer.from('+---+---+\n| a | b |\n+---+---+\n' + '| 1 | 2 |\n'.repeat(20) + '+---+---+\n'),
  ],
  ['pasted page', Buffer.from(page)],
]

const tokens = [
  '"',
  ',',
  '\n',
  '\r',
  '\0',
  '\ufeff',
  '{',
  '[',
  ']',
  'BEGIN:VCARD',
  'END:VCARD',
  '=\r\n',
  ';;',
  '\ud83d',
  '<row>',
  '</c>',
  '<!DOCTYPE',
  '&#0;',
  '""""',
  '\t',
  '\\"',
  '|---|',
  '<table>',
  '</tr>',
  '<td rowspan="99999" colspan="99999">',
  '<!--',
  '<script>',
]

/** A real file with a few of its bytes wrong: flipped, lost, doubled, moved, cut off, or something put between. */
export function spoiled(random: Random, bytes: Buffer): Buffer {
  let out = Buffer.from(bytes)
  for (let n = random.int(1, 6); n > 0 && out.length > 0; n -= 1) {
    const at = random.int(0, out.length - 1)
    const length = random.int(1, Math.min(200, out.length - at))
    switch (random.int(0, 5)) {
      case 0:
        out[at] = random.int(0, 255)
        break
      case 1:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)])
        break
      case 2:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at, at + length), out.subarray(at)])
        break
      case 3:
        out = Buffer.concat([out.subarray(0, at), Buffer.from(random.pick(tokens)), out.subarray(at)])
        break
      case 4:
        out.fill(random.int(0, 255), at, at + length)
        break
      default:
        if (random.chance(0.3)) out = out.subarray(0, at)
    }
  }
  return out
}
