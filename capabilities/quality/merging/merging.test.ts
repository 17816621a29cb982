import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { mergeAfterScan } from '#capabilities/quality/merging/jobs.ts'
import { createRecords } from '#core/records/create.ts'
import { updateRecord } from '#core/records/update.ts'
import { testWorld } from '#test/world.ts'

type Group = { id: string; members: { id: string; title: string }[]; pairs: { id: string }[]; probability: number }

// Nobody of them is like another.
const people = [
  ['Ottilie Grünbaum', '+442079460951', 'ottilie@kontor.example'],
  ['Dmitri Volkov', '+4930901820', 'volkov@reederei.example'],
  ['Siobhan Gallagher', '+35315551234', 'siobhan.g@harbour.example'],
  ['Chidi Okonkwo', '+33142685300', 'okonkwo@lagos.example'],
  ['Ingrid Bergström', '+46812345678', 'ib@varv.example'],
  ['Haruto Yamamoto', '+81312345678', 'yamamoto@kaisha.example'],
  ['Beatriz Almeida', '+351213456789', 'bia@porto.example'],
  ['Teuvo Hakulinen', '+358912345678', 'teuvo@sauna.example'],
  ['Fatima Zahra', '+212522345678', 'fz@atlas.example'],
  ['Wilhelmina de Vries', '+31201234567', 'mina@gracht.example'],
  ['Kofi Mensah', '+233302123456', 'kofi@accra.example'],
  ['Ludmila Novotna', '+420221234567', 'novotna@praha.example'],
] as const
let count = 0

