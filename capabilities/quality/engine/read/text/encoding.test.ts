import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import iconv from 'iconv-lite'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'

async function read(bytes: Buffer) {
  const table = await readTable({ bytes }, { name: 'list.csv' })
  const cells: string[][] = []
  for await (const row of table.rows) cells.push(row.cells)
  return { encoding: table.encoding, columns: table.columns, cells }
}

const sheets: readonly (readonly [encoding: string, what: string, text: string])[] = [
  ['GB18030', 'one Chinese name', 'name,phone\n张三,13800138000\n'],
  ['GB18030', 'a rare name beside a euro', '品名,价\n龘靐,€5\n'],
  ['Big5', 'one name of Taiwan', 'name,tel\n林志玲,0912345678\n'],
  ['Big5', 'a Chinese header alone', '公司名稱,統一編號,聯絡人\nAcme,12345678,Bob\n'],
  ['Shift_JIS', 'two Japanese names', '氏名,会社\n佐藤健,株式会社東京\n鈴木一郎,日本電気\n'],
  ['Shift_JIS', 'kana of half a width', 'ｼﾒｲ,ｶｲｼｬ\nﾔﾏﾀﾞ ﾀﾛｳ,ﾄﾖﾀ\nｽｽﾞｷ,ﾎﾝﾀﾞ\n'],
  ['EUC-JP', 'a Japanese sheet of an old Unix', '氏名,会社\n山田太郎,トヨタ自動車\nさとう,ひらがな\n'],
  ['EUC-KR', 'a Korean sheet', '이름,회사\n김철수,삼성전자\n이영희,현대자동차\n'],
  ['windows-1251', 'a Russian sheet', 'Имя;Город\nИван Петров;Москва\nАнна;Санкт-Петербург\n'],
  ['windows-1251', 'Russian capitals', 'ИМЯ;ГОРОД\nИВАНОВ ПЁТР;МОСКВА\n'],
  ['KOI8-R', 'a Russian sheet of an old Unix', 'Имя;Город\nИван Петров;Москва\nАнна;Санкт-Петербург\n'],
  ['windows-1250', 'a Czech and Polish sheet', 'Jméno;Město\nŘehoř Žižka;Plzeň\nŁukasz Wąs;Łódź\n'],
  ['ISO-8859-2', 'a Polish sheet of an old Unix', 'Imię;Miasto\nŁukasz Wąs;Łódź\nŻaneta;Gdańsk\n'],
  ['windows-1253', 'a Greek sheet', 'Όνομα;Πόλη\nΓιώργος;Αθήνα\nΜαρία;Θεσσαλονίκη\n'],
  ['windows-1254', 'a Turkish sheet', 'Ad;Şehir\nİbrahim Yıldız;Eskişehir\nGökçe;İzmir\n'],
  ['windows-1255', 'a Hebrew sheet', 'שם;עיר\nדוד כהן;תל אביב\n'],
  ['windows-1256', 'an Arabic sheet', 'الاسم;المدينة\nمحمد علي;القاهرة\n'],
  ['windows-874', 'a Thai sheet', 'ชื่อ,เมือง\nสมชาย,กรุงเทพ\n'],
  ['windows-1252', 'a Western sheet with euros', 'Name;Preis\nMüller;5 €\nStraße „A“ – b;7 €\n'],
  ['windows-1252', 'a single accent', 'Name,City\nJosé,Madrid\nBob,Paris\n'],
  ['windows-1252', 'Western capitals', 'NAME;ORT\nMÜLLER;KÖLN\nGRÖßE;ÄÖÜ\n'],
  ['windows-1252', 'Danish and French', 'Navn;By\nSøren Bjørn;Ærøskøbing\nFrançois Côté;Besançon\n'],
]

suite('a short sheet in an old encoding is read, and its encoding said', () => {
  for (const [encoding, what, text] of sheets) {
    test(`${what} in ${encoding}`, async () => {
      const table = await read(iconv.encode(text, encoding))
      const rows = text.trimEnd().split('\n')
      const by = text.includes(';') ? ';' : ','
      assert.equal(table.encoding, encoding)
      assert.deepEqual(
        [table.columns, ...table.cells],
        rows.map((row) => row.split(by)),
      )
    })
  }
})

test('UTF-16 without a mark is known even where nearly all is Han, some with a zero byte of their own', async () => {
  const long = '这是一个非常长的备注没有任何标点符号一直写下去直到很长很长为止'
  for (const codec of ['utf16le', 'utf16be']) {
    const text = `姓名,备注说明情况\r\n张伟,${long}\r\n李娜,${long}\r\n`
    const table = await read(iconv.encode(text, codec, { addBOM: false }))
    assert.equal(table.encoding?.toLowerCase().replace('-', ''), codec)
    assert.deepEqual(table.cells[1], ['李娜', long])
  }
})

test('zeros that fill up fields and the end mark of DOS are no part of the text', async () => {
  const filled = Buffer.concat([Buffer.from('Name,City\r\nAda\0\0,Rome\r\nBob,Bern\r\n\x1a'), Buffer.alloc(100)])
  const { cells } = await read(filled)
  assert.deepEqual(cells, [
    ['Ada', 'Rome'],
    ['Bob', 'Bern'],
  ])
})
