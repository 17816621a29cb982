import assert from 'node:assert/strict'
import iconv from 'iconv-lite'
import type { Page } from 'playwright-core'
import { journey, settled, until, type Visit } from '#test/e2e/browser.ts'
import { differences, rowsOf } from '#test/e2e/database-rows.ts'

// GBK, full-width digits, a date in words, a name the wrong way round, one person twice in a way the import sees, one
// twice in a way it does not, one who is known already, and one row without a name.
const messy = `客户姓名,手机号码,电子邮箱,公司名称,职务,生日
张伟,１３９ ０５７１ ８８６６,ZhangWei@YUNFAN-LOG.example,榆林云帆物流有限公司,采购经理,1986年3月5日
 张 伟 ,+86 139-0571-8866,,榆林云帆物流有限公司,采购经理,1986/3/5
婷婷 欧阳,13605718801,tingting@yunfan-log.example,榆林云帆物流有限公司,财务主管,19900102
司马青衫,13605718802,sima@yunfan-log.example,榆林云帆物流有限公司,销售总监,1979-11-30
慕容雪,13605718803,xue.murong@yunfan-log.example,榆林云帆物流有限公司,人事主管,1991-07-08
慕容雪,13605718893,murongxue@yunfan-log.example,榆林云帆物流有限公司,人事,1991-07-08
,13605718804,,,,
`
const file = { name: '展会名单.csv', mimeType: 'text/csv', buffer: iconv.encode(messy, 'gbk') }

/** One who is there before, of whom the file knows more. */
async function known({ api }: Visit): Promise<{ remove: () => Promise<void> }> {
  const sima = await api.send('POST', '/records/contact', { name: '司马青衫', email: ['sima@yunfan-log.example'] })
  return { remove: () => api.send('DELETE', `/records/contact/${sima.id}`) }
}

async function upload(page: Page, chosen: typeof file): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件' }).click()
  await (await chooser).setFiles(chosen)
  await page.getByRole('heading', { name: '各列分别是什么？' }).waitFor()
  await settled(page)
}

/** What a corrected cell says when one points at it. */
async function correctionOf(page: Page, shown: string): Promise<string> {
  await page.getByRole('gridcell', { name: shown }).first().hover()
  const card = page.getByRole('term').filter({ hasText: '文件原值' }).locator('xpath=ancestor::div[1]')
  await card.waitFor()
  return card.innerText()
}

journey(
  'a messy file is imported, looked at, merged, taken apart, found and taken back, and the database is as before',
  { locale: 'zh', signedIn: false },
  async (visit) => {
    const { page, api, signInLink, picture, databaseUrl } = visit
    await page.goto(await signInLink())
    await page.getByRole('heading', { name: '首页' }).waitFor()
    const { remove } = await known(visit)
    const before = await rowsOf(databaseUrl)

    await page.getByRole('link', { name: '导入', exact: true }).click()
    await page.getByRole('link', { name: '导入文件' }).first().click()
    await upload(page, file)
    await page
      .getByText(/GB18030/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: '核对数据' }).click()
    await page.getByRole('grid', { name: /文件中的行/ }).waitFor()
    await settled(page)
    const phone = await correctionOf(page, '+8613905718866')
    assert.match(phone, /１３９ ０５７１ ８８６６/)
    await page.getByText('“姓名”为空。').waitFor()
    await picture('import-preview-zh')
    assert.deepEqual(differences(before, await rowsOf(databaseUrl)), [], 'looking at a file writes nothing')

    await page.getByRole('button', { name: /^导入 \d+ 行/ }).click()
    await page.getByRole('link', { name: '打开联系人' }).waitFor()
    const report = page.url()
    const murong = async () => (await api.get('/search?q=慕容雪&object=contact')).items as { id: string }[]
    const [first, second, ...others] = (await murong()).map(({ id }) => id)
    assert.ok(first && second && others.length === 0, 'two numbers and two mailboxes make two of her')

    const hasPair = async () => {
      const { items } = await api.get(`/records/contact/${first}/duplicates`)
      return items.some(({ id, pair }: { id: string; pair: string }) => id === second && pair)
    }
    await until(hasPair, 'the scan after the import finds the pair', 90_000)
    await page.goto(`/contact/${first}`)
    await page.getByRole('link', { name: '比较' }).click()
    await page.getByText('“慕容雪”可能有两条记录').waitFor()
    await settled(page)
    await page.getByRole('button', { name: /^合并\s*M?$/ }).click()
    await page.getByText('已合并，可随时撤销。').waitFor()
    await until(async () => (await murong()).length === 1, 'one 慕容雪 is left')

    await page.getByRole('link', { name: '合并记录', exact: true }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: '慕容雪' })
      .getByRole('button', { name: '撤销合并' })
      .first()
      .click()
    await page.getByText('已撤销合并').first().waitFor()
    await until(async () => (await murong()).length === 2, 'there are two again')

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('zw')
    await page.getByRole('option', { name: /^张伟/ }).filter({ hasText: '采购经理' }).first().click()
    await page.waitForURL('**/contact/*')
    await page.getByText('榆林云帆物流有限公司').first().waitFor()

    await page.goto(report)
    await page.getByRole('button', { name: '撤销导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
    await page.getByText('此次导入已撤销').waitFor()
    assert.deepEqual(differences(before, await rowsOf(databaseUrl)), [])
    await remove()
  },
)

/** What the reader is told while a dry run takes long. */
const told = {
  en: { reading: 'The file is being read to its end first.', rows: '12,500 of 20,000 rows', counted: 'Import 2 rows' },
  zh: { reading: '正在先通读整个文件。', rows: '12,500 / 20,000 行', counted: '导入 2 行' },
} as const
const looks = [
  { locale: 'en', theme: 'light', size: [1440, 900] },
  { locale: 'zh', theme: 'dark', size: [360, 740] },
] as const

for (const look of looks) {
  journey(`a long check of a file shows how far it is (${look.locale})`, look, async ({ page, api }) => {
    const { reading, rows, counted } = told[look.locale]
    const headers = { 'content-type': 'application/octet-stream', 'x-tend': '1' }
    const data = Buffer.from('Name,Email\nAda Long,ada.long@example.com\nBea Long,bea.long@example.com\n')
    const made = await (await page.request.post('/api/imports?name=long.csv', { headers, data })).json()
    await api.send('PUT', `/imports/${made.id}/mapping`, made.mapping)
    // A real file would have to be of hundreds of thousands of rows, and take as long on every machine.
    const answers = [
      { done: 0, total: null },
      { done: 12_500, total: 20_000 },
    ]
    const [second, third] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const gates = [undefined, second.promise, third.promise]
    await page.route('**/dry-run?*', async (route) => {
      await gates.shift()
      const progress = answers.shift()
      return progress ? route.fulfill({ status: 202, json: { progress } }) : route.continue()
    })
    await page.goto(`/imports/${made.id}?step=check`)
    await page.getByText(reading).waitFor()
    second.resolve()
    await page.getByText(rows).waitFor()
    third.resolve()
    await page.getByRole('button', { name: counted }).waitFor()
    await api.send('DELETE', `/imports/${made.id}`)
  })
}
