import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until } from '#test/e2e/browser.ts'
import { secondPerson } from '#test/e2e/second-person.ts'

journey(
  'two people talk about a contact: one is named by keyboard, sees it at once, reacts, and each sees the other there',
  {},
  async ({ page, open, api }) => {
    const made = await api.send('POST', '/records/contact', { name: 'Wilhelmina Grault', title: 'Buyer' })
    await open(`/contact/${made.id}`)
    const other = await secondPerson(page, api, { name: 'Bo Quux', role: 'member' })
    try {
      await other.page.goto(`/contact/${made.id}`)
      await page.getByRole('img', { name: 'Bo Quux has this open too' }).waitFor()
      await other.page.getByRole('img', { name: 'Owner has this open too' }).waitFor()

      await other.page.getByRole('button', { name: 'Edit Job title' }).first().press('Enter')
      await page.getByRole('img', { name: 'Bo Quux is editing this' }).waitFor()
      await other.page.getByRole('complementary').getByRole('textbox').first().waitFor()
      await other.page.keyboard.press('Escape')
      await page.getByRole('img', { name: 'Bo Quux is editing this' }).waitFor({ state: 'detached' })

      await page
        .getByRole('button', { name: /^Comment/ })
        .first()
        .waitFor()
      await page.keyboard.press('r')
      await page.getByRole('textbox', { name: 'Comment' }).waitFor()
      await page.keyboard.type('Please call her, @bo')
      await page.getByRole('option', { name: 'Bo Quux' }).waitFor()
      await page.keyboard.press('Enter')
      await page.keyboard.type('today.')
      assert.equal(
        await page.getByRole('textbox', { name: 'Comment' }).inputValue(),
        'Please call her, @Bo Quux today.',
      )
      assert.deepEqual(await findings(page), [])
      await page.keyboard.press('Control+Enter')

      const said = other.page.getByRole('listitem').filter({ hasText: 'Owner commented' })
      await said.getByText('@Bo Quux').waitFor()
      await said.getByRole('button', { name: 'React' }).click()
      await other.page.getByRole('menuitemcheckbox', { name: 'Looking into it' }).click()
      await page.getByRole('button', { name: 'Looking into it: Bo Quux' }).waitFor()

      const { items } = await api.get(`/followers/contact/${made.id}`)
      assert.deepEqual(items.map(({ name }: { name: string }) => name).toSorted(), ['Bo Quux', 'Owner'])
      await page.getByRole('button', { name: '2 followers' }).click()
      await page.getByRole('button', { name: 'Stop following' }).click()
      await page.getByRole('button', { name: 'Follow', exact: true }).waitFor()
      assert.deepEqual(await findings(page), [])
      await page.keyboard.press('Escape')

      await other.page.getByRole('navigation').getByRole('link', { name: 'Contacts' }).click()
      await page.getByRole('img', { name: 'Bo Quux has this open too' }).waitFor({ state: 'detached' })

      // A page that is closed, or left for another site, says so itself: sooner than the server would find out.
      const again = await other.context.newPage()
      for (const leave of [() => again.goto('about:blank'), () => again.close({ runBeforeUnload: true })]) {
        await again.goto(`/contact/${made.id}`)
        await page.getByRole('img', { name: 'Bo Quux has this open too' }).waitFor()
        await leave()
        await page.getByRole('img', { name: 'Bo Quux has this open too' }).waitFor({ state: 'detached' })
      }
    } finally {
      await other.context.close()
      await api.send('PATCH', `/people/${other.id}`, { active: false })
      await api.send('DELETE', `/records/contact/${made.id}`)
    }
  },
)

journey('a comment is edited, deleted and brought back, and found in the timeline', {}, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/company', { name: 'Garply Works' })
  await api.send('POST', `/comments/company/${made.id}`, { body: 'The offer of spring https://offer.example/7.' })
  await api.send('POST', '/records/note', { body: '<p>About the fair</p>', target: { object: 'company', id: made.id } })
  await open(`/company/${made.id}`)
  const comment = page.getByRole('listitem').filter({ hasText: 'commented' })
  await comment.getByRole('link', { name: 'https://offer.example/7' }).waitFor()
  await comment.getByRole('button', { name: 'What to do with this comment' }).click()
  await page.getByRole('menuitem', { name: 'Edit comment' }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill('The offer of autumn')
  await page.keyboard.press('Control+Enter')
  await comment.getByText('edited').waitFor()

  const timeline = page.getByRole('tabpanel')
  await timeline.getByRole('button', { name: 'Notes' }).click()
  await page.getByText('The offer of autumn').waitFor({ state: 'detached' })
  await page.getByText('About the fair').waitFor()
  await timeline.getByRole('button', { name: 'Notes' }).click()
  await page.getByRole('textbox', { name: 'Search in it' }).fill('autumn')
  await page.getByText('The offer of autumn').waitFor()
  await page.getByText('About the fair').waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Search in it' }).fill('winter')
  await page.getByText('Nothing of that kind says so').waitFor()
  await page.getByRole('textbox', { name: 'Search in it' }).fill('')

  await comment.getByRole('button', { name: 'What to do with this comment' }).click()
  await page.getByRole('menuitem', { name: 'Delete comment' }).click()
  await comment.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await comment.getByText('The offer of autumn').waitFor()
  await api.send('DELETE', `/records/company/${made.id}`)
})

journey(
  'what is written and not sent stands there again after the page went away',
  { locale: 'zh', theme: 'dark', size: [360, 740] },
  async ({ page, open, api }) => {
    const made = await api.send('POST', '/records/contact', { name: '王小明' })
    await open(`/contact/${made.id}`)
    await page.getByRole('tab', { name: '动态' }).click()
    await page.getByRole('button', { name: /^评论/ }).first().click()
    await page.getByRole('textbox', { name: '评论' }).fill('下周再联系')
    await page.reload()
    await settled(page)
    await page.getByRole('tab', { name: '动态' }).click()
    const box = page.getByRole('textbox', { name: '评论' })
    await until(async () => (await box.inputValue()) === '下周再联系', 'the draft is back')
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    assert.equal(isWide, false, 'nothing runs out of a phone')
    assert.deepEqual(await findings(page), [])
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('发表了评论').waitFor()
    await page.reload()
    await page.getByRole('tab', { name: '动态' }).click()
    assert.equal(await page.getByRole('textbox', { name: '评论' }).count(), 0, 'what is sent is no draft')
    await api.send('DELETE', `/records/contact/${made.id}`)
  },
)
