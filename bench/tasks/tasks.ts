import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Hand } from '#bench/tasks/hand.ts'

export type Api = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>
// oxlint-disable-next-line typescript/no-explicit-any -- what a task expects of an answer, its assertions say
type Answer = any
type Desk = { page: Page; hand: Hand; api: Api; base: string }

export type Task = {
  readonly name: string
  /** Where it begins, below the address of the app. */
  readonly from: string
  /** Does it as somebody who knows the app; fails unless the server holds what it was for. */
  readonly run: (desk: Desk) => Promise<void>
}

export const tasks: readonly Task[] = [
  { name: 'find a customer and log a call', from: '/', run: logCall },
  { name: 'add a deal from a record', from: '/company', run: addDeal },
  { name: 'change the owner of 50', from: '/contact', run: changeOwner },
  { name: 'filter on a related field and save it as a view', from: '/contact', run: saveFilter },
  { name: 'merge a duplicate', from: '/duplicates', run: mergeDuplicate },
  { name: 'undo the last act', from: '/contact', run: undo },
]

async function logCall({ page, hand, api }: Desk): Promise<void> {
  const { items } = await api('GET', '/records/contact?limit=1&sort=createdAt')
  const { name } = items[0]
  await page.getByRole('navigation').first().waitFor()
  await hand.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await hand.type(name.full.slice(0, 6))
  await page.getByRole('option', { name: name.full }).first().waitFor()
  await settled(page)
  await hand.press('Enter')
  await page.waitForURL('**/contact/*')
  await page.locator('h1').waitFor()
  await settled(page)
  const opened = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await hand.press('l')
  await page.getByRole('textbox', { name: 'Call' }).waitFor()
  await hand.type('Wants an offer')
  await hand.press('Control+Enter')
  await until(async () => {
    const page1 = await api('GET', `/records/contact/${opened}/timeline?limit=20`)
    return page1.items.some(({ kind }: { kind: string }) => kind === 'call')
  }, 'the call is logged')
}

async function addDeal({ page, hand, api }: Desk): Promise<void> {
  const { items } = await api('GET', '/records/company?limit=1')
  await page.goto(new URL(`/company/${items[0].id}`, page.url()).href)
  await page.locator('h1').waitFor()
  await settled(page)
  await hand.click(page.getByRole('tab', { name: 'Related' }))
  await hand.click(page.getByRole('button', { name: 'Add deal' }).first())
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await hand.type('Forty pumps')
  await hand.press('Control+Enter')
  await until(
    async () => (await api('GET', '/search?q=Forty pumps&object=deal')).items.length === 1,
    'the deal is there',
  )
}

async function changeOwner({ page, hand, api }: Desk): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Contacts' })
  await grid.locator('[data-row="0"] a').waitFor()
  const { items } = await api('GET', '/records/user?limit=20')
  const other = items.find(({ name }: { name: string }) => name === 'Daniel Reyes')
  const owned = async () =>
    (await api('GET', `/records/contact?limit=1&count=exact&filter[owner]=${other.id}`)).count.value as number
  const before = await owned()
  await hand.click(grid.locator('[data-row="0"] [data-col="-1"]'))
  await page.evaluate("document.querySelector('[role=grid]').scrollTop = 49 * 32 - 400") // the wheel, which is not counted
  await grid.locator('[data-row="49"] a').waitFor()
  await page.keyboard.down('Shift')
  await hand.click(grid.locator('[data-row="49"] [data-col="-1"]'))
  await page.keyboard.up('Shift')
  await page.getByText('50 selected').waitFor()
  await hand.click(page.getByRole('button', { name: 'Change owner' }))
  await page.getByRole('option').first().waitFor()
  await hand.type(other.name.slice(0, 3))
  await hand.press('Enter')
  await until(async () => (await owned()) > before, 'they have another owner')
}

async function saveFilter({ page, hand, api }: Desk): Promise<void> {
  await page.getByRole('grid').locator('[data-row="0"] a').waitFor()
  await hand.press('f')
  const field = page.getByRole('combobox', { name: 'Field' }).first()
  await field.waitFor()
  await hand.click(field)
  await hand.press('Control+a')
  await hand.type('Company › Cou')
  await page.getByRole('option', { name: 'Company › Country' }).waitFor()
  await hand.press('Enter')
  await hand.click(page.getByRole('combobox', { name: 'Value' }).first())
  await hand.type('Ger')
  await page.getByRole('option', { name: 'Germany' }).waitFor()
  await hand.press('Enter')
  await page.waitForURL(/company\.country/)
  await hand.press('Escape')
  await hand.press('Escape')
  await hand.click(page.getByRole('button', { name: 'All', exact: true }))
  await hand.click(page.getByRole('menuitem', { name: 'Save as a new view' }))
  await page.getByRole('textbox', { name: 'Name' }).waitFor()
  await hand.type('Germans')
  await hand.press('Enter')
  await until(async () => (await api('GET', '/views?object=contact')).items.length === 1, 'the view is saved')
}

async function mergeDuplicate({ page, hand, api }: Desk): Promise<void> {
  await page.getByText('Together').first().waitFor()
  await settled(page)
  const open = async () =>
    (await api('GET', '/duplicates/groups?object=contact&status=open&limit=1&count=exact')).count.value
  const before = await open()
  assert.ok(before > 0)
  await hand.press('m')
  await until(async () => (await open()) < before, 'one group less')
}

async function undo({ page, hand, api }: Desk): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Contacts' })
  await grid.locator('[data-row="0"] a').waitFor()
  const { items } = await api('GET', '/records/contact?limit=1&fields=name')
  const title = async () => (await api('GET', `/records/contact/${items[0].id}`)).title
  const before = await title()
  await grid.focus()
  const heads = await grid.getByRole('columnheader').allInnerTexts()
  const at = heads.findIndex((text) => text.includes('Job title'))
  for (let col = 1; col < at; col += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await grid.getByRole('textbox').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Something else')
  await page.keyboard.press('Enter')
  await until(async () => (await title()) === 'Something else', 'it is changed')
  await hand.press('Control+z')
  await until(async () => (await title()) === before, 'it is as before')
}

/** Nothing is loading on the screen. */
async function settled(page: Page): Promise<void> {
  await page.locator('[data-skeleton], [aria-busy=true]').first().waitFor({ state: 'detached' })
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`did not happen: ${what}`)
    await sleep(100)
  }
}
