import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createRecord } from '#core/records/create.ts'
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

type Found = {
  kind: string
  code: string
  field: string | null
  count: number
  examples: { value: string; to: string }[]
}

suite('what a person decides about an import', () => {
  const world = testWorld({ capabilities: [capability] })

  async function uploaded(text: string) {
    const { body } = await world
      .as('owner')
      .post('/imports?name=people.csv', Buffer.from(text), { 'content-type': 'application/octet-stream' })
    return body
  }
  async function mapped(text: string, options: Record<string, unknown>, columns: Record<string, string | null> = {}) {
    const { id, mapping } = await uploaded(text)
    const changed = {
      ...mapping,
      columns: mapping.columns.map(({ column, field }: { column: string; field: string | null }) => ({
        column,
        field: column in columns ? columns[column] : field,
      })),
      options: { ...mapping.options, ...options },
    }
    const reply = await world.as('owner').put(`/imports/${id}/mapping`, changed)
    return { id, status: reply.status, body: reply.body }
  }
  const dryRun = async (id: string, query = '') => (await world.as('owner').post(`/imports/${id}/dry-run${query}`)).body
  async function run(id: string) {
    await world.as('owner').post(`/imports/${id}/run`)
    await world.drain()
    return (await world.as('owner').get(`/imports/${id}/report`)).body
  }
  const find = async (q: string) => (await world.as('owner').get(`/records/contact?q=${q}`)).body.items
  const conflicts = ({ reasons }: { reasons: Found[] }) =>
    reasons
      .filter(({ kind }) => kind === 'conflict')
      .map(({ code, field, examples: [one] }) => `${code} ${field}: ${one!.value} → ${one!.to}`)
      .toSorted()

  test('a dry run says where file and record differ, and what becomes of it; the run does just that', async () => {
    const made = { email: ['kay@example.com'], title: 'Engineer', department: 'Design', wechat: 'kay1' }
    await createRecord(world.ctx, 'contact', { name: 'Kay Conflict', ...made })
    const text =
      'Name,Email,Job Title,Department,WeChat,Notes\nKay Conflict,kay@example.com,Director,Sales,kay2,hello\n'
    const perField = { title: 'overwrite', wechat: 'keep', description: 'keep' }
    const { id } = await mapped(text, { emptyOnly: true, perField })
    const said = await dryRun(id)
    assert.deepEqual([said.counts.updated, said.counts.conflicts, said.isWhole], [1, 1, true])
    const expected = [
      'quality.valueKept department: Design → Sales',
      'quality.valueKept wechat: kay1 → kay2',
      'quality.valueReplaced title: Engineer → Director',
    ]
    assert.deepEqual(conflicts(said), expected)
    assert.deepEqual(conflicts(await run(id)), expected)
    const [kay] = await find('Conflict')
    assert.deepEqual([kay.title, kay.department, kay.wechat, kay.description], ['Director', 'Design', 'kay1', null])
  })

  test('a field that takes the file’s word everywhere is said so once for all fields', async () => {
    await createRecord(world.ctx, 'contact', { name: 'Lee Overwritten', email: ['lee@example.com'], title: 'Clerk' })
    const { id } = await mapped('Name,Email,Job Title\nLee Overwritten,lee@example.com,Chief\n', { emptyOnly: false })
    assert.deepEqual(conflicts(await run(id)), ['quality.valueReplaced title: Clerk → Chief'])
    assert.equal((await find('Overwritten'))[0].title, 'Chief')
  })

  test('only the first rows of a large file are tried where that is asked for', async () => {
    const { id } = await mapped('Name,Email\nA B,a@x.example\nC D,c@x.example\nE F,e@x.example\n', {})
    const said = await dryRun(id, '?rows=2')
    assert.deepEqual([said.counts.rows, said.isWhole], [2, false])
  })

  test('words that are none of the choices are listed, given a choice, left out, or reject their rows', async () => {
    const text =
      'Name,Email,Stage\nAda Hot,hot@x.example,Heiß\nBob Cold,cold@x.example,heiß \nCy Odd,odd@x.example,Odd\n'
    const stage = { Stage: 'stage' }
    const first = await mapped(text, {}, stage)
    const { unknownChoices } = await dryRun(first.id)
    assert.deepEqual(
      unknownChoices.map(({ field, word, count }: { field: string; word: string; count: number }) => [
        field,
        word,
        count,
      ]),
      [
        ['stage', 'Heiß', 2],
        ['stage', 'Odd', 1],
      ],
    )
    const wrong = await mapped(text, { choices: { stage: { Odd: 'nowhere' } } }, stage)
    const added = await world.as('owner').post('/objects/contact/fields/stage/choices', { label: 'Lukewarm' })
    assert.equal(added.status, 201)
    const warm = await mapped('Name,Email,Stage\nDi Warm,warm@x.example,lukewarm\n', {}, stage)
    assert.deepEqual((await dryRun(warm.id)).unknownChoices, [], 'what an administrator has added is a choice')
    assert.equal(wrong.body.code, 'quality.choiceNotThere')
    const second = await mapped(text, { choices: { stage: { Heiß: 'qualified' } }, unknownChoice: 'reject' }, stage)
    const { counts, reasons } = await run(second.id)
    assert.deepEqual([counts.created, counts.rejected], [2, 1])
    assert.ok(reasons.some(({ kind, code }: Found) => kind === 'rejected' && code === 'quality.choiceUnknown'))
    assert.deepEqual([(await find('Hot'))[0].stage, (await find('Cold'))[0].stage], ['qualified', 'qualified'])

    // The rejected rows, as they were downloaded, come in once a choice is known for them.
    const { text: rejected } = await world.as('owner').get(`/imports/${second.id}/rejected`)
    const repaired = await mapped(rejected, { choices: { stage: { Odd: null } }, unknownChoice: 'reject' }, stage)
    assert.equal((await run(repaired.id)).counts.created, 1)
    assert.equal((await find('Odd'))[0].stage, null)
  })

  test('what a person once chose for a column is proposed for such a column in any other file', async () => {
    await mapped('Name,Email,Kürzel,Job Title\nA B,ab@x.example,x,y\n', {}, { Kürzel: 'wechat', 'Job Title': null })
    const { columns, mapping } = await uploaded('E-Mail,KÜRZEL ,Name,job title,City\nc@x.example,k,C D,z,Rome\n')
    const fields = new Map(
      mapping.columns.map((one: { column: string; field: string }) => [one.column.trim(), one.field]),
    )
    assert.deepEqual([fields.get('KÜRZEL'), fields.get('job title')], ['wechat', null])
    const [guess] = columns
      .filter(({ name }: { name: string }) => name.trim() === 'KÜRZEL')
      .map((one: { guess: unknown }) => one.guess)
    assert.equal(guess.reason, 'You chose it for such a column before')
  })
})
