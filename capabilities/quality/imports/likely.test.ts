import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: [...importRoutes, ...duplicateRoutes],
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

const given = ['Ann', 'Bob', 'Carla', 'Dora', 'Emil', 'Frank', 'Greta']
const person = (i: number) => ({
  name: `${given[i % 7]} Bergström${i}`,
  email: [`p${i}@mail${i}.example`],
  birthday: `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 9}`,
  address: { country: 'SE', city: `Town${i % 5}`, street: `Storgatan ${i}` },
})

suite('rows that are likely about somebody', () => {
  const world = testWorld({ capabilities: [capability] })
  const owner = () => world.as('owner')
  const ids: string[] = []

  async function run(lines: readonly string[], options: object) {
    const text = ['Name,E-mail,Birthday,Street,City,Title', ...lines].join('\n')
    const { body } = await owner().post('/imports?name=x.csv', Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    const columns = ['name', 'email', 'birthday', 'address.street', 'address.city', 'title']
    const mapping = {
      object: 'contact',
      columns: body.columns.map(({ name }: { name: string }, i: number) => ({ column: name, field: columns[i] })),
      options: { ...body.mapping.options, country: 'SE', ...options },
    }
    assert.equal((await owner().put(`/imports/${body.id}/mapping`, mapping)).status, 200)
    const dry = (await owner().post(`/imports/${body.id}/dry-run`)).body.counts
    const preview = (await owner().get(`/imports/${body.id}/preview`)).body.rows
    await owner().post(`/imports/${body.id}/run`)
    await world.drain()
    const { counts } = (await owner().get(`/imports/${body.id}`)).body
    assert.deepEqual(counts, dry, 'the dry run says what the run does')
    const { reasons } = (await owner().get(`/imports/${body.id}/report`)).body
    return { counts, preview, codes: reasons.map(({ code }: { code: string }) => code) as string[] }
  }
  const titleOf = async (i: number) => (await owner().get(`/records/contact/${ids[i]}`)).body.title

  test('before a scan nobody knows what is rare here: the first records are weighed by what is usual', async () => {
    for (let i = 0; i < 20; i++) ids.push((await owner().post('/records/contact', person(i))).body.id)
    const { counts } = await run([`Anna Bergstrom0,,1950-01-10,Storgatan 0,Town0,Pilot`], { likely: 'update' })
    assert.deepEqual([counts.created, counts.updated], [0, 1])
    assert.equal(await titleOf(0), 'Pilot')
  })

  test('without e-mail or phone a row finds its person by birthday, name and street, and changes the record', async () => {
    for (let i = 20; i < 90; i++) ids.push((await owner().post('/records/contact', person(i))).body.id)
    for (let i = 30; i < 60; i++) await owner().post('/records/contact', { ...person(i), email: [] })
    await scanNow(world.ctx, { object: 'contact' })
    const row = (i: number, title: string) =>
      `${person(i).name.replace('ö', 'o')},,${person(i).birthday},Storgatan ${i},Town${i % 5},${title}`
    const { counts, preview } = await run(
      [row(12, 'Baker'), row(14, 'Cook'), 'New Person,,1999-09-09,Nygatan 1,Town1,Clerk'],
      {
        likely: 'update',
      },
    )
    assert.deepEqual([counts.created, counts.updated, counts.duplicates], [1, 2, 2])
    assert.equal(preview[0].matches.id, ids[12])
    assert.ok(preview[0].matches.probability > 0.95)
    assert.equal(await titleOf(12), 'Baker')
    const skipped = await run([row(12, 'Chef')], { likely: 'skip' })
    assert.deepEqual([skipped.counts.skipped, await titleOf(12)], [1, 'Baker'])
    const plain = await run([row(12, 'Chef')], { likely: undefined })
    assert.equal(plain.counts.created, 1, 'without the option only keys count')
  })

  test('who is to be asked about is created and waits among the duplicates, also of two rows of one file', async () => {
    const line = `${person(16).name},,${person(16).birthday},Storgatan 16,Town1,Chef`
    const twice = 'Olga Nyberg,,1971-03-04,Kungsgatan 7,Town2,Chef'
    const { counts, codes, preview } = await run([line, twice, twice], { likely: 'ask' })
    assert.deepEqual([counts.created, counts.duplicates], [3, 0])
    assert.ok(codes.includes('quality.rowIsAlike'))
    assert.equal(preview[0].alike.id, ids[16])
    const { items } = (await owner().get('/duplicates?object=contact&limit=200')).body
    const of = (name: string) =>
      items.filter(
        ({ left, right }: { left: { title: string }; right: { title: string } }) =>
          left.title === name && right.title === name,
      )
    assert.equal(of(person(16).name).length, 1)
    assert.equal(of('Olga Nyberg').length, 1)
  })
})
