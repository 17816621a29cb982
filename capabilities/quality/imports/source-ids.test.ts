import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Counts, DryRun, Reason } from '#capabilities/quality/contract-imports.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: [...importRoutes, ...duplicateRoutes],
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

const accounts = (rows: readonly string[]) =>
  Buffer.from(`"Id","IsDeleted","Name","ParentId","BillingCity","SystemModstamp","CreatedById"\n${rows.join('\n')}\n`)
const id = (object: string, n: number) => `${object}5g00000${String(n).padStart(5, '0')}`
const stamp = '"2024-01-01T00:00:00.000Z","0055g000009ABCDEAA"'

suite('what another program exports points at its records by its own ids', () => {
  const world = testWorld({ capabilities: [capability] })
  const client = () => world.as('owner')

  async function uploaded(name: string, bytes: Buffer): Promise<string> {
    const { body } = await client().post(`/imports?name=${name}`, bytes, { 'content-type': 'application/octet-stream' })
    assert.equal((await client().put(`/imports/${body.id}/mapping`, body.mapping)).status, 200)
    return body.id
  }
  async function imported(name: string, bytes: Buffer): Promise<{ id: string; counts: Counts; reasons: Reason[] }> {
    const made = await uploaded(name, bytes)
    assert.equal((await client().post(`/imports/${made}/run`)).status, 202)
    await world.drain()
    const { body } = await client().get(`/imports/${made}`)
    assert.equal(body.status, 'done', JSON.stringify(body.error))
    return { id: made, counts: body.counts, reasons: (await client().get(`/imports/${made}/report`)).body.reasons }
  }
  const find = async (object: string, q: string, expand: string) =>
    (await client().get(`/records/${object}?q=${encodeURIComponent(q)}&expand=${expand}`)).body.items
  const lostOf = (reasons: readonly Reason[]) =>
    reasons
      .filter(({ code }) => code === 'quality.linkNotFound')
      .flatMap(({ examples }) => examples.map(({ value }) => value))

  const firms = accounts([
    `"${id('001', 1)}AAA","false","Heron Works Berlin","${id('001', 2)}AAA","Berlin",${stamp}`,
    `"${id('001', 2)}AAA","false","Heron Holding","","Bern",${stamp}`,
    `"${id('001', 3)}AAA","false","Heron Works Bonn","${id('001', 2)}AAA","Bonn",${stamp}`,
    `"${id('001', 4)}AAA","false","Own Parent","${id('001', 4)}AAA","Basel",${stamp}`,
    `"${id('001', 5)}AAA","false","Orphan Works","${id('001', 99)}AAA","Basel",${stamp}`,
  ])

  test('a dry run and a run put a branch below its parent, wherever that stands, and make no firm called by an id', async () => {
    const made = await uploaded('Account.csv', firms)
    const dry: DryRun = (await client().post(`/imports/${made}/dry-run`)).body
    assert.deepEqual([dry.counts.created, lostOf(dry.reasons)], [5, [id('001', 99)]])

    const { counts, reasons } = await imported('Account.csv', firms)
    assert.deepEqual([counts.created, counts.rejected, lostOf(reasons)], [5, 0, [id('001', 99)]])
    const [holding] = await find('company', 'Heron Holding', '')
    for (const branch of ['Heron Works Berlin', 'Heron Works Bonn']) {
      const [one] = await find('company', branch, 'parent')
      assert.equal(one.parent?.id ?? one.parent, holding.id, branch)
    }
    for (const lonely of ['Own Parent', 'Orphan Works'])
      assert.equal((await find('company', lonely, ''))[0].parent ?? null, null, lonely)
    assert.deepEqual(await find('company', id('001', 99), ''), [])
  })

  test('people exported later find their firm by its id, written with fifteen characters or eighteen', async () => {
    const people = Buffer.from(
      '"Id","IsDeleted","MasterRecordId","AccountId","FirstName","LastName","Email"\n' +
        `"${id('003', 1)}AAA","false","","${id('001', 3)}AAA","Mira","Quell","mira@quell.example"\n` +
        `"${id('003', 2)}AAA","false","","${id('001', 2)}","Olaf","Quell","olaf@quell.example"\n` +
        `"${id('003', 3)}AAA","false","","${id('001', 77)}AAA","Nils","Quell","nils@quell.example"\n`,
    )
    const { counts, reasons } = await imported('Contact.csv', people)
    assert.deepEqual([counts.created, lostOf(reasons)], [3, [id('001', 77)]])
    const found = await find('contact', 'Quell', 'company')
    const firmOf = Object.fromEntries(
      found.map(({ email, company }: { email: string[]; company: { name?: string } | null }) => [
        email[0],
        company?.name ?? null,
      ]),
    )
    assert.deepEqual(firmOf, {
      'mira@quell.example': 'Heron Works Bonn',
      'olaf@quell.example': 'Heron Holding',
      'nils@quell.example': null,
    })
  })

  test('an import that is taken back takes its ids and its parents along', async () => {
    const { id: made } = await imported(
      'Account.csv',
      accounts([
        `"${id('001', 11)}AAA","false","Ibis Branch","${id('001', 12)}AAA","Graz",${stamp}`,
        `"${id('001', 12)}AAA","false","Ibis Holding","","Graz",${stamp}`,
      ]),
    )
    assert.equal((await client().post(`/imports/${made}/undo`)).status, 202)
    await world.drain()
    assert.equal((await client().get(`/imports/${made}`)).body.status, 'undone')
    assert.deepEqual(await find('company', 'Ibis', ''), [])
    const { reasons } = await imported(
      'Account.csv',
      accounts([`"${id('001', 13)}AAA","false","Ibis Shop","${id('001', 12)}AAA","Graz",${stamp}`]),
    )
    assert.deepEqual(lostOf(reasons), [id('001', 12)])
  })

  test('a parent that a second export tells of firms known already goes again with that import alone', async () => {
    const rows = (parent: string) => [
      `"${id('001', 21)}AAA","false","Kite Branch","${parent}","Graz",${stamp}`,
      `"${id('001', 22)}AAA","false","Kite Holding","","Graz",${stamp}`,
    ]
    await imported('Account.csv', accounts(rows('')))
    const { id: made } = await imported('Account.csv', accounts(rows(`${id('001', 22)}AAA`)))
    const [branch] = await find('company', 'Kite Branch', 'parent')
    assert.equal(branch.parent?.name, 'Kite Holding')
    assert.equal((await client().post(`/imports/${made}/undo`)).status, 202)
    await world.drain()
    const [again] = await find('company', 'Kite Branch', 'parent')
    assert.equal(again.parent, null)
    assert.equal((await find('company', 'Kite Holding', '')).length, 1)
  })

  test('a row finds the record it became before by its id: people without an address, and deals', async () => {
    const people = (rows: readonly string[]) =>
      Buffer.from(`"Id","IsDeleted","MasterRecordId","FirstName","LastName","Title"\n${rows.join('\n')}\n`)
    await imported('Contact.csv', people([`"${id('003', 31)}AAA","false","","Ute","Sandpiper",""`]))
    const second = await imported(
      'Contact.csv',
      people([`"${id('003', 31)}AAA","false","","Ute","Marsh","Head of sales"`]),
    )
    assert.deepEqual([second.counts.created, second.counts.updated], [0, 1])
    assert.equal((await find('contact', 'Sandpiper', ''))[0].title, 'Head of sales')

    const deals = (amount: string, name = 'Curlew renewal') =>
      Buffer.from(
        `Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company IDs\n71001,${name},,${amount},,\n`,
      )
    await imported('deals.csv', deals(''))
    const again = await imported('deals.csv', deals('250'))
    assert.deepEqual([again.counts.created, again.counts.updated], [0, 1])
    const found = await find('deal', 'Curlew renewal', '')
    assert.deepEqual([found.length, found[0].amount?.amount], [1, 250])
    // Another workspace of HubSpot counts from the same number.
    const other = await imported('deals.csv', deals('9', 'Avocet pilot'))
    assert.deepEqual([other.counts.created, other.counts.updated], [1, 0])
  })

  test('two accounts of a program with the same ids: told as a conflict, nothing taken over, and kept apart by name', async () => {
    const firms = (name: string, domain: string) =>
      Buffer.from(`Record ID,Company name,Company owner,Company Domain Name\n61001,${name},,${domain}\n`)
    const people = (name: string, given: string) =>
      Buffer.from(
        `Record ID,First Name,Last Name,Email,Contact owner,Lifecycle Stage,Associated Company IDs\n${given},${name},Whimbrel,${name}@whimbrel.example,,lead,61001\n`,
      )
    await imported('companies.csv', firms('Whimbrel Works', 'whimbrel.example'))
    const made = await uploaded('companies.csv', firms('Dotterel Mills', 'dotterel.example'))
    const dry: DryRun = (await client().post(`/imports/${made}/dry-run`)).body
    const taken = dry.reasons.find(({ code }) => code === 'quality.idTaken')
    assert.deepEqual([dry.counts.conflicts, taken?.kind, taken?.examples[0]?.value], [1, 'conflict', 'Whimbrel Works'])

    const other = await imported('companies.csv', firms('Dotterel Mills', 'dotterel.example'))
    assert.deepEqual([other.counts.created, other.counts.updated, other.counts.conflicts], [1, 0, 1])
    await imported('contacts.csv', people('Ann', '62001'))
    assert.equal((await find('contact', 'Ann Whimbrel', 'company'))[0].company.name, 'Whimbrel Works', 'the id stays')

    // With its account named, the same id is another firm's, for its people too.
    const named = async (name: string, bytes: Buffer) => {
      const { body } = await client().post(`/imports?name=${name}`, bytes, {
        'content-type': 'application/octet-stream',
      })
      const options = { ...body.mapping.options, account: 'Berlin' }
      await client().put(`/imports/${body.id}/mapping`, { ...body.mapping, options })
      await client().post(`/imports/${body.id}/run`)
      await world.drain()
      return (await client().get(`/imports/${body.id}`)).body.counts as Counts
    }
    assert.deepEqual(dry.accounts, [])
    assert.equal((await named('companies.csv', firms('Dotterel Mills', 'dotterel.example'))).conflicts, 0)
    const next = await uploaded('companies.csv', firms('Dotterel Mills', 'dotterel.example'))
    const again: DryRun = (await client().post(`/imports/${next}/dry-run`)).body
    assert.deepEqual([again.accounts, again.counts.conflicts], [['berlin'], 1], 'the next file has to say so anew')
    await named('contacts.csv', people('Ben', '62001'))
    assert.equal((await find('contact', 'Ben Whimbrel', 'company'))[0].company.name, 'Dotterel Mills')
  })

  test('of long ids name and address must both be others before a row is somebody else', async () => {
    const people = (first: string, last: string, mail: string) =>
      Buffer.from(
        `"Id","IsDeleted","MasterRecordId","FirstName","LastName","Email"\n"${id('003', 77)}AAA","false","","${first}","${last}","${mail}"\n`,
      )
    await imported('Contact.csv', people('Uma', 'Godwit', 'uma@godwit.example'))
    const renamed = await imported('Contact.csv', people('Pia', 'Knot', 'uma@godwit.example'))
    assert.deepEqual(
      [renamed.counts.created, renamed.reasons.some(({ code }) => code === 'quality.idTaken')],
      [0, false],
    )
    const other = await imported('Contact.csv', people('Otto', 'Ruff', 'otto@ruff.example'))
    assert.deepEqual([other.counts.created, other.counts.updated, other.counts.conflicts], [1, 0, 1])
    assert.equal((await find('contact', 'Godwit', '')).length, 1)
  })

  test('a deal of HubSpot finds company and contact by their record ids', async () => {
    await imported(
      'companies.csv',
      Buffer.from('Record ID,Company name,Company owner,Company Domain Name\n90001,Petrel Ltd,,petrel.example\n'),
    )
    await imported(
      'contacts.csv',
      Buffer.from(
        'Record ID,First Name,Last Name,Email,Contact owner,Lifecycle Stage,Associated Company IDs\n80001,Ada,Petrel,ada@petrel.example,,lead,90001\n',
      ),
    )
    const { counts } = await imported(
      'deals.csv',
      Buffer.from(
        'Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company IDs,Associated Contact IDs\n70001,Petrel renewal,,100,,90001;90002,80001\n',
      ),
    )
    assert.equal(counts.created, 1)
    const [deal] = await find('deal', 'Petrel renewal', 'company,contact')
    assert.deepEqual([deal.company?.name, deal.contact?.email?.[0]], ['Petrel Ltd', 'ada@petrel.example'])
    const [ada] = await find('contact', 'Ada Petrel', 'company')
    assert.equal(ada.company?.name, 'Petrel Ltd')
  })

  test('a newer export changes the record that one of its rows was merged into, and the row’s own after an un-merge', async () => {
    const row = (n: number, name: string, city: string) =>
      `"${id('001', n)}AAA","false","${name}","","${city}",${stamp}`
    await imported('Account.csv', accounts([row(71, 'Dunlin Works', 'Kiel'), row(72, 'Dunlin Werke', 'Kiel')]))
    const [works] = await find('company', 'Dunlin Works', '')
    const [werke] = await find('company', 'Dunlin Werke', '')
    const merge = await client().post('/merges', { object: 'company', into: works.id, from: [werke.id] })
    assert.equal(merge.status, 201, JSON.stringify(merge.body))
    const overwrite = async (n: number, name: string, city: string) => {
      const made = await uploaded('Account.csv', accounts([row(n, name, city)]))
      const { mapping } = (await client().get(`/imports/${made}`)).body
      const options = { ...mapping.options, emptyOnly: false }
      assert.equal((await client().put(`/imports/${made}/mapping`, { ...mapping, options })).status, 200)
      await client().post(`/imports/${made}/run`)
      await world.drain()
      const { counts } = (await client().get(`/imports/${made}`)).body as { counts: Counts }
      return [counts.created, counts.updated, counts.rejected]
    }
    const cityOf = async (record: string) => (await client().get(`/records/company/${record}`)).body.address?.city
    assert.deepEqual(await overwrite(72, 'Dunlin Werke', 'Jena'), [0, 1, 0])
    assert.equal(await cityOf(works.id), 'Jena')

    assert.equal((await client().delete(`/merges/${merge.body.id}`)).status, 200)
    assert.deepEqual(await overwrite(72, 'Dunlin Werke', 'Gera'), [0, 1, 0])
    assert.deepEqual([await cityOf(werke.id), (await cityOf(works.id)) === 'Gera'], ['Gera', false])
  })
})
