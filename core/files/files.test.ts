import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testWorld } from '#test/world.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

describe('files of a record', () => {
  const world = testWorld()
  const contact = async () => (await world.as('owner').post('/records/contact', { name: 'Ada' })).body.id as string
  const add = (id: string, name: string, content: Buffer) =>
    world.as('member').post(`/files?object=contact&record=${id}&name=${encodeURIComponent(name)}`, content, {
      'content-type': 'application/octet-stream',
    })

  test('a file is kept as it is, says what it is by what is in it, and stands in the timeline', async () => {
    const id = await contact()
    const { body, status } = await add(id, '../照片.png', png)
    assert.equal(status, 201)
    assert.deepEqual([body.name, body.mimeType, body.size], ['照片.png', 'image/png', png.length])
    const { items } = (await world.as('owner').get(`/records/contact/${id}/timeline?kinds=file`)).body
    assert.equal(items[0].record.name, '照片.png')
    const shown = await world.as('owner').get(`/files/${body.id}/content`)
    assert.equal(shown.headers['content-type'], 'image/png')
    assert.match(String(shown.headers['content-disposition']), /^inline; filename\*=UTF-8''%E7%85%A7/)
    assert.match(String(shown.headers['content-security-policy']), /sandbox/)
    const kept = await world.as('owner').get(`/files/${body.id}/content?download=1`)
    assert.match(String(kept.headers['content-disposition']), /^attachment/)
  })

  test('a page that calls itself a picture can only be downloaded', async () => {
    const { body } = await add(await contact(), 'page.png', Buffer.from('<html><script>alert(1)</script>'))
    assert.equal(body.mimeType, 'application/octet-stream')
    const { headers } = await world.as('owner').get(`/files/${body.id}/content`)
    assert.equal(headers['content-type'], 'application/octet-stream')
    assert.match(String(headers['content-disposition']), /^attachment/)
  })

  test('who may not see the record does not get its files, and nothing is attached to what is not there', async () => {
    const id = await contact()
    const { body } = await add(id, 'a.txt', Buffer.from('hello'))
    await world.as('owner').delete(`/records/contact/${id}`)
    assert.equal((await world.as('owner').get(`/files/${body.id}/content`)).status, 404)
    assert.equal((await add(id, 'b.txt', Buffer.from('late'))).status, 404)
    assert.equal((await world.as('owner').post(`/files?object=contact&record=${await contact()}`)).status, 400)
    const made = await world.as('owner').post('/records/file', { name: 'x', sha256: '../../etc/passwd' })
    assert.equal((await world.as('owner').get(`/files/${made.body.id}/content`)).status, 410)
  })

  test('of many records the picture attached last is told, of those with none nothing', async () => {
    const me = world.as('owner')
    const [one, two, none] = [await contact(), await contact(), await contact()]
    await add(one, 'first.png', png)
    const last = (await add(one, 'last.png', png)).body
    await add(one, 'notes.txt', Buffer.from('no picture'))
    const other = (await add(two, 'other.png', png)).body
    const asked = async (...ids: string[]) =>
      (await me.post('/files/pictures', { object: 'contact', ids })).body.items.map(
        ({ record, id }: { record: string; id: string }) => [record, id],
      )
    assert.deepEqual(
      new Map(await asked(one, two, none)),
      new Map([
        [one, last.id],
        [two, other.id],
      ]),
    )
    await me.delete(`/records/file/${other.id}`)
    await me.delete(`/records/contact/${one}`)
    assert.deepEqual(await asked(one, two), [])
    assert.equal((await me.post('/files/pictures', { object: 'contact', ids: ['x'] })).status, 404)
  })
})
