import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('moving in from another CRM', () => {
  const world = testWorld({ capabilities: [capability] })

  async function imported(name: string, text: string): Promise<Record<string, number>> {
    const client = world.as('owner')
    const { body } = await client.post(`/imports?name=${encodeURIComponent(name)}`, Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    assert.equal((await client.put(`/imports/${body.id}/mapping`, body.mapping)).status, 200)
    assert.equal((await client.post(`/imports/${body.id}/run`)).status, 202)
    await world.drain()
    return (await client.get(`/imports/${body.id}`)).body.counts
  }
  const find = async (object: string, q: string, expand = '') =>
    (await world.as('owner').get(`/records/${object}?q=${encodeURIComponent(q)}&expand=${expand}`)).body.items

  test('a branch above its parent in the file, and a firm that is its own parent, are put right', async () => {
    // A firm that is named as a parent before its own row is made by then, and completed by the row.
    const counts = await imported(
      '客户.csv',
      'Company name,Company Domain Name,Company owner,Parent Company\n' +
        'Lakeside Berne,lakeside-berne.example,,Lakeside Holding\n' +
        'Lakeside Holding,lakeside.example,,\n' +
        'Circle Works,circle.example,,Circle Works\n',
    )
    assert.equal(counts.rejected, 0)
    const [branch] = await find('company', 'Berne', 'parent')
    const holdings = await find('company', 'Lakeside Holding')
    assert.equal(holdings.filter(({ name }: { name: string }) => name === 'Lakeside Holding').length, 1)
    assert.equal(
      branch.parent?.id ?? branch.parent,
      holdings.find(({ name }: { name: string }) => name === 'Lakeside Holding').id,
    )
    assert.equal((await find('company', 'Circle Works')).length, 1)
  })

  test('the totals a report ends with, and a header that comes again, are no records', async () => {
    const counts = await imported(
      '报表.csv',
      '姓名,手机,金额\n卫青,13800138777,5\n姓名,手机,金额\n霍去病,13800138778,7\n合计,,12\n',
    )
    assert.deepEqual([counts.rows, counts.created, counts.skipped, counts.rejected], [3, 2, 1, 0])
    assert.deepEqual(await find('contact', '合计'), [])
  })

  test('a card or a row that has but a whole name comes in by it, among others whose name is in parts', async () => {
    const card = (lines: string) => `BEGIN:VCARD\nVERSION:3.0\n${lines}\nEND:VCARD\n`
    const named = ['甘凤池', '吕四娘', '白泰官', '曹仁父'].map((name) =>
      card(`N:${name[0]};${name.slice(1)};;;\nFN:${name}`),
    )
    const counts = await imported('phone.vcf', [...named, card('FN:周浔')].join(''))
    assert.deepEqual([counts.created, counts.rejected], [5, 0])
    const [whole] = await find('contact', '周浔')
    const [parted] = await find('contact', '吕四娘')
    assert.deepEqual([whole.name.family, parted.name.family, parted.name.given], ['周', '吕', '四娘'])
  })

  test('addresses that differ in case only are one person’s', async () => {
    const counts = await imported(
      'x.csv',
      'Full name,Email\nMira Voss,mira.voss@moor.example\nMira Voss,Mira.Voss@MOOR.example\n',
    )
    assert.deepEqual([counts.created, counts.duplicates], [1, 1])
  })

  test('a row about a record that lies in the bin makes a new one, and leaves the bin alone', async () => {
    await imported('a.csv', 'Full name,Email\nOlaf Brandt,olaf@bin.example\n')
    const [old] = await find('contact', 'Olaf Brandt')
    assert.equal((await world.as('owner').delete(`/records/contact/${old.id}`)).status < 300, true)
    await imported('b.csv', 'Full name,Email\nOlaf Brandt,olaf@bin.example\n')
    const found = await find('contact', 'Olaf Brandt')
    assert.equal(found.length, 1)
    assert.notEqual(found[0].id, old.id)
  })
})
