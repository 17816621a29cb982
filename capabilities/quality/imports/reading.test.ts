import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import iconv from 'iconv-lite'
import { defineCapability } from '#core/capability.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { sheetsOf } from '#capabilities/quality/engine/read/xlsx/zip-fixture.ts'
import { runNow } from '#capabilities/quality/imports/run.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { testWorld, type Reply } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('how the file of an import is read is chosen', () => {
  const world = testWorld({ capabilities: [capability] })
  const upload = (name: string, bytes: Buffer, query = ''): Promise<Reply> =>
    world
      .as('owner')
      .post(`/imports?name=${encodeURIComponent(name)}${query}`, bytes, { 'content-type': 'application/octet-stream' })
  const run = async (id: string) => {
    const client = world.as('owner')
    const { body } = await client.get(`/imports/${id}`)
    assert.equal((await client.put(`/imports/${id}/mapping`, body.mapping)).status, 200)
    const { counts } = (await client.post(`/imports/${id}/dry-run`)).body
    assert.equal((await client.post(`/imports/${id}/run`)).status, 202)
    await world.drain()
    const end = (await client.get(`/imports/${id}`)).body
    assert.equal(end.status, 'done', JSON.stringify(end.error))
    assert.deepEqual(end.counts, counts, 'the run does what the dry run said')
    return end
  }
  const found = async (q: string) =>
    (await world.as('owner').get(`/records/contact?q=${encodeURIComponent(q)}`)).body.items.length

  test('another encoding is taken through preview, dry run, run and rejected rows, and back again', async () => {
    const client = world.as('owner')
    const text =
      'Name,Mail\nПривалов,privalov@encoding.example\n,nobody@encoding.example\nЯмпольский,x@encoding.example\n'
    const { body } = await upload('list.csv', iconv.encode(text, 'koi8-r'))
    const guess = body.encoding as string
    const said = await client.put(`/imports/${body.id}/reading`, { encoding: 'windows-1251' })
    assert.deepEqual([said.status, said.body.encoding, said.body.reading.guess], [200, 'windows-1251', guess])
    assert.notEqual(said.body.columns[0].samples[0], 'Привалов')
    const right = await client.put(`/imports/${body.id}/reading`, { encoding: 'KOI8-R' })
    assert.deepEqual([right.body.encoding, right.body.columns[0].samples[0]], ['KOI8-R', 'Привалов'])
    const { rows } = (await client.get(`/imports/${body.id}/preview`)).body
    assert.equal(rows[0].cells[0].raw, 'Привалов')
    const { id, counts } = await run(body.id)
    assert.deepEqual([counts.created, counts.rejected, await found('Ямпольский')], [2, 1, 1])
    assert.equal((await client.post(`/imports/${id}/undo`)).status, 202)
    await world.drain()
    assert.equal(await found('Ямпольский'), 0)
    assert.equal((await client.put(`/imports/${id}/reading`, {})).body.code, 'quality.importState')
  })

  test('what a person said the file holds stays, and what it looks like is told and can be taken', async () => {
    const client = world.as('owner')
    const rows = '公司名称,网站,行业\n风陵渡科技有限公司,https://flt.example,软件\n'
    const { body } = await upload('list.csv', Buffer.from(rows), '&object=contact')
    assert.deepEqual([body.object, body.reading.object, body.reading.looksLike], ['contact', 'contact', 'company'])
    const again = await client.put(`/imports/${body.id}/reading`, { encoding: 'UTF-8' })
    assert.deepEqual([again.body.object, again.body.reading.looksLike], ['contact', 'company'])
    const other = await client.put(`/imports/${body.id}/reading`, { object: 'company' })
    assert.deepEqual([other.body.object, other.body.reading.looksLike], ['company', undefined])
    assert.equal(other.body.mapping.columns[0].field, 'name')
    const unsaid = (await upload('list.csv', Buffer.from(rows))).body
    assert.deepEqual(
      [unsaid.object, unsaid.reading.object, unsaid.reading.looksLike],
      ['company', undefined, undefined],
    )
  })

  test('an encoding that does not fit is refused by name, and the import stays as it was', async () => {
    const { body } = await upload(
      '名单.csv',
      iconv.encode('姓名,手机\n苗人凤,13800138931\n胡一刀,13800138932\n', 'gbk'),
    )
    for (const encoding of ['UTF-8', 'UTF-16LE']) {
      const { status, body: refusal } = await world.as('owner').put(`/imports/${body.id}/reading`, { encoding })
      assert.deepEqual(
        [status, refusal.code, refusal.params],
        [422, 'quality.encodingUnfit', { encoding, guess: 'GB18030' }],
      )
    }
    const unknown = await world.as('owner').put(`/imports/${body.id}/reading`, { encoding: 'klingon' })
    assert.equal(unknown.body.code, 'quality.encodingUnknown')
    const now = (await world.as('owner').get(`/imports/${body.id}`)).body
    assert.deepEqual([now.encoding, now.columns[0].name], ['GB18030', '姓名'])
  })

  test('another sheet of a workbook is read, with a mapping of its own', async () => {
    const client = world.as('owner')
    const bytes = sheetsOf({
      客户: [
        ['姓名', '手机'],
        ['程灵素', '13800138941'],
      ],
      去年: [
        ['邮箱', '姓名'],
        ['miao@sheet.example', '苗若兰'],
        ['hu@sheet.example', '胡斐'],
        ['', ''],
      ],
    })
    const { body } = await upload('客户.xlsx', bytes)
    await client.put(`/imports/${body.id}/mapping`, body.mapping)
    const wrong = await client.put(`/imports/${body.id}/reading`, { sheet: '明年' })
    assert.deepEqual(
      [wrong.status, wrong.body.code, wrong.body.params],
      [422, 'quality.sheetUnknown', { sheet: '明年', sheets: '客户, 去年' }],
    )
    const { body: other } = await client.put(`/imports/${body.id}/reading`, { sheet: '去年' })
    assert.deepEqual([other.sheet, other.counts.rows], [{ name: '去年', others: ['客户'] }, 2])
    assert.deepEqual(
      other.mapping.columns.map(({ field }: { field: string }) => field),
      ['email', 'name'],
    )
    const { counts } = await run(body.id)
    assert.deepEqual([counts.created, await found('胡斐'), await found('程灵素')], [2, 1, 0])
  })

  test('who knows says it with the upload; a file without sheets has none', async () => {
    const bytes = sheetsOf({
      A: [
        ['Name', 'Phone'],
        ['Ada', '1'],
      ],
      B: [
        ['Name', 'Mail'],
        ['Eva', 'eva@sheet.example'],
      ],
    })
    assert.equal((await upload('x.xlsx', bytes, '&sheet=b')).body.sheet.name, 'B')
    const { status, body } = await upload('x.csv', Buffer.from('Name,Mail\nEva,e@x.example\n'), '&sheet=B')
    assert.deepEqual([status, body.code], [422, 'quality.fileWithoutSheets'])
  })

  test('sheets with the same columns are read as one table, with the name of the sheet; errors name it', async () => {
    const client = world.as('owner')
    const head = ['Name', 'Mail', 'Region']
    const bytes = sheetsOf({
      Notes: [
        ['Read me', ''],
        ['first', ''],
      ],
      Jan: [head, ['Ada Together', 'ada@jan.example', 'North'], ['', 'nobody@jan.example', 'North']],
      Feb: [
        ['Mail', 'Name', 'Region'],
        ['eva@feb.example', 'Eva Together', 'South'],
        ['x@feb.example', '', 'South'],
      ],
      Prices: [
        ['Item', 'Price'],
        ['Tea', '3'],
      ],
    })
    const { body } = await upload('months.xlsx', bytes)
    assert.deepEqual([body.sheet.name, body.sheet.alike, body.counts.rows], ['Jan', ['Jan', 'Feb'], 2])
    const { body: all } = await client.put(`/imports/${body.id}/reading`, { together: true })
    assert.deepEqual(all.sheet, { name: 'Jan', others: ['Prices'], alike: ['Jan', 'Feb'], together: true })
    assert.deepEqual([all.counts.rows, all.columns.map(({ name }: { name: string }) => name)], [4, [...head, 'Sheet']])
    const first = (await client.get(`/imports/${body.id}/preview?limit=2`)).body
    const next = (await client.get(`/imports/${body.id}/preview?limit=2&after=${first.next}`)).body
    assert.deepEqual(
      [...first.rows, ...next.rows].map(({ sheet, line }: { sheet: string; line: number }) => `${sheet} ${line}`),
      ['Jan 2', 'Jan 3', 'Feb 2', 'Feb 3'],
    )
    const { counts, id } = await run(body.id)
    assert.deepEqual([counts.created, counts.rejected, await found('Eva Together')], [2, 2, 1])
    const { reasons } = (await client.get(`/imports/${id}/report`)).body
    const { examples } = reasons.find(({ kind }: { kind: string }) => kind === 'rejected')
    assert.deepEqual(
      examples.map(({ sheet, line }: { sheet: string; line: number }) => [sheet, line]),
      [
        ['Jan', 3],
        ['Feb', 3],
      ],
    )
    assert.match((await client.get(`/imports/${id}/rejected`)).text, /x@feb\.example,South,Feb,Feb!3,/)
  })

  test('what refuses sheets that are read together names the sheet, in both languages', async () => {
    const head = ['Name', 'Mail']
    const some = (count: number) => Array.from({ length: count }, (_, n) => n)
    const long = (n: number) => [`Long ${n}`, `l${n}@long.example`, 'one', 'too', 'many']
    const bytes = sheetsOf({
      Jan: [head, ['Ann Refused', 'ann@refused.example']],
      Feb: [head, ...some(210).map((n) => [`Ben ${n}`, `b${n}@refused.example`]), ...some(300).map(long)],
    })
    const { body } = await upload('months.xlsx', bytes)
    const { status, body: refusal } = await world
      .as('owner')
      .put(`/imports/${body.id}/reading`, { together: true, sheet: 'Jan' }, { 'accept-language': 'zh' })
    assert.deepEqual([status, refusal.code, refusal.params.sheet], [422, 'quality.sheetRefused', 'Feb'])
    assert.match(refusal.params.why, /^Line 212 has 5 cells/)
    assert.match(refusal.params.whyZh, /^第 212 行有 5 个单元格/)
  })

  test('a run that was stopped goes on with the encoding and the sheet that were chosen', async () => {
    const client = world.as('owner')
    const letters = (n: number) => [...String(n)].map((digit) => 'абвгдежзик'[Number(digit)]).join('')
    const rows = Array.from({ length: 2500 }, (_, n) => [`Возобнов${letters(n)} Первый`, `r${n}@resume.example`])
    const text = `Name,Mail\n${rows.map((row) => row.join(',')).join('\n')}\n`
    const coded = (await upload('coded.csv', iconv.encode(text, 'koi8-r'), '&encoding=windows-1251')).body
    await client.put(`/imports/${coded.id}/reading`, { encoding: 'KOI8-R' })
    const sheets = {
      Первый: [
        ['Name', 'Mail'],
        ['Not Meant', 'not@resume.example'],
      ],
      Второй: [['Mail', 'Name'], ...rows.map(([name, mail]) => [`s${mail}`, `Лист${name}`])],
    }
    const book = (await upload('book.xlsx', sheetsOf(sheets))).body
    await client.put(`/imports/${book.id}/reading`, { sheet: 'Второй' })
    for (const { id } of [coded, book]) {
      const { body } = await client.get(`/imports/${id}`)
      await client.put(`/imports/${id}/mapping`, body.mapping)
      assert.equal((await client.post(`/imports/${id}/run`)).status, 202)
      let told = 0
      const dying = async () => {
        told += 1
        if (told === 2) throw new Error('the power went')
      }
      await assert.rejects(runNow(world.ctx, { id }, dying), /the power went/)
      assert.equal((await client.get(`/imports/${id}`)).body.progress.done, 2000)
      await world.drain()
      const end = (await client.get(`/imports/${id}`)).body
      assert.deepEqual(
        [end.status, end.counts.created, end.counts.rejected],
        ['done', 2500, 0],
        JSON.stringify(end.error),
      )
    }
    const nameOf = async (mail: string) =>
      (await client.get(`/records/contact?filter[email][contains]=${mail}`)).body.items.find(
        ({ email }: { email: string[] }) => email[0] === mail,
      )?.name.full
    const last = `Возобнов${letters(2499)} Первый`
    assert.equal(await nameOf('r2499@resume.example'), last)
    assert.equal(await nameOf('sr2499@resume.example'), `Лист${last}`)
    assert.equal(await nameOf('not@resume.example'), undefined)
  })

  test('sheets that do not belong together are not read so', async () => {
    const bytes = sheetsOf({
      A: [
        ['Name', 'Phone'],
        ['Ada', '1'],
      ],
      B: [
        ['Name', 'Mail'],
        ['Eva', 'eva@sheet.example'],
      ],
    })
    const { status, body } = await upload('x.xlsx', bytes, '&together=true')
    assert.deepEqual([status, body.code], [422, 'quality.sheetsNotAlike'])
  })
})
