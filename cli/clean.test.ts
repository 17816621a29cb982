import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { sheetsOf } from '#capabilities/quality/engine/read/xlsx/zip-fixture.ts'
import { fullYears } from '#capabilities/quality/engine/clean/clean-rows.ts'
import { clean } from '#cli/clean.ts'
import type { Locale } from '#platform/errors.ts'

/** Runs `tend clean` on a file of this text; `IN` and `OUT` in the arguments become paths in a folder of its own. */
async function run(input: string | Buffer, argv: string[], { name = 'in.csv', locale = 'en' as Locale } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tend-clean-test-'))
  await writeFile(join(folder, name), input)
  const [stdout, stderr] = [catcher(), catcher()]
  const path = (word: string) => word.replace(/^IN$/, join(folder, name)).replace(/^OUT/, join(folder, 'out'))
  const status = await clean(argv.map(path), { stdout: stdout.stream, stderr: stderr.stream, isTTY: false, locale })
  const files: Record<string, string> = {}
  for (const file of await readdir(folder)) files[file] = await readFile(join(folder, file), 'utf8')
  await rm(folder, { recursive: true })
  return { status, stdout: stdout.text(), stderr: stderr.text(), files }
}

function catcher() {
  let text = ''
  return { stream: new Writable({ write: (chunk, _, done) => ((text += String(chunk)), done()) }), text: () => text }
}

const messy =
  'First Name,Last Name,Email,Phone,Country,Birthday,Note\n' +
  ' ada ,LOVELACE,Ada@GMIAL.com,,UK,10/12/1985,x\n' +
  'Wei,Zhang,wz@qq.con,138 0013 8000,,25/03/1990,"a, b"\n' +
  'Bob,Stone,nobody,12,US,1/2/1970,\n'

test('a messy file is cleaned; names and order of its columns stay', async () => {
  const { status, stdout } = await run(messy, ['IN', '--country', 'CN'])
  assert.equal(
    stdout,
    'First Name,Last Name,Email,Phone,Country,Birthday,Note\n' +
      'Ada,Lovelace,Ada@gmail.com,,GB,1985-12-10,x\n' +
      'Wei,Zhang,wz@qq.com,+8613800138000,CN,1990-03-25,"a, b"\n' +
      'Bob,Stone,nobody,12,US,1970-02-01,\n',
  )
  assert.equal(status, 1, 'two values could not be read')
})

test('the report counts for each column what was changed, filled and rejected, with examples in both languages', async () => {
  const { files, stdout } = await run(messy, ['IN', '-o', 'OUT.csv', '--report', 'OUT.json', '--country', 'CN'])
  const report = JSON.parse(files['out.json']!)
  const column = (name: string) => report.columns.find((one: { name: string }) => one.name === name)
  assert.deepEqual([report.rows, report.object, report.findings], [3, 'contact', 2])
  assert.deepEqual([column('Email').changed, column('Email').rejected], [2, 1])
  assert.equal(column('Country').filled, 1)
  assert.deepEqual(column('Email').problems[0].places, [
    {
      line: 4,
      value: 'nobody',
      en: '“nobody” is not an e-mail address. Write it as name@example.com.',
      zh: '“nobody”不是有效的邮箱地址，请写成 name@example.com 的形式。',
    },
  ])
  assert.ok(
    column('Email').rules.some(
      (rule: { rule: string; zh: string }) => rule.rule === 'emailDomainTypo' && rule.zh !== '',
    ),
  )
  assert.match(stdout, /^Cleaned 3 rows/)
})

test('it is said in which encoding a file was read, and another can be named', async () => {
  const bytes = iconv.encode('姓名,手机\n张伟,13800138000\n', 'gbk')
  const guessed = await run(bytes, ['IN', '-o', 'OUT.csv', '--report', 'OUT.json'])
  assert.match(guessed.stderr, /Read as GB18030; where that is wrong, --encoding/)
  assert.equal(JSON.parse(guessed.files['out.json']!).encoding, 'GB18030')
  const said = await run(iconv.encode('Name,City\nJosé,Köln\n', 'cp437'), ['IN', '--encoding', 'cp437'])
  assert.match(said.stdout, /José,Köln/)
  const marked = await run('\ufeffName,City\nAda,Rome\n', ['IN', '--encoding', 'utf-8'])
  assert.match(marked.stdout, /^Name,City\n/)
  const wrong = await run(bytes, ['IN', '--encoding', 'klingon'], { locale: 'zh' })
  assert.deepEqual([wrong.status, wrong.stdout], [2, ''])
  assert.match(wrong.stderr, /没有名为“klingon”的编码，可使用 UTF-8/)
})

test('of a workbook another sheet can be named, and one that does not exist is refused with those that do', async () => {
  const bytes = sheetsOf({
    Now: [
      ['Name', 'City'],
      ['Ada', 'Rome'],
    ],
    Then: [
      ['Name', 'City'],
      ['Eva', 'Bonn'],
    ],
  })
  assert.match((await run(bytes, ['IN'])).stderr, /Sheet “Now” was read; not read: Then\. --sheet names another/)
  assert.equal((await run(bytes, ['IN', '--sheet', 'then'])).stdout, 'Name,City\nEva,Bonn\n')
  const wrong = await run(bytes, ['IN', '--sheet', 'Soon'])
  assert.deepEqual([wrong.status, wrong.stdout], [2, ''])
  assert.match(wrong.stderr, /no sheet “Soon”\. Its sheets are: Now, Then/)
})

