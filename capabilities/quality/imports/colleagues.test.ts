import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { DryRun, Mapping } from '#capabilities/quality/contract-imports.ts'
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

/** A user of Salesforce, whose id is written with 18 characters and compared by 15. */
const user = (n: number, end = 'AAE') => `0055g00000${String(n).padStart(5, '0')}${end}`
const accounts = (rows: readonly (readonly [name: string, owner: string])[]) =>
  Buffer.from(
    `Id,IsDeleted,Name,OwnerId,BillingCity,SystemModstamp,CreatedById\n${rows
      .map(
        ([name, owner], i) => `0015g0000${name.length}${String(i).padStart(5, '0')}AAA,false,${name},${owner},Bern,,`,
      )
      .join('\n')}\n`,
  )

suite('whom a file of another program means by its users is said once', () => {
  const world = testWorld({ capabilities: [capability] })
  const client = () => world.as('owner')
  const upload = async (bytes: Buffer) =>
    (await client().post(`/imports?name=Account.csv`, bytes, { 'content-type': 'application/octet-stream' })).body as {
      id: string
      mapping: Mapping
    }
  const map = (id: string, mapping: Mapping, people?: Mapping['options']['people']) =>
    client().put(`/imports/${id}/mapping`, { ...mapping, options: { ...mapping.options, people } })
  const tried = async (id: string) => (await client().post(`/imports/${id}/dry-run`)).body as DryRun
  const run = async (id: string) => {
    assert.equal((await client().post(`/imports/${id}/run`)).status, 202)
    await world.drain()
    assert.equal((await client().get(`/imports/${id}`)).body.status, 'done')
  }
  const ownerOf = async (name: string) =>
    (await client().get(`/records/company?q=${encodeURIComponent(name)}`)).body.items[0].owner
  const members = async () => (await client().get('/records/user')).body.items as { id: string; email: string }[]

  test('a dry run counts the rows of users who are nobody here, the most frequent first', async () => {
    const { id, mapping } = await upload(
      accounts([
        ['Petrel One', user(1)],
        ['Petrel Two', user(2)],
        ['Petrel Three', user(2)],
        ['Petrel Four', (await members())[0]!.email],
      ]),
    )
    assert.equal(mapping.columns.find(({ column }) => column === 'OwnerId')?.field, 'owner')
    await map(id, mapping)
    const { unknownPeople, reasons } = await tried(id)
    assert.deepEqual(unknownPeople, [
      { word: user(2), count: 2 },
      { word: user(1), count: 1 },
    ])
    assert.equal(reasons.find(({ code, field }) => code === 'quality.linkNotFound' && field === 'owner')?.count, 3)
  })

  test('each is given to a member or to nobody, and the next file of that program knows it', async () => {
    const [one] = await members()
    const first = await upload(
      accounts([
        ['Skua One', user(3)],
        ['Skua Two', user(4)],
        ['Skua Three', user(5)],
      ]),
    )
    assert.equal((await map(first.id, first.mapping, { [user(3)]: one!.email, [user(4)]: null })).status, 200)
    const { unknownPeople, reasons } = await tried(first.id)
    assert.deepEqual(
      new Map(unknownPeople.map(({ word, user: who }) => [word, who])),
      new Map([
        [user(3), one!.id],
        [user(4), null],
        [user(5), undefined],
      ]),
    )
    assert.equal(reasons.find(({ field }) => field === 'owner')?.count, 1, 'nobody is no fault')
    await run(first.id)
    assert.deepEqual([await ownerOf('Skua One'), await ownerOf('Skua Two')], [one!.id, null])

    // Another file: other columns, the id with 15 characters, and nothing said.
    const text = accounts([['Fulmar Works', user(3, '')]]).toString()
    const next = await upload(Buffer.from(text.replace('BillingCity', 'BillingCity,Phone').replace('Bern', 'Bern,')))
    assert.equal(next.mapping.options.people, undefined)
    await map(next.id, next.mapping)
    await run(next.id)
    assert.equal(await ownerOf('Fulmar Works'), one!.id)
  })

  test('who is nobody here cannot be given anything', async () => {
    const { id, mapping } = await upload(accounts([['Gannet Works', user(6)]]))
    const { status, body } = await map(id, mapping, { [user(6)]: 'nobody@nowhere.example' })
    assert.deepEqual([status, body.code], [422, 'quality.memberUnknown'])
  })

  test('what was said for one program says nothing of another', async () => {
    const [one] = await members()
    const { id, mapping } = await upload(Buffer.from('Company name,Owner\nTern Works,Jo Sandpiper\n'))
    await map(id, { ...mapping, object: 'company' }, { 'Jo Sandpiper': one!.id })
    const { id: other, mapping: theirs } = await upload(accounts([['Tern Holding', 'JO SANDPIPER']]))
    await map(other, theirs)
    assert.deepEqual((await tried(other)).unknownPeople, [{ word: 'JO SANDPIPER', count: 1 }])
  })
})
