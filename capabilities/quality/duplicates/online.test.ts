import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { duplicateJobs } from '#capabilities/quality/duplicates/jobs.ts'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: duplicateRoutes,
  jobs: duplicateJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('the warning that a record is there already', () => {
  const world = testWorld({ capabilities: [quality] })
  const make = async (object: string, values: object) =>
    (await world.as('owner').post(`/records/${object}`, values)).body
  const check = async (object: string, values: object, id?: string) => {
    const { body } = await world.as('member').post('/duplicates/check', { object, values, ...(id ? { id } : {}) })
    return body.items.map((one: { title: string }) => one.title)
  }

  test('while typing: by mailbox, number, name in either script and order; not by half a word', async () => {
    const han = await make('contact', { name: '张伟', email: ['zhang.wei@gmail.com'], phone: ['+8613800138000'] })
    await make('contact', { name: 'Ouyang Xiu' })
    await make('contact', { name: '王伟' })
    assert.deepEqual(await check('contact', { email: 'zhangwei@gmail.com' }), ['张伟'])
    assert.deepEqual(await check('contact', { phone: ['+86 138 0013 8000'] }), ['张伟'])
    assert.deepEqual(await check('contact', { name: '张伟' }), ['张伟'])
    assert.deepEqual(await check('contact', { name: 'Zhang Wei' }), ['张伟'])
    assert.deepEqual(await check('contact', { name: 'Wei Zhang' }), ['张伟'])
    assert.deepEqual(await check('contact', { name: '欧阳修' }), ['Ouyang Xiu'])
    assert.deepEqual(await check('contact', { name: '张', email: 'zhang.w', phone: '13' }), [])
    assert.deepEqual(await check('contact', { name: '张伟' }, han.id), [])
    assert.deepEqual(await check('contact', {}), [])
  })

  test('a company is found without its legal form', async () => {
    await make('company', { name: '深圳市腾讯有限公司' })
    await make('company', { name: 'Acme GmbH' })
    assert.deepEqual(await check('company', { name: 'ACME' }), ['Acme GmbH'])
    assert.deepEqual(await check('company', { name: '深圳市腾讯' }), ['深圳市腾讯有限公司'])
  })

  test('a record shows its open pairs and what came since the scan, but not who was dismissed', async () => {
    const owner = world.as('owner')
    const [ada, twin] = [
      await make('contact', { name: 'Ada Lovelace', email: ['ada@example.com'] }),
      await make('contact', { name: 'Lovelace, Ada', email: ['ada@example.com'] }),
    ]
    await scanNow(world.ctx, { object: 'contact' })
    const late = await make('contact', { name: 'A. Lovelace', email: ['ada@example.com'] })
    const items = async () =>
      (await world.as('readonly').get(`/records/contact/${ada.id}/duplicates`)).body.items as {
        id: string
        pair: string | null
      }[]
    const found = new Map((await items()).map((one) => [one.id, one.pair]))
    assert.equal(typeof found.get(twin.id), 'string')
    assert.equal(found.get(late.id), null)
    await owner.post(`/duplicates/${found.get(twin.id)}/resolution`, { kind: 'dismiss' })
    assert.deepEqual(
      (await items()).map(({ id }) => id),
      [late.id],
    )
    assert.equal((await owner.get('/records/contact/x/duplicates')).status, 404)
  })
})
