import assert from 'node:assert/strict'
import { journey, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

inEachLook('one key takes back a new record, a note, a comment and a view, the last first', async (visit) => {
  const { page, open, api, t, one, look, lookName, reads } = visit
  const name = `Rewind Works ${lookName}`
  const undo = async () => {
    // In a menu that is still closing, keys are the menu's.
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
  }
  const found = async () => (await api.get(`/records/company?q=${encodeURIComponent(name)}`)).items as { id: string }[]
  const views = async () =>
    ((await api.get('/views?object=company')).items as { name: string }[]).map((view) => view.name)

  await open('/company')
  await page.getByRole('button', { name: t('ui.new') }).click()
  const form = page.getByRole('dialog', { name: t('create.title', { what: one('company') }) })
  await form.getByRole('textbox').first().fill(name)
  await form.getByRole('button', { name: t('create.save'), exact: true }).click()
  await page.getByText(t('create.created', { name })).waitFor()
  await reads()
  const id = (await found())[0]?.id
  assert.ok(id)

  await page.getByRole('button', { name: t('views.all'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('views.saveAs') }).click()
  await page.getByRole('textbox', { name: t('views.name') }).fill(name)
  await page.getByRole('button', { name: t('ui.save'), exact: true }).click()
  await page.waitForURL(/saved=/)
  const rename = async (to: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('menuitem', { name: t('views.rename') }).click()
    await page.getByRole('textbox', { name: t('views.name') }).fill(to)
    await page.getByRole('button', { name: t('ui.save'), exact: true }).click()
    await page.getByRole('textbox', { name: t('views.name') }).waitFor({ state: 'detached' })
  }
  await rename(`${name} II`)
  await until(async () => (await views()).includes(`${name} II`), 'the view has another name')
  await undo()
  await until(async () => (await views()).includes(name), 'it has its own name again')
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('menuitem', { name: t('views.delete') }).click()
  await until(async () => !(await views()).includes(name), 'the view is gone')
  await undo()
  await until(async () => (await views()).includes(name), 'it is there again')

  // Through the app, not by a new page: acts live as long as the page.
  await page.getByText(name).and(page.getByRole('link')).first().click()
  await page.waitForURL(`**/company/${id}`)
  if (look.isPhone) await page.getByRole('tab', { name: t('record.timeline') }).click()
  const timeline = async () => (await api.get(`/records/company/${id}/timeline`)).items as { kind: string }[]
  const has = async (kind: string) => (await timeline()).some((item) => item.kind === kind)
  await page
    .getByRole('button', { name: new RegExp(`^${t('comment.write')}`) })
    .first()
    .waitFor()
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: t('compose.note') }).fill('Wants maps of the south.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('listitem').getByText('Wants maps of the south.').waitFor()
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: t('comment.write') }).fill('As agreed in spring')
  await page.keyboard.press('Control+Enter')
  const comment = page.getByRole('listitem').filter({ hasText: t('comment.did', { who: 'Owner' }) })
  await comment.getByText('As agreed in spring').waitFor()
  await comment.getByRole('button', { name: t('comment.menu') }).click()
  await page.getByRole('menuitem', { name: t('comment.edit') }).press('Enter')
  await page.getByRole('textbox', { name: t('comment.write') }).fill('As agreed in autumn')
  await page.keyboard.press('Control+Enter')
  await comment.getByText('As agreed in autumn').waitFor()
  await page.locator('main').focus()
  await undo()
  await comment.getByText('As agreed in spring').waitFor()
  await comment.getByRole('button', { name: t('comment.menu') }).click()
  await page.getByRole('menuitem', { name: t('comment.delete') }).press('Enter')
  await comment.waitFor({ state: 'detached' })
  await undo()
  await comment.getByText('As agreed in spring').waitFor()
  await reads()
  await undo()
  await until(async () => !(await has('comment')), 'the comment is gone')
  await undo()
  await until(async () => !(await has('note')), 'the note is gone')
  await undo()
  await until(async () => !(await views()).includes(name), 'the new view is gone')
  await undo()
  await page.getByText(t('create.unmade', { name })).waitFor()
  await until(async () => (await found()).length === 0, 'the record lies in the trash')
  await page.waitForURL(/company(\?.*)?$/)
})

