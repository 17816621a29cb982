import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MergeLine, Undoing } from '#capabilities/quality/contract-duplicates.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: duplicateRoutes,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('taking a merge back at any time', () => {
  const world = testWorld({ capabilities: [quality] })
  const owner = () => world.as('owner')
  const make = async (name: string, more: object = {}): Promise<string> =>
    (await owner().post('/records/contact', { name, ...more })).body.id
  const read = async (id: string) => (await owner().get(`/records/contact/${id}`)).body
  const merge = async (into: string, ...from: string[]): Promise<string> =>
    (await owner().post('/merges', { object: 'contact', into, from })).body.id
  const undoing = async (id: string) => (await owner().get(`/merges/${id}/undoing`)).body as Undoing

  test('a survivor in the trash comes back with the others, each with its values and what pointed at it', async () => {
    const [a, b] = [await make('Anna Alt', { title: 'Boss' }), await make('Anne Alt', { title: 'Chief', wechat: 'aa' })]
    const deal = (await owner().post('/records/deal', { name: 'D', contact: b })).body.id
    const id = await merge(a, b)
    assert.deepEqual((await undoing(id)).restored, [])
    await owner().delete(`/records/contact/${a}`)
    const preview = await undoing(id)
    assert.deepEqual(preview.restored, [{ id: a, title: 'Anna Alt' }])
    assert.deepEqual(
      preview.merges.map((one) => one.id),
      [id],
    )
    assert.equal((await owner().delete(`/merges/${id}`)).status, 200)
    assert.deepEqual([(await read(a)).title, (await read(a)).wechat], ['Boss', null])
    assert.deepEqual([(await read(b)).title, (await read(b)).wechat], ['Chief', 'aa'])
    assert.equal((await owner().get(`/records/deal/${deal}`)).body.contact, b)
    const did = (await owner().get(`/records/contact/${a}/history`)).body.items as { action: string; cause: string }[]
    assert.ok(did.some(({ action, cause }) => action === 'restored' && cause === id))
  })

  test('a merge taken apart is merged again as it was, also with chosen values, and only once', async () => {
    const [a, b] = [
      await make('Ola Nord', { title: 'Boss', email: ['a@nord.example'] }),
      await make('Ola N', { title: 'Chief', email: ['b@nord.example'], wechat: 'ola' }),
    ]
    const { body: merged } = await owner().post('/merges', {
      object: 'contact',
      into: a,
      from: [b],
      values: { department: 'Chosen' },
      take: { title: b },
    })
    const fields = ['title', 'email', 'wechat', 'department', 'name'] as const
    const held = async () => Object.fromEntries(fields.map((name) => [name, asRead[name]]))
    let asRead = await read(a)
    const before = await held()
    assert.equal(before.title, 'Chief')
    assert.equal((await owner().post('/merges/restorations', { merges: [merged.id] })).body.code, 'core.mergeNotUndone')
    const { body: apart } = await owner().delete(`/merges/${merged.id}`)
    assert.equal((await read(a)).title, 'Boss')
    const again = await owner().post('/merges/restorations', { merges: apart.undone })
    assert.equal(again.status, 200, again.text)
    asRead = await read(a)
    assert.deepEqual(await held(), before)
    assert.equal((await read(b)).code, 'core.recordNotFound')
    assert.equal((await owner().delete(`/merges/${again.body.merges[0]}`)).status, 200)
    assert.deepEqual([(await read(a)).title, (await read(b)).title], ['Boss', 'Chief'])
  })

  test('who may not take the survivor out of the trash does not bring it back by the merge', async () => {
    const mine = (await world.as('member').post('/records/contact', { name: 'Mine' })).body.id as string
    const theirs = await make('Theirs')
    const { body } = await world.as('member').post('/merges', { object: 'contact', into: theirs, from: [mine] })
    await owner().delete(`/records/contact/${theirs}`)
    const refused = await world.as('member').delete(`/merges/${body.id}`)
    assert.deepEqual([refused.status, refused.body.code], [403, 'core.mayNot'])
    assert.equal((await read(theirs)).code, 'core.recordNotFound')
  })

  test('a merge that went into later ones is undone together with them, after a look at all of it', async () => {
    const [a, b, c, d] = [
      await make('Eins', { wechat: 'a' }),
      await make('Zwei', { title: 'b' }),
      await make('Drei'),
      await make('Vier', { department: 'd' }),
    ]
    const first = await merge(b, a)
    const beside = await merge(b, d)
    const second = await merge(c, b)
    await owner().patch(`/records/contact/${c}`, { department: 'written since' })
    await owner().delete(`/records/contact/${c}`)

    const preview = await undoing(first)
    assert.deepEqual(
      preview.merges.map((one) => one.id),
      [second, first],
      'the one beside it stays',
    )
    assert.deepEqual(
      preview.restored.map((one) => one.title),
      ['Drei'],
    )
    assert.equal((await owner().delete(`/merges/${first}`)).body.code, 'core.mergeCovered')
    const { status, body } = await owner().delete(`/merges/${first}?later=true`)
    assert.deepEqual([status, body.undone], [200, [second, first]])
    assert.deepEqual([(await read(a)).wechat, (await read(b)).wechat], ['a', null])
    assert.deepEqual([(await read(b)).department, (await read(b)).title], ['d', 'b'])
    assert.equal((await read(c)).department, 'written since')
    assert.equal((await read(d)).code, 'core.recordNotFound')
    const { body: list } = await owner().get(`/merges?object=contact&record=${b}`)
    assert.deepEqual(
      (list.items as MergeLine[]).map(({ id, undoneAt }) => [id, undoneAt !== null]),
      [
        [second, true],
        [beside, false],
        [first, true],
      ],
    )
  })

  test('where one of the later merges cannot be undone, none is', async () => {
    const mine = await Promise.all(
      ['Ah', 'Beh'].map(
        async (name) => (await world.as('member').post('/records/contact', { name })).body.id as string,
      ),
    )
    const theirs = [await make('Zeh'), await make('Deh')]
    const first = (await world.as('member').post('/merges', { object: 'contact', into: mine[0], from: [mine[1]] })).body
      .id
    const second = await merge(theirs[0]!, mine[0]!)
    await merge(theirs[1]!, theirs[0]!)
    const refused = await world.as('member').delete(`/merges/${first}?later=true`)
    assert.equal(refused.status, 403)
    const { body } = await owner().get(`/merges?object=contact&record=${mine[0]}`)
    assert.ok((body.items as MergeLine[]).every(({ undoneAt }) => undoneAt === null))
    assert.equal((await undoing(second)).merges.length, 2)
  })

  test('past merges are searched by any name in them, in any order and also by pinyin', async () => {
    const [a, b] = [await make('王小明'), await make('Ada King Lovelace')]
    const [c, d] = [await make('100% Otto'), await make('Otto Pfennig')]
    const [chinese, other] = [await merge(a, b), await merge(c, d)]
    const found = async (q: string) =>
      ((await owner().get(`/merges?object=contact&q=${encodeURIComponent(q)}`)).body.items as MergeLine[]).map(
        ({ id }) => id,
      )
    for (const q of ['小明', 'wangxiaoming', 'lovelace ada', 'KING']) assert.deepEqual(await found(q), [chinese], q)
    for (const q of ['pfennig', '100%']) assert.deepEqual(await found(q), [other], q)
    assert.deepEqual(await found('nobody'), [])
  })

  test('the timeline names the merge, so that it can be taken apart from there', async () => {
    const [a, b] = [await make('Ute'), await make('Uta')]
    const id = await merge(a, b)
    const { body } = await owner().get(`/records/contact/${a}/timeline`)
    const item = body.items.find((one: { kind: string }) => one.kind === 'merged')
    assert.equal(item.merge, id)
    assert.equal((await owner().get('/merges/nothing/undoing')).body.code, 'core.mergeNotFound')
    await owner().delete(`/merges/${id}`)
    assert.equal((await owner().get(`/merges/${id}/undoing`)).body.code, 'core.mergeUndone')
  })
})