test('a rule can be left out by its name, and the names can be asked for', async () => {
  const all = await run('Email,Full name\nada@gmial.com,ada lovelace\n', ['IN'])
  assert.equal(all.stdout, 'Email,Full name\nada@gmail.com,Ada Lovelace\n')
  const some = await run('Email,Full name\nada@gmial.com,ada lovelace\n', ['IN', '--skip', 'emailDomainTypo, nameCase'])
  assert.equal(some.stdout, 'Email,Full name\nada@gmial.com,ada lovelace\n')
  const filled = await run('Phone,Country\n+8613800138000,\n', ['IN', '--skip', 'countryFromPhone'])
  assert.equal(filled.stdout, 'Phone,Country\n+8613800138000,\n')
  const wrong = await run('Email\na@b.com\n', ['IN', '--skip', 'noSuchRule'])
  assert.equal(wrong.status, 2)
  assert.match(wrong.stderr, /noSuchRule.*emailDomainTypo/)
  const list = await run('', ['--rules'])
  assert.equal(list.status, 0)
  assert.match(list.stdout, /^emailDomainTypo\s+A misspelt mail domain was corrected$/m)
  const chinese = await run('', ['--rules'], { locale: 'zh' })
  assert.match(chinese.stdout, /^emailDomainTypo\s+更正邮箱域名的拼写错误$/m)
})

test('ages are computed from the column of birth dates, whatever it is called', async () => {
  const { stdout } = await run('姓名,生日\n张伟,1990年1月1日\n李娜,不知道\n', ['IN', '--age-from', 'birthday'])
  const [header, first, second] = stdout.split('\n')
  assert.equal(header, '姓名,生日,age')
  assert.match(first!, /^张伟,1990-01-01,\d\d$/)
  assert.equal(second, '李娜,不知道,')
  assert.deepEqual(
    [
      fullYears('2000-02-29', '2021-02-28'),
      fullYears('2000-02-29', '2021-03-01'),
      fullYears('2030-01-01', '2021-01-01'),
    ],
    ['20', '21', ''],
  )
})

test('the ending of the result says its format', async () => {
  const { files, status } = await run('Email,Name\nA@B.COM,Ada\n', ['IN', '-o', 'OUT.ndjson'])
  assert.equal(files['out.ndjson'], '{"Email":"A@b.com","Name":"Ada"}\n')
  assert.equal(status, 0)
  assert.equal((await run('a\tb\n1\t2\n', ['IN', '-o', 'OUT.tsv'])).files['out.tsv'], 'a\tb\n1\t2\n')
})

test('a cleaned file cleaned again stays as it is', async () => {
  const once = await run(messy, ['IN', '--country', 'CN'])
  const twice = await run(once.stdout, ['IN', '--country', 'CN'])
  assert.equal(twice.stdout, once.stdout)
})

test('a row with too many cells is left as it was, and listed', async () => {
  const { status, stdout, stderr } = await run('Name,City\nada,x\nBob,Rome,extra\n', ['IN', '--object', 'contact'])
  assert.equal(stdout, 'Name,City\nAda,x\nBob,Rome,extra\n')
  assert.equal(status, 1)
  assert.match(stderr, /line 3/)
})

test('the names of a file that says nothing of persons are left alone; its own country is seen from its phones', async () => {
  const { stdout } = await run('name,phone\nfenix at the argyle,213/848-6677\narts deli,818-762-1221\n', ['IN'], {
    locale: 'zh',
  })
  assert.equal(stdout, 'name,phone\nfenix at the argyle,+12138486677\narts deli,+18187621221\n')
})

const refused: readonly (readonly [what: string, input: string, argv: string[], en: RegExp, zh: RegExp])[] = [
  ['no file', 'a', [], /Give one file/, /请给出一个文件/],
  ['a file that is not there', 'a', ['/no/such.csv'], /no file \/no\/such.csv/, /找不到文件/],
  ['an empty file', '', ['IN'], /empty/, /空的/],
  ['an unknown option', 'a,b\n1,2\n', ['IN', '--fast'], /no option --fast/, /没有选项 --fast/],
  ['an unknown object', 'a,b\n1,2\n', ['IN', '--object', 'dog'], /no object “dog”/, /没有对象“dog”/],
  ['an unknown country', 'a,b\n1,2\n', ['IN', '--country', 'XX'], /“XX” is not a country code/, /“XX”不是国家代码/],
  ['an unknown column', 'a,b\n1,2\n', ['IN', '--age-from', 'born'], /no column “born”/, /没有“born”列/],
  ['a format that cannot be written', 'a,b\n1,2\n', ['IN', '-o', 'OUT.xlsx'], /Cannot write \.xlsx/, /无法写入 \.xlsx/],
  [
    'an error in the last row',
    `a,b\n${'1,2\n'.repeat(5000)}"x`,
    ['IN', '-o', 'OUT.csv'],
    /line 5002, column 1/,
    /第 5002 行第 1 列/,
  ],
]

for (const [what, input, argv, en, zh] of refused) {
  test(`${what} is refused in one line and nothing is written`, async () => {
    for (const [locale, sentence] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const { status, stdout, stderr, files } = await run(input, argv, { locale })
      assert.equal(status, 2)
      assert.match(stderr, sentence)
      assert.equal(stderr.trim().split('\n').length, 1)
      assert.deepEqual([stdout, Object.keys(files)], ['', ['in.csv']])
    }
  })
}
