import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { openPool } from '#platform/db/pool.ts'
import { testWorld } from '#test/world.ts'

suite('the search box', () => {
  const world = testWorld({ capabilities: [] })
  const found = async (q: string) =>
    (await world.as('member').get(`/search?q=${encodeURIComponent(q)}`)).body.items.map(
      (item: { title: string }) => item.title,
    )

  test('texts that lie in the page are spoken by the server: many of its readings only a dictionary knows', async () => {
    const texts = ['联系人', '重复项', '按Name排序', 'Deals']
    const { body } = await world.as('readonly').post('/search/syllables', { texts })
    assert.deepEqual(body.items, [
      ['lian', 'xi', 'ren'],
      ['chong', 'fu', 'xiang'],
      ['an', 'Name', 'pai', 'xu'],
      ['Deals'],
    ])
    const tooMany = { texts: Array.from({ length: 1001 }, () => '客') }
    assert.equal((await world.as('readonly').post('/search/syllables', tooMany)).status, 400)
  })

  test('finds people and companies the way people type them', async () => {
    const me = world.as('member')
    await me.post('/records/contact', { name: '张伟', phone: ['+8613800138000'], email: ['w.zhang@qq.com'] })
    await me.post('/records/contact', { name: { family: 'Álvarez', given: 'Zoë' } })
    await me.post('/records/contact', { name: '單雄信' })
    await me.post('/records/company', { name: '华为技术有限公司' })
    await me.post('/records/company', { name: 'Lindström Software GmbH', creditCode: '91350100M000100Y43' })
    const cases = [
      ['张伟', '张伟'],
      ['张', '张伟'],
      ['zhangwei', '张伟'],
      ['zhang', '张伟'],
      ['zw', '张伟'],
      ['ZhangW', '张伟'],
      ['8000', '张伟'],
      ['138 0013 8000', '张伟'],
      ['13800138000', '张伟'],
      ['0138000', '张伟'],
      ['8613800', '张伟'],
      ['+86 138 0013 8000', '张伟'],
      ['38000', '张伟'],
      ['w.zhang@q', '张伟'],
      ['w.zhang@qq', '张伟'],
      ['w.zhang@qq.c', '张伟'],
      ['w.zhang@qq.com', '张伟'],
      ['华为', '华为技术有限公司'],
      ['hw', '华为技术有限公司'],
      ['huawei', '华为技术有限公司'],
      ['jishu', '华为技术有限公司'],
      ['hwjs', '华为技术有限公司'],
      ['alvarez', 'Zoë Álvarez'],
      ['zoë alv', 'Zoë Álvarez'],
      ['varez', 'Zoë Álvarez'],
      ['LINDSTROM', 'Lindström Software GmbH'],
      ['ftwar', 'Lindström Software GmbH'],
      ['shan', '單雄信'],
      ['单雄信', '單雄信'],
      ['ｚｈａｎｇ', '张伟'],
    ] as const
    for (const [typed, title] of cases) assert.ok((await found(typed)).includes(title), `${typed} finds ${title}`)
    assert.deepEqual(await found('nobody here'), [])
    assert.deepEqual(await found("'; drop table --"), [])
    assert.deepEqual(await found('!!!'), [])
  })

  test('a changed name is found by the new one only, a deleted record not at all', async () => {
    const me = world.as('member')
    const { id } = (await me.post('/records/company', { name: 'Oldname' })).body
    await me.patch(`/records/company/${id}`, { name: 'Newname' })
    assert.deepEqual(await found('oldname'), [])
    assert.deepEqual(await found('newname'), ['Newname'])
    await me.delete(`/records/company/${id}`)
    assert.deepEqual(await found('newname'), [])
    await me.post(`/records/company/${id}/restoration`)
    assert.deepEqual(await found('newname'), ['Newname'])
  })

  test('the q of a list searches that object', async () => {
    const me = world.as('member')
    await me.post('/records/company', { name: 'Quarry' })
    assert.equal((await me.get('/records/company?q=quar')).body.items[0].name, 'Quarry')
    assert.equal((await me.get('/records/contact?q=quarry')).body.items.length, 0)
  })
})

suite('the search box over a large base', () => {
  const world = testWorld({ capabilities: [] })
  const found = async (q: string) =>
    (await world.as('member').get(`/search?q=${encodeURIComponent(q)}&limit=5`)).body.items.map(
      (item: { title: string }) => item.title,
    )

  test('gives what starts with the letters first: as written, as spoken, by initials; then the rest', async () => {
    const me = world.as('member')
    const names = ['Wang Zhen', 'Zoë Wei', '张伟', '张薇薇', 'Waldo Zhangar', 'Al Zhang', 'Bo Lizhang']
    for (const name of names) await me.post('/records/contact', { name, email: ['a@zhang.example'] })
    await me.post('/records/company', { name: '张裕葡萄酒' })
    const { id } = (await me.post('/records/contact', { name: '张贰' })).body
    // As if the base had counted more than it takes for titles to be looked up before words.
    const pool = openPool({ url: world.url, max: 1 })
    await pool.as(null).count({
      text: `update pg_class set reltuples = 1000000 where oid in ('w_main.contact_search'::regclass, 'w_main.company_search'::regclass)`,
    })
    await pool.end()
    await me.delete(`/records/contact/${id}`)
    assert.deepEqual(await found('张'), ['张伟', '张薇薇', '张裕葡萄酒'])
    assert.deepEqual(await found('zw'), ['张伟', 'Zoë Wei', '张薇薇'])
    const said = ['Al Zhang', 'Waldo Zhangar', '张伟', '张薇薇', '张裕葡萄酒']
    assert.deepEqual((await found('zhang')).toSorted(), said.toSorted())
    assert.deepEqual((await found('lizh')).slice(0, 1), ['Bo Lizhang'])
    assert.deepEqual(await found('aldo'), ['Waldo Zhangar'])
    assert.deepEqual(await found('nobody'), [])
    assert.deepEqual(await found('!'), [])
  })
})
