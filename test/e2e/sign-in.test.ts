import assert from 'node:assert/strict'
import { journey } from '#test/e2e/browser.ts'

const password = 'a long enough pass phrase'

journey(
  'the printed link signs in once; then a password is set, and signs in',
  { signedIn: false },
  async ({ page, signInLink }) => {
    const link = await signInLink()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/')

    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('at least 10').first().waitFor()
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('Password changed').waitFor()

    await page.getByRole('button', { name: /Account$/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in*')

    await page.goto(link)
    await page.getByText('has been used or is too old').waitFor()

    await page.getByLabel('E-mail').fill('owner@example.com')
    await page.getByLabel('Password').fill('not this one, surely')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('The e-mail or the password is not right.').waitFor()
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  },
)

journey('whoever is not signed in comes back to where they wanted to go', { signedIn: false }, async (visit) => {
  const { page, signInLink } = visit
  await page.goto('/company?sort=name')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  const next = new URL(page.url()).searchParams.get('next')
  assert.equal(next, '/company?sort=name')
  await page.goto(`${await signInLink()}&next=${encodeURIComponent(next)}`)
  await page.getByRole('grid', { name: 'Companies' }).waitFor()
})

journey(
  'a Chinese browser is greeted in Chinese before anyone signs in',
  { signedIn: false, locale: 'zh' },
  async (visit) => {
    const { page } = visit
    await page.goto('/')
    await page.getByRole('heading', { name: '登录常青' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Sign in to Tend' }).waitFor()
  },
)
