import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fillRoutes } from '#capabilities/quality/fill/routes.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: [...importRoutes, ...fillRoutes],
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('filling while a file comes in', () => {
  const world = testWorld({ capabilities: [capability] })
  const owner = () => world.as('owner')
  const make = async (object: string, values: object) => (await owner().post(`/records/${object}`, values)).body
  const find = async (q: string) => (await owner().get(`/records/contact?q=${encodeURIComponent(q)}`)).body.items[0]
  const marks = async (id: string) => (await owner().get(`/records/contact/${id}/provenance`)).body.items

  async function run(text: string, options: object = {}) {
    const { body } = await owner().post('/imports?name=x.csv&object=contact', Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    const columns: Record<string, string> = { Name: 'name', 'E-mail': 'email', Title: 'title', Company: 'company' }
    const mapping = {
      object: 'contact',
      columns: body.columns.map(({ name }: { name: string }) => ({ column: name, field: columns[name] })),
      options: {
        country: 'GB',
        dateOrder: 'auto',
        currency: 'GBP',
        match: 'email-or-phone',
        onMatch: 'update',
        emptyOnly: false,
        ...options,
      },
    }
    assert.equal((await owner().put(`/imports/${body.id}/mapping`, mapping)).status, 200)
    const dry = (await owner().post(`/imports/${body.id}/dry-run`)).body
    await owner().post(`/imports/${body.id}/run`)
    await world.drain()
    const { counts } = (await owner().get(`/imports/${body.id}`)).body
    assert.deepEqual(counts, dry.counts, 'the dry run says what the run does')
    return dry.reasons.filter(({ kind }: { kind: string }) => kind === 'filled') as {
      code: string
      count: number
      examples: { to: string }[]
    }[]
  }

  test('a new person belongs to the company of the mail domain, and the value says where it comes from', async () => {
    const acme = await make('company', { name: 'Acme Works', domain: 'acme.example' })
    const there = await make('contact', { name: 'Left Alone', email: ['left@acme.example'] })
    const filled = await run(
      'Name,E-mail,Title,Company\nNew Hand,new@mail.acme.example,Fitter,\nOther Firm,o@acme.example,Fitter,Other Ltd\nLeft Alone,left@acme.example,Fitter,\nFree Mail,free@gmail.com,Fitter,\n',
    )
    assert.deepEqual(
      filled.map(({ code, count, examples }) => [code, count, examples[0]?.to]),
      [['companyFromEmail', 1, 'Acme Works']],
    )
    const hand = await find('New Hand')
    assert.equal(hand.company, acme.id)
    const [mark] = await marks(hand.id)
    assert.deepEqual([mark.field, mark.rule, mark.source], ['company', 'companyFromEmail', 'mail.acme.example'])
    assert.notEqual((await find('Other Firm')).company, acme.id, 'what the row says goes first')
    assert.equal((await find('Left Alone')).id, there.id)
    assert.equal((await find('Left Alone')).company, null, 'who is there already is not filled')
    assert.equal((await find('Free Mail')).company, null)
  })

  test('the rule can be switched off', async () => {
    assert.deepEqual(
      await run('Name,E-mail,Title\nNot Linked,not@acme.example,Fitter\n', { skipRules: ['companyFromEmail'] }),
      [],
    )
    assert.equal((await find('Not Linked')).company, null)
  })

  test('choices are filled as similar records have them only where that is asked for', async () => {
    for (let i = 0; i < 140; i++)
      await make('contact', {
        name: `Person N${i}`,
        title: i % 2 === 0 ? 'Frau Doktor' : 'Herr Doktor',
        gender: i % 2 === 0 ? 'female' : 'male',
      })
    assert.deepEqual(await run('Name,Title\nUnasked One,Frau Doktor\n'), [])
    const filled = await run('Name,Title\nAsked One,Frau Doktor\nAsked Two,Herr Doktor\n', { learnedFill: true })
    assert.deepEqual(
      filled.map(({ code, count }) => [code, count]),
      [['likeSimilar', 2]],
    )
    const one = await find('Asked One')
    assert.deepEqual([one.gender, (await find('Asked Two')).gender], ['female', 'male'])
    const [mark] = await marks(one.id)
    assert.deepEqual([mark.field, mark.rule], ['gender', 'likeSimilar:gender'])
    assert.ok(mark.confidence >= 0.9)
  })
})
