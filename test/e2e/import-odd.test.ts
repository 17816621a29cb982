import assert from 'node:assert/strict'
import { sheetsOf } from '#capabilities/quality/engine/read/xlsx/zip-fixture.ts'
import { journey, settled, until } from '#test/e2e/browser.ts'

const pasted = `| 姓名 | 手机 | 邮箱 |
|------|:----:|------|
| 温青青 | 138 0571 9901 | wenqq@odd.example |
| 袁承志 | 13805719902 | yuan@odd.example |
`

journey('a table pasted from Markdown is imported as it was meant', { locale: 'zh' }, async ({ page, open, api }) => {
  await open('/imports/new')
  const use = page.getByRole('button', { name: '使用此表格' })
  assert.ok(await use.isDisabled(), 'nothing is pasted yet')
  await page.getByLabel('或粘贴表格').fill(pasted)
  await page.getByText(/2 行.*3 列|3 列.*2 行/).waitFor()
  await use.click()
  await page.getByRole('heading', { name: '各列分别是什么？' }).waitFor()
  await settled(page)
  await page.getByRole('button', { name: '核对数据' }).click()
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await page.getByRole('link', { name: '打开联系人' }).waitFor()
  const found = async () => (await api.get('/search?q=温青青&object=contact')).items as { id: string }[]
  await until(async () => (await found()).length === 1, 'she is found')
  const one = await api.get(`/records/contact/${(await found())[0]!.id}`)
  assert.deepEqual([one.phone, one.email], [['+8613805719901'], ['wenqq@odd.example']])
  const made = (await api.get('/imports?limit=1')).items[0]
  await api.send('POST', `/imports/${made.id}/undo`)
  await until(async () => (await found()).length === 0, 'the import is taken back')
})

for (const look of [
  {
    locale: 'zh',
    theme: 'light',
    size: [1440, 900],
    left: '未读取：去年',
    sheet: '工作表',
    check: '核对数据',
    run: '导入 2 行',
  },
  {
    locale: 'en',
    theme: 'dark',
    size: [360, 740],
    left: 'not read: 去年',
    sheet: 'Sheet',
    check: 'Check',
    run: 'Import 2 rows',
  },
] as const) {
  journey(
    `of a workbook it is seen which sheets are not read, and another is chosen (${look.locale})`,
    look,
    async ({ page, open, api }) => {
      const data = sheetsOf({
        客户: [
          ['姓名', '手机'],
          ['何红药', '13805719903'],
        ],
        去年: [
          ['姓名', '邮箱'],
          ['何铁手', 'he@odd.example'],
          ['焦宛儿', 'jiao@odd.example'],
        ],
      })
      const headers = { 'content-type': 'application/octet-stream', 'x-tend': '1' }
      const made = await (await page.request.post('/api/imports?name=list.xlsx', { headers, data })).json()
      await open(`/imports/${made.id}?step=columns`)
      await page.getByText(look.left).first().waitFor()
      const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(wider, false, 'the page is no wider than its window')
      await page.getByRole('combobox', { name: look.sheet }).click()
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-sheet-${look.locale}.png` })
      await page.getByRole('option', { name: '去年' }).click()
      await page.getByText('he@odd.example').first().waitFor()
      await settled(page)
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-other-${look.locale}.png` })
      await page.getByRole('button', { name: look.check }).click()
      await page.getByRole('button', { name: look.run }).waitFor()
      await api.send('DELETE', `/imports/${made.id}`)
    },
  )
}

for (const look of [
  {
    locale: 'zh',
    theme: 'dark',
    size: [1440, 900],
    together: /有 2 个工作表的列相同/,
    check: '核对数据',
    run: '导入 3 行',
  },
  {
    locale: 'en',
    theme: 'light',
    size: [360, 740],
    together: /2 sheets have the same columns/,
    check: 'Check the rows',
    run: 'Import 3 rows',
  },
] as const) {
  journey(`sheets with the same columns are read together (${look.locale})`, look, async ({ page, open, api }) => {
    const head = ['姓名', '邮箱']
    const data = sheetsOf({
      一月: [head, ['何惕守', 'ti@odd.example']],
      二月: [head, ['安小慧', 'an@odd.example'], ['阿九', 'jiu@odd.example']],
    })
    const headers = { 'content-type': 'application/octet-stream', 'x-tend': '1' }
    const made = await (await page.request.post('/api/imports?name=months.xlsx', { headers, data })).json()
    await open(`/imports/${made.id}?step=columns`)
    await page.getByRole('checkbox', { name: look.together }).click()
    await page.getByText('jiu@odd.example').first().waitFor()
    await settled(page)
    if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-together-${look.locale}.png` })
    await page.getByRole('button', { name: look.check }).click()
    await page.getByRole('button', { name: look.run }).waitFor()
    await page.getByText(/二月 · 2/).waitFor()
    await settled(page)
    if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-rows-${look.locale}.png` })
    await api.send('DELETE', `/imports/${made.id}`)
  })
}

for (const look of [
  {
    locale: 'zh',
    theme: 'light',
    size: [1440, 900],
    holds: '文件内容',
    deals: '商机',
    instead: '改为导入公司',
  },
  {
    locale: 'en',
    theme: 'dark',
    size: [360, 740],
    holds: 'The file holds',
    deals: 'Deals',
    instead: 'Import as companies instead',
  },
] as const) {
  journey(
    `a list imports its own records, and says when a file looks otherwise (${look.locale})`,
    look,
    async (visit) => {
      const { page, open, api } = visit
      await open('/imports/new?object=deal')
      const choice = page.getByRole('combobox', { name: look.holds })
      assert.equal((await choice.textContent())?.trim(), look.deals)
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-holds-${look.locale}.png` })
      await page.locator('input[type=file]').setInputFiles({
        name: 'firms.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('公司名称,网站,行业\n风陵渡科技有限公司,https://flt.odd.example,软件\n'),
      })
      const instead = page.getByRole('button', { name: look.instead })
      await instead.waitFor()
      await settled(page)
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-looks-${look.locale}.png` })
      const { id, object } = (await api.get('/imports?limit=1')).items[0]
      assert.equal(object, 'deal', 'what was chosen stays until somebody says otherwise')
      await instead.click()
      await instead.waitFor({ state: 'detached' })
      assert.equal((await api.get(`/imports/${id}`)).mapping.object, 'company')
      await settled(page)
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-instead-${look.locale}.png` })
      await api.send('DELETE', `/imports/${id}`)
    },
  )
}
