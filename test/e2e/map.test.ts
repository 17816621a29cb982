import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until } from '#test/e2e/browser.ts'

const small = [1200, 740] as const
journey('customers stand on the map, and a place opens its records', { size: small }, async (visit) => {
  const { page, open, api, picture } = visit
  await open('/contact?view=map')
  const countries = page.getByRole('list', { name: 'Countries' })
  await countries.getByRole('link').nth(3).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('map-en-light')

  const map = page.getByRole('img', { name: /^Map of / })
  const box = () => map.getAttribute('viewBox')
  const whole = await box()
  await map.focus()
  await page.keyboard.press('+')
  await page.keyboard.press('ArrowRight')
  assert.notEqual(await box(), whole)
  await page.keyboard.press('0')
  await until(async () => (await box()) === whole, 'the whole world is back')
  await page.getByRole('button', { name: 'Zoom in' }).click()
  assert.notEqual(await box(), whole)

  await page.getByRole('button', { name: 'Cities' }).click()
  await page.waitForURL(/place=city/)
  const city = page.getByRole('list', { name: 'Cities' }).getByRole('link').first()
  const [name = '', , count = ''] = (await city.innerText()).split('\n')
  await city.click()
  await page.getByRole('grid').waitFor()
  await page
    .getByRole('button', { name: new RegExp(`Address › City is ${name}`) })
    .first()
    .waitFor()
  const { groups } = await api.send('POST', '/records/contact/query', {
    filter: { 'address.city': name, 'address.country': { empty: false } },
    aggregate: { n: { count: '*' } },
  })
  assert.equal(String(groups[0].values.n), count)
})

journey('地图在深色主题下读得清', { locale: 'zh', theme: 'dark', size: small }, async ({ page, open, picture }) => {
  await open('/company?view=map&place=city')
  await page.getByRole('list', { name: '城市' }).getByRole('link').nth(3).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('map-zh-dark')
})

journey('on a phone the map stands above its list', { size: [360, 740], locale: 'zh' }, async ({ page, open }) => {
  await open('/contact?view=map')
  await page.getByRole('list', { name: '国家/地区' }).getByRole('link').first().waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true)
  assert.deepEqual(await findings(page), [])
})
