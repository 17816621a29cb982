import assert from 'node:assert/strict'
import { hasFocus, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

inEachLook(
  'the design page shows every component, and what floats opens, closes and gives the focus back',
  async (visit) => {
    const { page, t, reads } = visit
    await page.goto('/design')
    await page.getByRole('heading', { name: t('design.upkeep') }).waitFor()
    await page.getByRole('tab', { name: t('design.fields') }).click()
    const email = page.getByRole('textbox', { name: t('design.email') })
    await page.getByText(t('design.emailBad')).waitFor()
    await email.fill('ada@example.com')
    await page.getByText(t('design.emailBad')).waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: t('design.owner') }).fill('grace')
    await page.getByRole('option', { name: 'Grace Hopper' }).click()
    assert.equal(await page.getByRole('combobox', { name: t('design.owner') }).inputValue(), 'Grace Hopper')
    assert.notEqual(await email.getAttribute('aria-invalid'), 'true', 'what was put right is no fault any more')
    await reads()

    await page.getByRole('tab', { name: t('design.floating') }).click()
    for (const [button, floating] of [
      ['design.dialog', page.getByRole('dialog', { name: t('design.dialog') })],
      ['design.panel', page.getByRole('dialog', { name: t('design.panel') })],
      ['design.popover', page.getByRole('dialog', { name: t('design.popover') })],
      ['design.menu', page.getByRole('menuitem', { name: t('ui.delete') })],
    ] as const) {
      const opener = page.getByRole('button', { name: t(button) })
      await opener.click()
      await floating.waitFor()
      await page.keyboard.press('Escape')
      await floating.waitFor({ state: 'detached' })
      await until(() => hasFocus(opener), `${button} has the focus again`)
    }
    await page.getByRole('button', { name: t('design.showToast') }).click()
    await page.getByText(t('design.deleted', { n: 3 })).waitFor()
    await page.getByRole('button', { name: t('ui.undo'), exact: true }).click()
    await page.getByText(t('design.restored'), { exact: true }).waitFor()
    await reads()
    for (const part of ['buttons', 'upkeep', 'numbers', 'colours']) {
      await page.getByRole('tab', { name: t(`design.${part}`) }).click()
      await page.getByRole('tab', { name: t(`design.${part}`), selected: true }).waitFor()
      const chosen = page.getByRole('tablist').first().getByRole('tab', { selected: true })
      assert.deepEqual(await chosen.allInnerTexts(), [t(`design.${part}`)])
    }
    await reads()
  },
)
