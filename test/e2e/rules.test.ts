import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey, until } from '#test/e2e/browser.ts'

const long = 'The Extraordinarily Long Winded Company of Merchant Adventurers and Sons'

async function choose(page: Page, what: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: what }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

journey(
  'a rule is made in a form, shows who breaks it, and refuses the next one who tries',
  {},
  async ({ page, open, api, picture }) => {
    const made = await api.send('POST', '/records/company', { name: long })
    let rule = ''
    try {
      await open('/rules')
      await page.getByRole('heading', { name: 'Rules you may want' }).waitFor()
      await page.getByRole('link', { name: 'New rule' }).first().click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Short company names')
      await choose(page, 'For which records', 'Companies')
      await choose(page, 'What must be right', 'Length of a text')
      await choose(page, 'Field', 'Name')
      await page.getByRole('textbox', { name: 'At most' }).fill('60')
      const trial = page.getByRole('complementary').last()
      await trial.getByText('Name must have at most 60 characters.').waitFor()
      await trial.getByRole('link', { name: long }).waitFor()
      await choose(page, 'What happens', 'Refuse')
      await picture('rule-form-en')
      await page.getByRole('button', { name: 'Save' }).click()

      await page.getByRole('heading', { name: 'Records that break it' }).waitFor()
      rule = page.url().split('/').at(-1) ?? ''
      await page.getByRole('link', { name: long }).waitFor()
      await picture('rule-en')

      await open('/company')
      await page.keyboard.press('c')
      const form = page.getByRole('dialog', { name: 'New company' })
      await form.getByRole('textbox').first().fill(`${long} of Bristol`)
      await form.getByRole('button', { name: 'Create', exact: true }).click()
      await form.getByText('Name must have at most 60 characters. Correct Name and save again.').waitFor()
      await form.getByRole('textbox').first().fill('Merchant Adventurers')
      await form.getByRole('button', { name: 'Create', exact: true }).click()
      await form.waitFor({ state: 'detached' })
      const { items } = await api.get('/search?q=merchant adventurers&object=company')
      assert.deepEqual(items.map(({ title }: { title: string }) => title).toSorted(), ['Merchant Adventurers', long])
      for (const { id } of items) await api.send('DELETE', `/records/company/${id}`)

      await open(`/rules/${rule}`)
      await page.getByText('Every record keeps this rule').waitFor()
      await page.getByRole('switch', { name: 'In force' }).click()
      await until(async () => !(await api.get(`/rules/${rule}`)).active, 'the rule is switched off')
      await page.getByRole('button', { name: 'Delete' }).click()
      await page.getByText('The rule is deleted').waitFor()
      rule = ''
    } finally {
      if (rule) await api.send('DELETE', `/rules/${rule}`)
      const { items } = await api.get(`/records/company?filter[id]=${made.id}`)
      if (items.length > 0) await api.send('DELETE', `/records/company/${made.id}`)
    }
  },
)

journey('proposed rules are there in Chinese, each with what it would find', { locale: 'zh' }, async (visit) => {
  const { page, open, picture } = visit
  await open('/rules')
  await page.getByRole('heading', { name: '赢单商机须有金额' }).waitFor()
  await page.getByText('当阶段的类别为赢单时，金额不能为空。').first().waitFor()
  await picture('rules-zh')
})
