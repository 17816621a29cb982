import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until, type Visit } from '#test/e2e/browser.ts'

const small = [1200, 740] as const
journey('companies as cards are walked by arrows and chosen by a key', { size: small }, async (visit) => {
  const { page, open, picture } = visit
  await open('/company?view=gallery')
  const cards = page.getByRole('article')
  await cards.nth(5).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('gallery-en-light')
  await cards.first().getByRole('link').first().focus()
  const at = (card: number) => page.locator(`[data-card="${card}"]:focus-within, [data-card="${card}"]:focus`).waitFor()
  await page.keyboard.press('ArrowRight')
  await at(1)
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  await page.keyboard.press('ArrowDown')
  await at(4)
  await page.keyboard.press('Shift+X')
  await page.getByText(/^[3-5] selected$/).waitFor()
  // What lies far below is fetched when one gets there, and the choice holds in the list too.
  await page.keyboard.press('End')
  await until(async () => Number(await cards.last().getAttribute('data-card')) > 150, 'the last cards are drawn')
  await until(async () => (await cards.count()) < 60, 'only those on the screen are')
  await page.keyboard.press('v')
  await page.keyboard.press('l')
  await page.getByText(/^[3-5] selected$/).waitFor()
})

journey('画廊在深色主题下读得清', { locale: 'zh', theme: 'dark', size: small }, async ({ page, open, picture }) => {
  await open('/contact?view=gallery')
  await page.getByRole('article').nth(5).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('gallery-zh-dark')
})

journey('on a phone there is one card beside none', { size: [360, 740], locale: 'zh' }, async ({ page, open }) => {
  await open('/deal?view=gallery')
  await page.getByRole('article').nth(2).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true)
  assert.deepEqual(await findings(page), [])
})

/** A picture of a thing, drawn by the browser itself. */
async function drawn({ page }: Visit, hue: number, form: string): Promise<Buffer> {
  const own = await page.context().newPage()
  await own.setViewportSize({ width: 640, height: 420 })
  const [ground, thing] = [`hsl(${hue} 40% 88%)`, `hsl(${hue} 45% 42%)`]
  await own.setContent(
    `<body style="margin:0;background:${ground}"><svg width="640" height="420" fill="${thing}">${form}</svg></body>`,
  )
  const picture = await own.screenshot()
  await own.close()
  return picture
}

const things: readonly [name: string, hue: number, form: string][] = [
  ['Field radio', 150, '<rect x="200" y="120" width="240" height="190" rx="24"/><circle cx="320" cy="90" r="46"/>'],
  [
    'Porthole window',
    210,
    '<circle cx="320" cy="210" r="130"/><circle cx="320" cy="210" r="60" fill="white" opacity=".6"/>',
  ],
  ['Ridge tent', 30, '<path d="M160 330 L320 80 L480 330 Z"/>'],
]

journey('products show their pictures, small or as wide as the cards', { size: small }, async (visit) => {
  const { page, open, api, picture } = visit
  const made: { product: string; file: string }[] = []
  for (const [name, hue, form] of things) {
    const { id } = await api.send('POST', '/records/product', { name })
    const reply = await page.request.post(`/api/files?object=product&record=${id}&name=picture.png`, {
      data: await drawn(visit, hue, form),
      headers: { 'content-type': 'application/octet-stream', 'x-tend': '1' },
    })
    assert.equal(reply.status(), 201)
    made.push({ product: id, file: (await reply.json()).id })
  }
  try {
    await open('/product?view=gallery&sort=name')
    const first = page.getByRole('article').first()
    await first.locator('img').waitFor()
    await page.getByRole('button', { name: 'Large pictures' }).click()
    await page.waitForURL(/cards=large/)
    await until(
      () => first.locator('img').evaluate((one: HTMLImageElement) => one.complete && one.clientWidth > 200),
      'the picture is as wide as the card',
    )
    await settled(page)
    assert.deepEqual(await findings(page), [])
    await picture('gallery-large-en-light')
    // What is taken away elsewhere goes here too.
    await api.send('DELETE', `/records/file/${made[0]?.file}`)
    await first.locator('img').waitFor({ state: 'detached' })
  } finally {
    for (const { product } of made) await api.send('DELETE', `/records/product/${product}`)
  }
})
