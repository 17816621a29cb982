import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { defineCapability } from '#core/capability.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('by what a row finds its record', () => {
  const world = testWorld({ capabilities: [capability] })
  const owner = () => world.as('owner')
  const make = async (values: object) => (await owner().post('/records/contact', values)).body as { id: string }

  async function run(text: string, options: object) {
    const { body } = await owner().post('/imports?name=x.csv', Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    const mapping = { ...body.mapping, options: { ...body.mapping.options, ...options } }
    const set = await owner().put(`/imports/${body.id}/mapping`, mapping)
    if (set.status !== 200) return { refused: set.body.code as string }
    const dry = (await owner().post(`/imports/${body.id}/dry-run`)).body.counts
    await owner().post(`/imports/${body.id}/run`)
    await world.drain()
    const { counts } = (await owner().get(`/imports/${body.id}`)).body
    assert.deepEqual(counts, dry, 'the dry run says what the run does')
    const { reasons } = (await owner().get(`/imports/${body.id}/report`)).body
    return { counts, reasons: reasons as { kind: string; code: string; count: number }[] }
  }

  test('of several ways the first that hits decides', async () => {
    await make({ name: 'Ines Faro', email: ['ines@faro.example'], wechat: 'faro1' })
    const text =
      'Name,E-mail,WeChat,Title\nInes Faro,,faro1,Pilot\nInes Faro,ines@faro.example,other,Pilot\nInes Faro,,none,Pilot\n'
    const { counts } = await run(text, { match: 'email-or-phone', alsoMatch: ['wechat'], emptyOnly: true })
    assert.deepEqual([counts.created, counts.duplicates], [1, 2])
  })

  test('where all ways must agree, a row that differs or is silent in one of them is somebody new', async () => {
    const { id } = await make({ name: 'Omar Haddad', birthday: '1980-05-04' })
    const text = [
      'Name,Birthday,Title',
      'Omar Haddad,1980-05-04,Baker',
      'Omar Haddad,1991-01-02,Cook',
      'Omar Haddad,,Waiter',
      'Omar Haddad,1991-01-02,Chef',
    ].join('\n')
    const { counts } = await run(text, { match: 'name', alsoMatch: ['birthday'], matchAll: true })
    assert.deepEqual([counts.created, counts.updated, counts.duplicates], [2, 1, 2])
    assert.equal((await owner().get(`/records/contact/${id}`)).body.title, 'Baker')
  })

  test('a field that can tell nothing apart is refused by name', async () => {
    const { refused } = await run('Name,E-mail\nAda Byron,ada@byron.example\n', { match: 'name', alsoMatch: ['tags'] })
    assert.equal(refused, 'quality.matchNotPossible')
  })

  test('the sexes are read however forms write them, and what is worth knowing of an address is in the report', async () => {
    const words = ['M', 'f', '男', '女性', '先生', 'Frau']
    const text = `Name,E-mail,Gender\n${words.map((word, i) => `Sex Number${i},${i === 0 ? 'info' : `p${i}`}@sexes.example,${word}`).join('\n')}`
    const { counts, reasons } = await run(text, { match: 'none' })
    assert.deepEqual([counts.created, counts.rejected], [6, 0])
    const { items } = (await owner().get('/records/contact?q=Sex&limit=10&sort=createdAt')).body
    const told = items.map(
      ({ name, gender }: { name: { full: string }; gender: string }) => `${name.full.at(-1)} ${gender}`,
    )
    assert.deepEqual(told.toSorted(), ['0 male', '1 female', '2 male', '3 female', '4 male', '5 female'])
    assert.deepEqual(
      reasons?.filter(({ kind }) => kind === 'flagged').map(({ code, count }) => [code, count]),
      [['emailRole', 1]],
    )
  })
})
