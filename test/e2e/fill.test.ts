import assert from 'node:assert/strict'
import { journey, until } from '#test/e2e/browser.ts'

journey(
  'what can be known is previewed, filled in, marked with where it comes from, and taken back',
  {},
  async ({ page, open, api, picture }) => {
    await api.send('PUT', '/fills/settings', { onWrite: false }) // else the next full minute fills it in by itself
    const made = await api.send('POST', '/records/contact', { name: 'Filomena Voss', idNumber: '11010519491231002X' })
    const birthday = async () => (await api.get(`/records/contact/${made.id}`)).birthday as string | null
    try {
      await open('/fills')
      await page.getByRole('button', { name: 'Look what can be filled in' }).click()
      await page.getByRole('button', { name: 'birthday from the ID number' }).click()
      await page.getByRole('link', { name: 'Filomena Voss' }).waitFor()
      await picture('fill-en')
      assert.equal(await birthday(), null, 'a preview changes nothing')
      await page.getByRole('button', { name: /^Fill in [\d,]+ values?$/ }).click()
      await page.getByText(/[\d,]+ values? filled in/).waitFor()
      await until(async () => (await birthday()) === '1949-12-31', 'the birthday is filled in')

      await open(`/contact/${made.id}`)
      await page.getByRole('button', { name: /^Filled in: birthday from the ID number \(110105…2X\), \d+%$/ }).waitFor()
      await picture('fill-mark-en')

      await open('/fills')
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText(/Taken back: [\d,]+ values? (is|are) empty again/).waitFor()
      assert.equal(await birthday(), null)
    } finally {
      await api.send('DELETE', `/records/contact/${made.id}`)
      await api.send('PUT', '/fills/settings', { onWrite: true })
    }
  },
)