journey('a role, a stage, a field and a choice are as they were after as many keys', {}, async (visit) => {
  const { page, open, api } = visit
  const email = `undone.${Date.now()}@example.com`
  const person = await api.send('POST', '/people', { email, name: 'Una Doe', role: 'member' })
  const roleOf = async () => (await api.get(`/records/user/${person.id}`)).role as string
  await open('/settings/people')
  await page.getByRole('combobox', { name: 'Role: Una Doe' }).click()
  await page.getByRole('option', { name: /^Manager/ }).click()
  await page.getByText('Una Doe has another role').waitFor()
  assert.equal(await roleOf(), 'manager')
  await page.keyboard.press('Control+z')
  await until(async () => (await roleOf()) === 'member', 'she is a member again')
  await page.getByRole('combobox', { name: 'Role: Una Doe' }).getByText('Member').waitFor()

  const stages = async () =>
    ((await api.get('/records/stage?limit=200')).items as { name: string }[]).map((stage) => stage.name)
  await page.getByRole('link', { name: 'Pipelines' }).click()
  await page.getByRole('button', { name: 'New stage' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Rewinding')
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
  await until(async () => (await stages()).includes('Rewinding'), 'the stage is there')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await until(async () => !(await stages()).includes('Rewinding'), 'the stage is gone')

  const field = async () =>
    (await api.get('/objects/campaign?hidden=true')).fields.find(({ name }: { name: string }) => name === 'budget')
  const was = (await field()).label
  await page.getByRole('link', { name: 'Objects and fields' }).click()
  const objects = page.getByRole('list', { name: 'Objects and fields' })
  await objects.getByRole('link', { name: /^Campaigns/ }).click()
  const menuOf = page.getByRole('list', { name: 'Fields of Campaigns' }).getByRole('button', { name: /Budget/ })
  await menuOf.last().click()
  await page.getByRole('menuitem', { name: 'Edit field' }).click()
  await page.getByRole('textbox', { name: 'Name · English' }).fill('Budget of it')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await until(async () => (await field()).label.en === 'Budget of it', 'the field has another name')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor({ state: 'detached' })
  await menuOf.last().click()
  await page.getByRole('menuitem', { name: 'Hide' }).click()
  await until(async () => (await field()).hidden === true, 'it is put away')
  await page.keyboard.press('Control+z')
  await until(async () => !(await field()).hidden, 'it is shown again')
  await page.keyboard.press('Control+z')
  await until(async () => (await field()).label.en === was.en, 'it has its own name again')
  assert.deepEqual((await field()).label, was)
  await api.send('PATCH', `/people/${person.id}`, { active: false })
})

inEachLook('the key asks before it takes an import back, and Enter leaves it', async (visit) => {
  const { page, open, api, t, lookName, reads, look } = visit
  const person = `Perdita ${lookName}`
  const file = { name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(`Name,Email\n${person},p@fair.example\n`) }
  const found = async () => (await api.get(`/records/contact?q=${encodeURIComponent(person)}`)).items.length as number
  await open('/imports/new')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: t('imports.choose') }).click()
  await (await chooser).setFiles(file)
  await page.getByRole('button', { name: t('mapping.check') }).click()
  await page.getByRole('button', { name: t('preview.run', { n: 1 }) }).click()
  await until(async () => (await found()) === 1, 'the import is done')

  const question = page.getByRole('dialog', { name: t('undo.title') })
  await page.locator('main').first().focus()
  await page.keyboard.press('Control+z')
  await question.getByText(t('imports.undoDone', { name: 'fair.csv', created: 1, updated: 0 }).trim()).waitFor()
  await reads()
  await page.keyboard.press('Enter')
  await question.waitFor({ state: 'detached' })
  assert.equal(await found(), 1)
  await page.keyboard.press('Control+z')
  if (look.isPhone) await question.getByRole('button', { name: t('undo.takeBack') }).click()
  else await question.getByRole('button', { name: t('undo.takeBack') }).press('Enter')
  await until(async () => (await found()) === 0, 'the import is taken back')
})
