import assert from 'node:assert/strict'
import { after, afterEach, before, mock, suite, test } from 'node:test'
import { listKey, queryClient, recordKey } from '#web/data.ts'
import { layOver } from '#web/records/laid-over.ts'

const row = (rev: number, name: string) => ({ id: 'a', rev, createdAt: '', updatedAt: '', name })
const list = listKey('test', {})

/** What a list shows of the record after the server has answered with this. */
async function shown(answer: ReturnType<typeof row>): Promise<string | undefined> {
  type Page = { items: { name: string }[] }
  await queryClient.fetchQuery({ queryKey: list, queryFn: () => ({ items: [answer], next: null }), staleTime: 0 })
  return queryClient.getQueryData<Page>(list)?.items[0]?.name
}

suite('answers that do not know of a change yet', () => {
  // What a test does not drop is dropped in a while, and the runner is not to wait for it.
  before(() => mock.timers.enable({ apis: ['setTimeout'] }))
  afterEach(() => {
    mock.timers.tick(60_000)
    queryClient.clear()
  })
  after(() => mock.timers.reset())

  test('show the change as long as the server has not confirmed it, in lists and on the record', async () => {
    const laid = layOver('test', 'a', { name: 'new' })
    assert.equal(await shown(row(7, 'old')), 'new')
    await queryClient.fetchQuery({ queryKey: recordKey('test', 'a'), queryFn: () => row(7, 'old') })
    assert.equal(queryClient.getQueryData<{ name: string }>(recordKey('test', 'a'))?.name, 'new')
    laid.drop()
  })

  test('show it after that as well, where they are older than it', async () => {
    layOver('test', 'a', { name: 'new' }).saved(8)
    assert.equal(await shown(row(7, 'old')), 'new')
    assert.equal(await shown(row(8, 'new')), 'new')
    assert.equal(await shown(row(9, 'someone else')), 'someone else')
  })

  test('of two changes under way the later one holds', async () => {
    layOver('test', 'a', { name: 'new' }).saved(8)
    const laid = layOver('test', 'a', { name: 'newer' })
    assert.equal(await shown(row(7, 'old')), 'newer')
    assert.equal(await shown(row(8, 'new')), 'newer')
    laid.drop()
  })

  test('show what the server says once a change was refused', async () => {
    layOver('test', 'a', { name: 'new' }).drop()
    assert.equal(await shown(row(7, 'old')), 'old')
  })
})
