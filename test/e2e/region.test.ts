import assert from 'node:assert/strict'
import { journey, type Visit } from '#test/e2e/browser.ts'
import { wordsOf } from '#test/e2e/words.ts'

type Case = { locale: 'en' | 'zh'; region: string; name: string; typed: string; shown: string; time: RegExp }

const cases: readonly Case[] = [
  { locale: 'en', region: 'GB', name: 'United Kingdom', typed: '25/12/2031', shown: '25 Dec 2031', time: /16:30/ },
  { locale: 'zh', region: 'DE', name: '德国', typed: '25.12.2031', shown: '2031年12月25日', time: /16:30/ },
]

for (const { locale, region, name, typed, shown, time } of cases) {
  journey(`${name}: dates are shown and typed in its form, and weeks begin as there`, { locale }, async (visit) => {
    const { page, open, api, picture } = visit
    const words = await wordsOf(api, locale)
    const { t } = words
    const deal = await api.send('POST', '/records/deal', {
      name: `Form ${region}`,
      amount: { amount: 1234.5, currency: 'EUR' },
    })
    await open('/settings/appearance')
    const field = page.getByRole('combobox', { name: t('settings.region') })
    await field.fill(name)
    await page.getByRole('option', { name }).first().click()
    await page.getByText(time).waitFor()
    await kept(visit, region)
    await picture(`region-${locale}`)

    await open(`/deal/${deal.id}`)
    await page.reload()
    await page
      .getByText(region === 'DE' ? /1\.234,50/ : /1,234\.50/)
      .first()
      .waitFor()
    await page
      .getByRole('button', { name: t('record.editField', { what: words.field('deal', 'closesOn') }) })
      .first()
      .press('Enter')
    const day = page.getByRole('textbox', { name: words.field('deal', 'closesOn') })
    await day.fill(typed)
    await day.press('Enter')
    await page.getByText(shown).first().waitFor()
    assert.equal((await api.get(`/records/deal/${deal.id}`)).closesOn, '2031-12-25')
    await open('/task?view=calendar&at=2031-12-10')
    const first = page.getByRole('columnheader').first()
    assert.match(await first.innerText(), locale === 'zh' ? /周一/ : /Mon/)
    await api.send('DELETE', `/records/deal/${deal.id}`)
    await api.send('PATCH', '/session', { region: null })
  })
}

/** The choice is on the server, from where it follows to other machines. */
async function kept({ api }: Visit, region: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await api.get('/session')).user.region === region) return
    await new Promise((done) => setTimeout(done, 100))
  }
  assert.fail('the region is not kept')
}
