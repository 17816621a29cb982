import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { defineCapability } from '#core/capability.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { workbookOf } from '#capabilities/quality/engine/read/xlsx/zip-fixture.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { uploadFolder } from '#capabilities/quality/imports/import-row.ts'
import { testWorld, type Client, type Reply } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})
const binary = { 'content-type': 'application/octet-stream' }

function upload(client: Client, name: string, bytes: string | Buffer): Promise<Reply> {
  return client.post(`/imports?name=${encodeURIComponent(name)}`, Buffer.from(bytes as string), binary)
}

suite('importing a file', () => {
  const world = testWorld({ capabilities: [capability] })

  async function imported(
    name: string,
    text: string,
    options: Record<string, unknown> = {},
  ): Promise<{ id: string; counts: Record<string, number> }> {
    const client = world.as('owner')
    const { body } = await upload(client, name, text)
    const mapping = { ...body.mapping, options: { ...body.mapping.options, ...options } }
    assert.equal((await client.put(`/imports/${body.id}/mapping`, mapping)).status, 200)
    assert.equal((await client.post(`/imports/${body.id}/run`)).status, 202)
    await world.drain()
    const end = (await client.get(`/imports/${body.id}`)).body
    assert.equal(end.status, 'done', JSON.stringify(end.error))
    return { id: body.id, counts: end.counts }
  }
  const find = async (object: string, q: string) =>
    (
      await world
        .as('owner')
        .get(`/records/${object}?q=${encodeURIComponent(q)}&expand=${object === 'contact' ? 'company,owner' : ''}`)
    ).body.items

  test('ID numbers and credit codes come in checked; one with a wrong digit is named and left out', async () => {
    const lines = '姓名,身份证号,手机\n白玉堂,11010519491231002x,13800138511\n展昭,110105194912310021,13800138512\n'
    const { id, counts } = await imported('身份证.csv', lines)
    assert.deepEqual([counts.created, counts.rejected], [2, 0])
    const [one] = await find('contact', '白玉堂')
    const [other] = await find('contact', '展昭')
    assert.deepEqual([one.idNumber, other.idNumber], ['11010519491231002X', null])
    const { reasons } = (await world.as('owner').get(`/imports/${id}/report`)).body
    assert.ok(reasons.some(({ code }: { code: string }) => code === 'quality.idNumberCheck'))
  })

  test('a rule of cleaning can be switched off for an import; the rules can be asked for', async () => {
    const line = '姓名,手机,邮箱\n岳不群先生,13800138521,ybq@qq.con\n'
    await imported('规则.csv', line, { skipRules: ['nameTitle', 'emailDomainTypo'] })
    const [one] = await find('contact', '岳不群')
    assert.deepEqual([one.name.full, one.email], ['岳不群先生', ['ybq@qq.con']])
    const { items } = (await world.as('owner').get('/cleaning-rules')).body
    assert.ok(
      items.some(({ name, label }: { name: string; label: { zh: string } }) => name === 'nameTitle' && label.zh),
    )
    const { body } = await upload(world.as('owner'), 'x.csv', line)
    const options = { ...body.mapping.options, skipRules: ['noSuchRule'] }
    const refused = await world.as('owner').put(`/imports/${body.id}/mapping`, { ...body.mapping, options })
    assert.equal(refused.body.code, 'quality.ruleUnknown')
  })

  test('a known program’s export comes in as that program meant it: deleted rows stay out, parts are put together', async () => {
    const salesforce =
      'Id,IsDeleted,FirstName,LastName,Email,CreatedById,SystemModstamp\n' +
      '1,false,Grace,Hopperson,grace.h@navy.example,u,x\n2,true,Howard,Aikenson,howard.a@navy.example,u,x\n'
    const { id, counts } = await imported('Contact.csv', salesforce)
    assert.deepEqual([counts.created, counts.skipped, counts.rejected], [1, 1, 0])
    const { reasons } = (await world.as('owner').get(`/imports/${id}/report`)).body
    assert.ok(reasons.some(({ code }: { code: string }) => code === 'quality.rowIsGone'))
    assert.equal((await find('contact', 'Aikenson')).length, 0)
    const thunderbird =
      'First Name,Last Name,Display Name,Primary Email,Secondary Email,Screen Name,Work Address,Work Address 2,Birth Year,Birth Month,Birth Day,\n' +
      'Katherine,Johnsonova,,kj@moon.example,,,Tower 1,Floor 3,1918,8,26,\n'
    await imported('tb.csv', thunderbird)
    const [one] = await find('contact', 'Johnsonova')
    assert.deepEqual([one.birthday, one.address.street], ['1918-08-26', 'Tower 1, Floor 3'])
  })

  test('a file is looked at as it arrives: what it is, its columns, and where they belong', async () => {
    const { status, body } = await upload(
      world.as('member'),
      '客户.csv',
      '姓名;手机号码;电子邮箱\n张伟;138 0013 8000;zw@qq.com\n',
    )
    assert.equal(status, 201)
    assert.equal(body.format, 'csv')
    assert.equal(body.delimiter, ';')
    assert.equal(body.object, 'contact')
    assert.deepEqual(
      body.columns.map(({ guess }: { guess: { field: string } }) => guess.field),
      ['name', 'phone', 'email'],
    )
    assert.deepEqual(body.columns[1].samples, ['138 0013 8000'])
    assert.equal(body.counts.rows, 1)
    assert.equal((await world.as('member').delete(`/imports/${body.id}`)).status, 204)
    assert.equal(existsSync(join(uploadFolder(), body.id)), false)
  })

  test('of a workbook it is said which sheet is read and which are not', async () => {
    const cells = (texts: readonly string[]) =>
      `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
    const rows = cells(['姓名', '手机']) + cells(['令狐冲', '13800138901'])
    const bytes = workbookOf(rows, {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="客户" r:id="r1"/><sheet name="去年" r:id="r2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/s2.xml"/></Relationships>',
      'xl/worksheets/s2.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })
    const { body } = await upload(world.as('owner'), '客户.xlsx', bytes)
    assert.deepEqual(body.sheet, { name: '客户', others: ['去年'], alike: ['客户', '去年'] })
    assert.deepEqual((await world.as('owner').get(`/imports/${body.id}`)).body.sheet, body.sheet)
  })

  test('a form field is taken as well as a plain body', async () => {
    const form =
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nName,Email\nAda Lovelace,ada@form.example\n\r\n--x--\r\n'
    const { status, body } = await world
      .as('owner')
      .post('/imports', form, { 'content-type': 'multipart/form-data; boundary=x' })
    assert.equal(status, 201)
    assert.equal(body.name, 'a.csv')
    await world.as('owner').delete(`/imports/${body.id}`)
  })

  const bad: readonly (readonly [name: string, bytes: string | Buffer, code: string])[] = [
    ['empty.csv', '', 'quality.fileEmpty'],
    ['header.csv', 'Name,Email\n', 'quality.headerOnly'],
    ['page.csv', '<!doctype html><html><body>Sign in</body></html>', 'quality.fileIsNoTable'],
    ['paper.csv', '%PDF-1.7 ...', 'quality.fileIsNoTable'],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'quality.fileIsOldExcel'],
    ['open.csv', `Name,Note\n${'Ada,x\n'.repeat(3000)}Bob,"never closed\n`, 'quality.quoteNotClosed'],
    ['broken.ndjson', '{"name":"Ada"}\n{"name":\n', 'quality.jsonBroken'],
    ['card.vcf', 'BEGIN:VCARD\nFN:Ada\n', 'quality.vcardNotClosed'],
  ]
  for (const [name, bytes, code] of bad) {
    test(`${name} is refused as ${code}, and nothing of it stays`, async () => {
      const before = (await world.as('owner').get('/imports?limit=200')).body.items.length
      const { status, body } = await upload(world.as('owner'), name, bytes)
      assert.equal(body.code, code)
      assert.ok(status >= 400 && status < 500)
      assert.equal((await world.as('owner').get('/imports?limit=200')).body.items.length, before)
    })
  }

  test('who may only read may not import', async () => {
    assert.equal((await upload(world.as('readonly'), 'a.csv', 'Name\nAda\n')).status, 403)
    assert.equal((await world.as('readonly').get('/imports')).status, 403)
  })

  test('values are cleaned, names lead to records, and what is missing is filled from what is there', async () => {
    const { counts } = await imported(
      'people.csv',
      'First Name,Last Name,Email,Mobile,Company,Owner,Date of birth,Stage\n' +
        ' Ada ,LOVELACE,Ada@EXAMPLE.com,+44 20 7946 0958,Analytical Engines Ltd,Olga Owner,10/12/1985,客户\n' +
        '伟,张,zhangwei@qq.com,138 0013 8001,云帆科技,,1990-01-02,New\n',
    )
    assert.deepEqual([counts.created, counts.rejected, counts.filled], [2, 0, 2])
    const [ada] = await find('contact', 'Lovelace')
    assert.equal(ada.name.full, 'Ada Lovelace')
    assert.deepEqual(ada.email, ['Ada@example.com'])
    assert.deepEqual(ada.phone, ['+442079460958'])
    assert.equal(ada.company.title, 'Analytical Engines Ltd')
    assert.equal(ada.owner.title, 'Olga Owner')
    assert.equal(ada.birthday, '1985-12-10')
    assert.equal(ada.stage, 'customer')
    assert.equal(ada.country, 'GB')
    assert.equal((await find('contact', '张伟'))[0].name.family, '张')
  })

  test('a company is found under another spelling rather than made again', async () => {
    await imported(
      'more.csv',
      'Name,Email,Company\nCharles Babbage,cb@ae.example,"ANALYTICAL ENGINES, LIMITED"\n王芳,wf@yf.example,云帆科技有限公司\n',
    )
    assert.equal((await find('company', 'analytical')).length, 1)
    assert.equal((await find('company', '云帆')).length, 1)
  })

  test('a row about somebody known fills what is empty and replaces nothing', async () => {
    const { id, counts } = await imported(
      'again.csv',
      'Name,Email,Phone,Job Title,Date of birth\nAda Lovelace,ada@example.com,+44 20 7946 0000,Analyst,11/12/1999\n' +
        'Ada Lovelace,second@example.com,+44 20 7946 0958,,\nAda Lovelace,ada@example.com,,,\n',
    )
    assert.deepEqual([counts.created, counts.updated, counts.skipped, counts.duplicates], [0, 2, 1, 3])
    const [ada] = await find('contact', 'Lovelace')
    assert.equal(ada.title, 'Analyst')
    assert.equal(ada.birthday, '1985-12-10')
    assert.deepEqual(ada.email, ['Ada@example.com', 'second@example.com'])
    assert.deepEqual(ada.phone, ['+442079460958', '+442079460000'])
    const { items } = (await world.as('owner').get(`/records/contact/${ada.id}/timeline`)).body
    assert.equal(items[0].import, `import:${id}`)
  })

  test('a company is not made for a row that does not come in', async () => {
    const { counts } = await imported(
      'nothing.csv',
      'Name,Email,Company\n,nobody@example.com,Ghost Firm Ltd\nAda Lovelace,ada@example.com,Phantom Firm Ltd\n',
    )
    assert.deepEqual([counts.rejected, counts.skipped], [1, 1])
    assert.deepEqual([...(await find('company', 'Ghost')), ...(await find('company', 'Phantom'))], [])
  })

  test('people who share a telephone are not made one', async () => {
    const { counts } = await imported(
      'family.csv',
      'Name,Phone\nGrace Hopper,+1 212 555 0101\nVincent Foster,+1 212 555 0101\nG. Hopper,+1 212 555 0101\n',
    )
    assert.deepEqual([counts.created, counts.duplicates], [3, 0])
  })

  test('rows that cannot be taken are kept with their reason, and come in once they are repaired', async () => {
    const { id, counts } = await imported(
      'some.csv',
      'Name,Email,Country\nNikola Tesla,nt@example.com,Serbia\n,nobody@example.com,China\nMarie Curie,mc@example.com,Poland,too,many\n',
    )
    assert.deepEqual([counts.created, counts.rejected], [1, 2])
    const { text } = await world.as('owner').get(`/imports/${id}/rejected`, { 'accept-language': 'zh' })
    assert.match(text, /^\ufeffName,Email,Country,_line,_reason\r\n,nobody@example.com,China,3,“姓名”为空。\r\n/)
    assert.match(text, /Marie Curie,mc@example.com,Poland,4,"?第 4 行有 5 个单元格/)
    const again = await upload(world.as('owner'), 'repaired.csv', text.replace('\n,nobody', '\nNobody Nowhere,nobody'))
    assert.equal(again.body.status, 'mapped', 'the columns are recognised')
    assert.equal(again.body.columns.at(-1).guess, null)
    const dry = await world.as('owner').post(`/imports/${again.body.id}/dry-run`)
    assert.deepEqual([dry.body.counts.created, dry.body.counts.rejected], [2, 0])
  })

  test('the preview shows each cell before and after, and the record a row is about', async () => {
    const { body } = await upload(
      world.as('owner'),
      'look.csv',
      'Name,Email,Phone\nLOVELACE ADA,ada@example.com,12\n李雷,lilei@163.con,13900139000\n,x,\n',
    )
    const preview = (await world.as('owner').get(`/imports/${body.id}/preview?limit=2`)).body
    assert.deepEqual(
      preview.columns.map(({ field }: { field: string }) => field),
      ['name', 'email', 'phone'],
    )
    const [known, fresh] = preview.rows
    assert.equal(known.outcome, 'skip')
    assert.equal(known.matches.title, 'Ada Lovelace')
    assert.equal(known.cells[2].problem.code, 'quality.phoneUnreadable')
    assert.equal(fresh.outcome, 'create')
    assert.equal(fresh.cells[1].shown, 'lilei@163.com')
    assert.deepEqual(
      fresh.cells[1].changes.map(({ rule }: { rule: string }) => rule),
      ['emailDomainTypo'],
    )
    assert.equal(preview.next, 3)
    const rest = (await world.as('owner').get(`/imports/${body.id}/preview?after=3`)).body
    assert.deepEqual(
      rest.rows.map(({ outcome }: { outcome: string }) => outcome),
      ['reject'],
    )
    assert.equal(rest.next, null)
  })

  test('a mapping that cannot work is refused by the name of what is wrong', async () => {
    const client = world.as('owner')
    const { body } = await upload(client, 'map.csv', 'A1,B1\nAda Lovelace,12\nBob Smith,13\n')
    const options = {
      country: 'CN',
      dateOrder: 'auto',
      currency: 'CNY',
      match: 'email-or-phone',
      onMatch: 'update',
      emptyOnly: true,
    }
    const put = async (object: string, fields: (string | null)[], more: object = {}) =>
      (
        await client.put(`/imports/${body.id}/mapping`, {
          object,
          columns: [
            { column: 'A1', field: fields[0] },
            { column: 'B1', field: fields[1] },
          ],
          options: { ...options, ...more },
        })
      ).body.code
    assert.equal(await put('spaceship', ['name', null]), 'quality.objectNotImportable')
    assert.equal(await put('contact', ['nickname', null]), 'quality.fieldNotImportable')
    assert.equal(await put('contact', ['name', 'name']), 'quality.fieldMappedTwice')
    assert.equal(await put('contact', [null, null]), 'quality.nothingMapped')
    assert.equal(await put('contact', [null, 'score']), 'quality.requiredNotMapped')
    assert.equal(await put('contact', ['name', 'score'], { match: 'score' }), 'quality.matchNotPossible')
    assert.equal(await put('contact', ['name', 'score'], { country: 'XX' }), 'quality.countryCodeUnknown')
    assert.equal(await put('contact', ['name', 'score']), undefined)
  })

  test('a row that the database refuses is rejected alone', async () => {
    const product = 'Product name,SKU,Unit price\nPump,P-1,12.50\nValve,P-2,8\n'
    assert.equal((await imported('products.csv', product, { match: 'none' })).counts.created, 2)
    const { counts } = await imported('products.csv', `${product}Tank,P-3,99\n`, { match: 'none', onMatch: 'create' })
    assert.deepEqual([counts.created, counts.rejected], [1, 2])
  })
})
