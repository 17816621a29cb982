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

suite('records that are made because rows name them', () => {
  const world = testWorld({ capabilities: [capability] })
  const owner = () => world.as('owner')

  async function run(object: string, text: string, columns: readonly (string | null)[], makeLinks?: readonly string[]) {
    const { body } = await owner().post(`/imports?name=x.csv&object=${object}`, Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    const mapping = {
      object,
      columns: body.columns.map(({ name }: { name: string }, i: number) => ({ column: name, field: columns[i] })),
      options: {
        country: 'GB',
        dateOrder: 'auto',
        currency: 'GBP',
        match: 'none',
        onMatch: 'update',
        emptyOnly: true,
        makeLinks,
      },
    }
    const set = await owner().put(`/imports/${body.id}/mapping`, mapping)
    if (set.status !== 200) return { id: '', counts: {}, linked: 0, refused: set.body.code as string }
    const dry = (await owner().post(`/imports/${body.id}/dry-run`)).body
    await owner().post(`/imports/${body.id}/run`)
    await world.drain()
    const { counts, status, error } = (await owner().get(`/imports/${body.id}`)).body
    assert.equal(status, 'done', JSON.stringify(error))
    assert.deepEqual(counts, dry.counts, 'the dry run says what the run does')
    const { reasons } = (await owner().get(`/imports/${body.id}/report`)).body
    const countOf = (list: { kind: string; code: string; count: number }[]) =>
      list.find(({ kind, code }) => kind === 'linked' && code === 'contact')?.count ?? 0
    assert.equal(countOf(reasons), countOf(dry.reasons))
    return { id: body.id as string, counts, linked: countOf(reasons), refused: null }
  }
  const contacts = async (q: string) =>
    (await owner().get(`/records/contact?q=${encodeURIComponent(q)}&limit=10`)).body.items

  const deals = [
    'Deal,Stage,Company,Contact',
    'Boiler,New,Quill Ltd,Ada Quill <ada@quill.example>',
    'Pump,New,Quill Ltd,ADA@quill.example',
    'Valve,New,,Tom Unknown',
    'Pipe,New,,tom  unknown',
    ',New,,Nobody Needed',
  ].join('\n')
  const columns = ['name', 'stage', 'company', 'contact']

  test('the contact of a deal is made once, by name or address, belongs to the deal’s company, and goes with an undo', async () => {
    await owner().post('/records/contact', { name: 'Grace Here', email: ['grace@here.example'] })
    const { id, counts, linked } = await run('deal', `${deals}\nTap,New,,grace@here.example`, columns, ['contact'])
    assert.deepEqual([counts.created, counts.rejected], [5, 1])
    assert.equal(linked, 2)
    const [ada, ...others] = await contacts('Quill')
    assert.deepEqual([ada.name.full, ada.email, others.length], ['Ada Quill', ['ada@quill.example'], 0])
    const [company] = (await owner().get('/records/company?q=Quill')).body.items
    assert.equal(ada.company, company.id)
    const { items } = (await owner().get('/records/deal?limit=50')).body
    const named = new Map(items.map((one: { name: string; contact: string }) => [one.name, one.contact]))
    assert.deepEqual([named.get('Boiler'), named.get('Pump')], [ada.id, ada.id])
    assert.equal(named.get('Valve'), named.get('Pipe'))
    assert.ok(named.get('Valve'))
    assert.equal((await contacts('Needed')).length, 0, 'the row that would have made him was refused')
    await owner().post(`/imports/${id}/undo`)
    await world.drain()
    assert.equal((await contacts('Quill')).length, 0)
    assert.equal((await contacts('Grace')).length, 1)
  })

  test('without being asked for, only companies are made', async () => {
    const { counts, linked } = await run('deal', deals, columns)
    assert.deepEqual([counts.created, linked], [4, 0])
    assert.equal((await contacts('Unknown')).length, 0)
  })

  test('a stage cannot be asked for; the wizard is told what can', async () => {
    assert.equal((await run('ticket', 'Subject\nx\n', ['subject'], ['stage'])).refused, 'quality.linkNotMade')
    const { items } = (await owner().get('/import-targets')).body
    const deal = items.find(({ object }: { object: string }) => object === 'deal')
    const makes = deal.fields.flatMap(({ name, makes: made }: { name: string; makes?: string }) =>
      made ? [[name, made]] : [],
    )
    assert.deepEqual(
      makes.filter(([name]: [string]) => name === 'contact'),
      [['contact', 'contact']],
    )
  })
})