suite('groups of duplicates and what becomes of them', () => {
  const world = testWorld()
  const owner = () => world.as('owner')
  const read = async (id: string) => (await owner().get(`/records/contact/${id}`)).body

  /** One person, as often as there are values, alike in mailbox, number and name. */
  const copies = async (...all: object[]): Promise<string[]> => {
    const [name = '', phone = '', mail = ''] = people[count++] ?? []
    const base = { name, email: [mail], phone: [phone] }
    const ids: string[] = []
    for (const values of all) ids.push((await owner().post('/records/contact', { ...base, ...values })).body.id)
    return ids
  }
  const groupOf = async (id: string, status = 'open'): Promise<Group | undefined> => {
    const { body } = await owner().get(`/duplicates/groups?object=contact&status=${status}&limit=100`)
    return body.items.find((group: Group) => group.members.some((member) => member.id === id))
  }
  const scan = () => scanNow(world.ctx, { object: 'contact' })

  test('three copies stand in the queue as one group, and one merge makes one record of them', async () => {
    const ids = await copies({}, {}, {})
    await scan()
    const group = await groupOf(ids[0] as string)
    assert.deepEqual(group?.members.map(({ id }) => id).toSorted(), ids.toSorted())
    assert.equal(group?.pairs.length, 3)
    assert.deepEqual((await owner().get(`/duplicates/groups/${group?.pairs[2]?.id}`)).body.id, group?.id)
    const { body: merge } = await owner().post('/merges', { object: 'contact', into: ids[0], from: ids.slice(1) })
    assert.equal(await groupOf(ids[0] as string), undefined, 'its pairs are settled')
    await owner().delete(`/merges/${merge.id}`)
    assert.equal((await groupOf(ids[0] as string))?.members.length, 3, 'taken apart, it waits again')
  })

  test('any two of a group say what speaks for and against them', async () => {
    const [a, b] = await copies({ birthday: '1970-01-01' }, { birthday: '1988-11-30' })
    const { body } = await owner().get(`/duplicates/why?object=contact&left=${b}&right=${a}`)
    assert.equal(body.status, null, 'no scan has looked yet: it is weighed now')
    const bars = Object.fromEntries(body.why.map((one: { field: string; weight: number }) => [one.field, one.weight]))
    assert.ok(bars.email > 0 && bars.birthday < 0, JSON.stringify(bars))
  })

  test('what is not the same never comes back as a group, and one who does not belong leaves the others together', async () => {
    const counted = async () => (await owner().get('/duplicates/groups?object=contact&count=capped')).body.count.value
    await scan()
    const before = await counted()
    const ids = await copies({}, {}, {})
    await scan()
    assert.equal(await counted(), before + 1, 'three pairs are one group')
    const [a, b, c] = ids as [string, string, string]
    const { body } = await owner().post('/duplicates/dismissals', { object: 'contact', ids, apart: c, reason: 'twins' })
    assert.equal(body.pairs.length, 2)
    await scan()
    assert.equal(await counted(), before + 1)
    assert.deepEqual((await groupOf(a))?.members.map(({ id }) => id).toSorted(), [a, b].toSorted())
    assert.equal(await groupOf(c), undefined)
    await owner().post('/merges', { object: 'contact', into: a, from: [b] })
    await scan()
    assert.equal(await groupOf(c), undefined, 'also not with the record the other became part of')
    await owner().post('/duplicates/reopenings', body)
    assert.equal((await owner().get(`/duplicates/${body.pairs[0]}`)).body.status, 'open', 'it can be taken back')
  })

  test('what is put off waits in its own list', async () => {
    const ids = await copies({}, {})
    await scan()
    const group = await groupOf(ids[0] as string)
    await owner().post('/duplicates/postponements', { pairs: group?.pairs.map(({ id }) => id) })
    assert.equal(await groupOf(ids[0] as string), undefined)
    assert.equal((await groupOf(ids[0] as string, 'later'))?.members.length, 2)
  })

  test('rules say which record stays and which values, a person pins another, and the preview names who chose', async () => {
    const ids = await copies({ title: 'CEO', department: 'Board' }, { title: 'Chief Executive Officer' })
    const [a, b] = ids as [string, string]
    await owner().post('/records/deal', { name: 'Deal', contact: b })
    await owner().patch(`/records/contact/${b}`, { department: 'Sales' })
    const settings = (await owner().get('/merges/settings/contact')).body
    const rules = {
      survivor: [{ by: 'mostLinked', object: 'deal' }, { by: 'oldest' }],
      fields: { title: 'longest', department: 'mostRecent', email: 'union' },
      sources: [],
    }
    assert.equal((await world.as('manager').put('/merges/settings/contact', { ...settings, rules })).status, 403)
    const saved = await owner().put('/merges/settings/contact', { rules, auto: settings.auto })
    assert.equal(saved.status, 200, saved.text)
    const { body: preview } = await owner().post('/merges/preview', { object: 'contact', ids })
    assert.deepEqual([preview.into, preview.by], [b, 'mostLinked:deal'])
    const field = (name: string) => preview.fields.find((one: { field: string }) => one.field === name)
    assert.deepEqual([field('title').from, field('title').by], [b, 'longest'])
    assert.deepEqual([field('department').from, field('department').by], [b, 'mostRecent'])
    assert.equal(preview.members[0].links.deal, 1)
    assert.equal(field('title').values[0].source, 'people')
    const repaired = { ...world.ctx, cause: 'step:00000000-0000-0000-0000-000000000001' }
    await updateRecord(repaired, 'contact', a, { title: 'Chief' })
    const again = (await owner().post('/merges/preview', { object: 'contact', ids })).body.fields
    const title = again.find((one: { field: string }) => one.field === 'title')
    assert.ok(
      title.values.some((one: { source: string }) => one.source === '<tend>'),
      'a repair is nobody’s entry',
    )
    await owner().patch(`/records/contact/${a}`, { title: 'CEO' })
    const pinned = await owner().post('/merges/preview', { object: 'contact', ids, into: a, take: { department: a } })
    assert.deepEqual([pinned.body.into, pinned.body.by], [a, 'pin'])
    const { body: merge } = await owner().post('/merges', {
      object: 'contact',
      into: a,
      from: [b],
      take: { department: a },
    })
    const now = await read(a)
    assert.deepEqual([now.title, now.department], ['Chief Executive Officer', 'Board'])
    await owner().delete(`/merges/${merge.id}`)
    assert.deepEqual([(await read(a)).title, (await read(b)).department], ['CEO', 'Sales'])
    const union = await owner().put('/merges/settings/contact', {
      rules: { ...rules, fields: { title: 'union' } },
      auto: settings.auto,
    })
    assert.equal(union.body.code, 'quality.unionOfOne')
    const stale = await owner().put('/merges/settings/contact', { rules, auto: settings.auto, rev: 99 })
    assert.equal(stale.body.code, 'quality.mergeSettingsStale')
    await owner().put('/merges/settings/contact', { rules: settings.rules, auto: settings.auto })
  })

  test('the value of a trusted import wins over one that was typed, wherever it is', async () => {
    const [a, b] = (await copies({ title: 'Typed' }, { title: 'Imported' })) as [string, string]
    const id = '0190f000-0000-7000-8000-000000000001'
    const schema = `"${world.ctx.model.schema}"`
    await world.ctx.db.count({
      text: `insert into ${schema}.quality_import (id, name, size, sha256, format, columns, signature)
        values ($1, 'HubSpot-contacts.csv', 1, 'x', 'csv', '[]', 'x')`,
      values: [id],
    })
    await createRecords({ ...world.ctx, cause: `import:${id}` }, 'contact', [{ name: 'Somebody Else', title: 'X' }])
    await world.ctx.db.count({
      text: `update ${schema}.history set cause = $2 where record_id = $1`,
      values: [b, `import:${id}`],
    })
    const { auto, rules } = (await owner().get('/merges/settings/contact')).body
    const trusted = { ...rules, fields: { title: 'sourcePriority' }, sources: ['hubspot', 'people'] }
    await owner().put('/merges/settings/contact', { rules: trusted, auto })
    const { body } = await owner().post('/merges/preview', { object: 'contact', ids: [a, b], into: a })
    const title = body.fields.find((one: { field: string }) => one.field === 'title')
    assert.deepEqual([title.from, title.by, title.values[1].source], [b, 'sourcePriority', 'HubSpot-contacts.csv'])
    await owner().put('/merges/settings/contact', { rules, auto })
  })

  test('all groups above a threshold are merged in the background, and taken back as one', async () => {
    await owner().post('/duplicates/scan', { object: 'contact' })
    const [pair, three] = [await copies({}, { title: 'T' }), await copies({}, {}, {})]
    await scan()
    const { body: preview } = await owner().post('/merges/runs/preview', { object: 'contact', threshold: 0.9 })
    assert.ok(preview.groups >= 2 && preview.merges > preview.groups, JSON.stringify(preview))
    assert.ok(preview.wrongShare >= 0 && preview.wrongShare <= 0.1)
    const started = await owner().post('/merges/runs', { object: 'contact', threshold: 0.9 })
    assert.equal(started.status, 202, started.text)
    assert.equal((await owner().post('/merges/runs', { object: 'contact', threshold: 0.9 })).status, 409)
    await world.drain()
    const done = (await owner().get(`/merges/runs/${started.body.id}`)).body
    assert.deepEqual([done.status, done.merged, done.skipped], ['done', preview.groups, 0], JSON.stringify(done))
    assert.equal(done.items.length, preview.groups)
    const first = (await owner().get(`/merges/runs/${started.body.id}?limit=1`)).body
    const rest = (await owner().get(`/merges/runs/${started.body.id}?after=${first.next}`)).body
    assert.deepEqual([...first.items, ...rest.items], done.items, 'a page at a time it is the same list')
    assert.equal(rest.next, null)
    const alive = async (ids: readonly string[]) =>
      (await Promise.all(ids.map((id) => owner().get(`/records/contact/${id}`)))).filter(({ status }) => status === 200)
    assert.equal((await alive([...pair, ...three])).length, 2)
    assert.equal((await owner().delete(`/merges/runs/${started.body.id}`)).status, 202)
    await world.drain()
    const undone = (await owner().get(`/merges/runs/${started.body.id}`)).body
    assert.deepEqual([undone.status, undone.kept], ['undone', 0])
    assert.equal((await alive([...pair, ...three])).length, 5)
  })

  test('what a run merged and somebody merged further stays, with the record it became part of', async () => {
    const pair = await copies({}, {})
    await scan()
    const { body: started } = await owner().post('/merges/runs', { object: 'contact', threshold: 0.9 })
    await world.drain()
    const alive: string[] = []
    for (const id of pair) if ((await owner().get(`/records/contact/${id}`)).status === 200) alive.push(id)
    assert.equal(alive.length, 1)
    const { body: further } = await owner().post('/records/contact', { name: 'Whole Other' })
    const merge = await owner().post('/merges', { object: 'contact', into: further.id, from: alive })
    assert.equal(merge.status, 201, merge.text)
    const takeBack = async () => {
      await owner().delete(`/merges/runs/${started.id}`)
      await world.drain()
      return (await owner().get(`/merges/runs/${started.id}`)).body
    }
    const left = await takeBack()
    assert.equal(left.kept, 1)
    const item = left.items.find(({ kept }: { kept: string | null }) => kept !== null)
    assert.deepEqual([item.kept, item.keptBy], ['core.mergeCovered', { id: further.id, title: 'Whole Other' }])
    await owner().delete(`/merges/${merge.body.id}`)
    const undone = await takeBack()
    assert.deepEqual([undone.kept, undone.items.every(({ isUndone }: { isUndone: boolean }) => isUndone)], [0, true])
  })

  test('nothing is merged without asking until the administrator says so, and then only what he does not except', async () => {
    const [plain, conflict] = [
      await copies({}, {}),
      await copies({ wechat: 'one', birthday: '1980-02-02' }, { wechat: 'two', birthday: '1980-02-02' }),
    ]
    const owned = await copies({}, {})
    const manager = (await world.as('manager').get('/session')).body?.user?.id ?? world.ctxAs('manager').actor.id
    await owner().patch(`/records/contact/${owned[1]}`, { owner: manager })
    await scan()
    const runs = async () => (await owner().get('/merges/runs?object=contact')).body.items
    const before = (await runs()).length
    await mergeAfterScan(world.ctx, { object: 'contact' })
    assert.equal((await runs()).length, before, 'off by default')
    const { rules } = (await owner().get('/merges/settings/contact')).body
    const auto = { on: true, threshold: 0.9, never: ['wechat'], acrossOwners: false }
    assert.equal((await owner().put('/merges/settings/contact', { rules, auto })).status, 200)
    await mergeAfterScan({ ...world.ctx, actor: { ...world.ctx.actor, role: 'system' } }, { object: 'contact' })
    await world.drain()
    const [run] = await runs()
    assert.deepEqual([run.kind, run.status], ['auto', 'done'])
    const { items } = (await owner().get(`/merges/runs/${run.id}`)).body
    const skipped = items.map((one: { skipped: string | null }) => one.skipped).filter(Boolean)
    assert.ok(skipped.includes('conflict') && skipped.includes('owners'), JSON.stringify(skipped))
    const left = async (ids: readonly string[]) =>
      (await Promise.all(ids.map((id) => owner().get(`/records/contact/${id}`)))).filter(({ status }) => status === 200)
        .length
    assert.deepEqual([await left(plain), await left(conflict), await left(owned)], [1, 2, 2])
    await owner().delete(`/merges/runs/${run.id}`)
    await world.drain()
    assert.equal(await left(plain), 2)
    await owner().put('/merges/settings/contact', { rules, auto: { ...auto, on: false } })
  })

  test('who may only look may not decide, and nothing is there for who asks for nonsense', async () => {
    const reader = world.as('readonly')
    assert.equal((await reader.post('/duplicates/dismissals', { object: 'contact', ids: ['a', 'b'] })).status, 403)
    assert.equal((await reader.post('/merges/runs', { object: 'contact', threshold: 0.9 })).status, 403)
    assert.equal((await owner().post('/merges/preview', { object: 'contact', ids: ['a', 'b'] })).status, 404)
    assert.equal((await owner().get('/merges/runs/nonsense')).body.code, 'quality.mergeRunNotFound')
    assert.equal((await owner().get('/duplicates/groups?object=contact&after=nonsense')).status, 400)
    const low = await owner().post('/merges/runs', { object: 'contact', threshold: 0.1 })
    assert.equal(low.status, 400)
  })
})
