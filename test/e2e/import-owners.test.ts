import assert from 'node:assert/strict'
import { journey, settled } from '#test/e2e/browser.ts'

const fileOf = ([one, other]: readonly string[]) => `Id,IsDeleted,Name,OwnerId,BillingCity,SystemModstamp,CreatedById
0015g0000100001AAA,false,Guillemot Works,${one},Bern,,
0015g0000100002AAA,false,Razorbill Works,${other},Bern,,
0015g0000100003AAA,false,Puffin Works,${other},Bern,,
`

for (const look of [
  {
    locale: 'zh',
    theme: 'light',
    size: [1280, 900],
    heading: '2 位负责人不是这里的成员',
    users: ['0055g0000000001AAE', '0055g0000000002AAE'],
    member: '“0055g0000000002AAE”对应的成员',
    nobody: '无负责人',
    apply: '应用并重新核对',
    left: '1 位负责人不是这里的成员',
  },
  {
    locale: 'en',
    theme: 'dark',
    size: [360, 740],
    heading: '2 owners are no members here',
    users: ['0055g0000000003AAE', '0055g0000000004AAE'],
    member: 'Member for “0055g0000000004AAE”',
    nobody: 'Nobody',
    apply: 'Apply and check again',
    left: '1 owner is no member here',
  },
] as const) {
  journey(
    `an owner whom a file names by an id of another program is given to a member (${look.locale})`,
    look,
    async (visit) => {
      const { page, open, api } = visit
      const data = fileOf(look.users)
      const headers = { 'content-type': 'application/octet-stream', 'x-tend': '1' }
      const made = await (await page.request.post('/api/imports?name=Account.csv', { headers, data })).json()
      await api.send('PUT', `/imports/${made.id}/mapping`, made.mapping)
      await open(`/imports/${made.id}`)
      await page.getByRole('heading', { name: look.heading }).waitFor()
      await settled(page)
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-owners-${look.locale}.png` })
      const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(wider, false, 'the page is no wider than its window')
      await page.getByRole('combobox', { name: look.member }).click()
      if (process.env.LOOK) await page.waitForTimeout(600)
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-owners-open-${look.locale}.png` })
      await page.getByRole('option', { name: look.nobody }).click()
      await page.getByRole('button', { name: look.apply }).last().click()
      await page.getByRole('heading', { name: look.left }).waitFor()
      await settled(page)
      if (process.env.LOOK) await page.screenshot({ path: `/tmp/zz-owners-done-${look.locale}.png` })
      const { people } = (await api.get(`/imports/${made.id}`)).mapping.options
      assert.equal(people[look.users[1]], null)

      await api.send('DELETE', `/imports/${made.id}`)
    },
  )
}
