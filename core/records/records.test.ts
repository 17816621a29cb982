import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { testWorld } from '#test/world.ts'

suite('records of any object', () => {
  const world = testWorld({ capabilities: [] })

  test('a contact is made, read, changed and listed with all its fields', async () => {
    const me = world.as('member')
    const company = (await me.post('/records/company', { name: '华为技术有限公司' })).body
    const made = await me.post('/records/contact', {
      name: '张伟',
      email: ['Zhang.Wei@QQ.com'],
      phone: ['+8613800138000'],
      company: company.id,
      country: 'cn',
      stage: 'new',
      address: { country: 'CN', region: '广东省', city: '深圳市', street: '科技路1号' },
      tags: ['vip'],
      birthday: '1990-02-28',
    })
    assert.equal(made.status, 201, made.text)
    assert.deepEqual(made.body.name, { family: '张', given: '伟', order: 'family', full: '张伟' })
    assert.deepEqual(made.body.email, ['Zhang.Wei@qq.com'])
    assert.equal(made.body.rev, 1)
    const read = await me.get(`/records/contact/${made.body.id}?expand=company`)
    assert.equal(read.body.company.title, '华为技术有限公司')
    const changed = await me.patch(
      `/records/contact/${made.body.id}`,
      { stage: 'customer', birthday: null },
      { 'if-match': '"1"' },
    )
    assert.equal(changed.status, 200, changed.text)
    assert.equal(changed.body.rev, 2)
    assert.equal(changed.body.birthday, null)
    const listed = await me.get(
      '/records/contact?filter[company.name][contains]=华为&filter[stage]=customer&count=exact',
    )
    assert.deepEqual(
      listed.body.items.map((item: { id: string }) => item.id),
      [made.body.id],
    )
    assert.deepEqual(listed.body.count, { value: 1, exact: true })
  })

  test('a change on an old revision is refused with the record as it is now', async () => {
    const me = world.as('member')
    const { body } = await me.post('/records/company', { name: 'Acme' })
    await me.patch(`/records/company/${body.id}`, { employees: 5 })
    const late = await me.patch(`/records/company/${body.id}`, { employees: 6 }, { 'if-match': '"1"' })
    assert.equal(late.status, 412)
    assert.equal(late.body.code, 'core.stale')
    assert.equal(late.body.params.current.employees, 5)
  })

  test('a change that changes nothing makes no new revision', async () => {
    const me = world.as('member')
    const { body } = await me.post('/records/company', { name: 'Still', employees: 3 })
    assert.equal((await me.patch(`/records/company/${body.id}`, { employees: 3 })).body.rev, 1)
  })

  test('history tells who changed what, and a deleted record comes back', async () => {
    const me = world.as('member')
    const { body } = await me.post('/records/company', { name: 'Past' })
    await me.patch(`/records/company/${body.id}`, { employees: 9 })
    assert.equal((await me.delete(`/records/company/${body.id}`)).status, 204)
    assert.equal((await me.get(`/records/company/${body.id}`)).status, 404)
    assert.equal((await me.post(`/records/company/${body.id}/restoration`)).status, 200)
    const { items } = (await me.get(`/records/company/${body.id}/history`)).body
    assert.deepEqual(
      items.map((item: { action: string }) => item.action),
      ['restored', 'deleted', 'changed', 'created'],
    )
    assert.deepEqual(items[2].before, { employees: null })
    assert.deepEqual(items[2].after, { employees: 9 })
    assert.equal(items[2].actor.name, 'member person')
  })

  test('pages follow each other without gap or repeat, empty values last both ways', async () => {
    const me = world.as('owner')
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    for (const [i, code] of names.entries())
      await me.post('/records/product', { name: `p${i % 3}`, code, category: i % 2 ? `k${i}` : null })
    for (const sort of ['category,name', '-category', 'name,-category', '-createdAt', 'code']) {
      const seen: string[] = []
      let after = ''
      do {
        const page = await me.get(`/records/product?sort=${sort}&limit=2${after && `&after=${after}`}`)
        assert.equal(page.status, 200, page.text)
        seen.push(...page.body.items.map((item: { code: string }) => item.code))
        after = page.body.next ?? ''
      } while (after)
      assert.deepEqual(seen.toSorted(), names, sort)
      const all = (await me.get(`/records/product?sort=${sort}&limit=50`)).body.items.map(
        (item: { code: string }) => item.code,
      )
      assert.deepEqual(seen, all, sort)
    }
    const foreign = (await me.get('/records/product?sort=name&limit=2')).body.next
    assert.equal((await me.get(`/records/product?sort=-name&limit=2&after=${foreign}`)).body.code, 'core.badCursor')
  })

  test('formulas, roll-ups and groups are computed in the database', async () => {
    const me = world.as('owner')
    const company = (await me.post('/records/company', { name: 'Sums' })).body
    const stages = (await me.get('/records/stage?sort=position&filter[pipeline.position]=0')).body.items
    const won = stages.find((stage: { kind: string }) => stage.kind === 'won')
    for (const amount of [100, 250.5])
      await me.post('/records/deal', {
        name: `d${amount}`,
        company: company.id,
        stage: won.id,
        amount: { amount, currency: 'CNY' },
      })
    const open = (
      await me.post('/records/deal', { name: 'open', company: company.id, amount: { amount: 1000, currency: 'CNY' } })
    ).body
    assert.equal(open.stage, stages[0].id)
    assert.equal(open.weighted, 100)
    const read = (await me.get(`/records/company/${company.id}`)).body
    assert.deepEqual(read.wonAmount, { amount: 350.5, currency: 'CNY' })
    assert.equal(read.openDealCount, 1)
    assert.equal((await me.get(`/records/company?filter[wonAmount][gte]=350&filter[name]=Sums`)).body.items.length, 1)
    const groups = (
      await me.post('/records/deal/query', {
        filter: { company: company.id },
        groupBy: ['stage'],
        aggregate: { total: { sum: 'amount' }, n: { count: '*' } },
      })
    ).body.groups
    assert.deepEqual(
      groups.find((group: { key: { stage: string } }) => group.key.stage === won.id),
      {
        key: { stage: won.id, currency: 'CNY' },
        values: { total: 350.5, n: 2 },
      },
    )
  })

  test('moments are grouped by the day they fall on where the reader is', async () => {
    const me = world.as('owner')
    for (const dueAt of ['2026-03-14T15:59:00Z', '2026-03-14T16:00:00Z'])
      await me.post('/records/task', { subject: 'Zoned', dueAt })
    const daysIn = async (timeZone?: string) => {
      const query = { filter: { subject: 'Zoned' }, groupBy: ['dueAt:day'], timeZone }
      const { groups } = (await me.post('/records/task/query', query)).body
      return groups.map(({ key }: { key: { dueAt: string } }) => key.dueAt).toSorted()
    }
    assert.deepEqual(await daysIn(), ['2026-03-14'])
    assert.deepEqual(await daysIn('Asia/Shanghai'), ['2026-03-14', '2026-03-15'])
    const wrong = { groupBy: ['dueAt:day'], timeZone: "Mars/O'Base" }
    assert.equal((await me.post('/records/task/query', wrong)).body.code, 'core.badQuery')
  })

  test('a list sorts a choice, and a stage, by the order people gave them, not by the alphabet', async () => {
    const me = world.as('member')
    for (const stage of ['customer', 'new', 'lost', 'contacted']) {
      await me.post('/records/contact', { name: { family: 'Sorted', given: stage }, stage })
    }
    await me.post('/records/contact', { name: { family: 'Sorted', given: 'nowhere' } })
    const sorted = async (object: string, sort: string, filter: string, field: string) => {
      const seen: unknown[] = []
      for (let after = ''; ;) {
        const path = `/records/${object}?${filter}&sort=${sort}&limit=2&expand=${object === 'deal' ? 'stage' : ''}`
        const { items, next } = (await me.get(path + (after && `&after=${after}`))).body
        seen.push(...items.map((item: Record<string, never>) => item[field]))
        if (!next) return seen
        after = next
      }
    }
    const mine = 'filter[name.family]=Sorted'
    assert.deepEqual(await sorted('contact', 'stage', mine, 'stage'), ['new', 'contacted', 'customer', 'lost', null])
    assert.deepEqual(await sorted('contact', '-stage', mine, 'stage'), ['lost', 'customer', 'contacted', 'new', null])
    const stages = (await me.get('/records/stage?sort=-position&filter[pipeline.position]=0')).body.items
    for (const { id, name } of stages) await me.post('/records/deal', { name: `Sorted ${name}`, stage: id })
    const names = (await sorted('deal', 'stage', 'filter[name][startsWith]=Sorted', 'stage')) as { title: string }[]
    assert.deepEqual(
      names.map(({ title }) => title),
      stages.map(({ name }: { name: string }) => name).toReversed(),
    )
  })

  test('a refusal names the field as people know it, in their language, and as programs do in its params', async () => {
    const me = world.as('member')
    const said = async (values: object, language: string) => {
      const { body } = await me.post('/records/contact', values, { 'accept-language': language })
      return [body.detail, body.params]
    }
    assert.deepEqual(await said({ name: 'A', email: 'nobody' }, 'en'), [
      'E-mail: “nobody” is not a valid e-mail address.',
      { field: 'email', value: 'nobody', type: 'email' },
    ])
    assert.deepEqual(await said({ name: 'A', stage: 'odd' }, 'zh-CN'), [
      '阶段：“odd”不是有效的选项。',
      { field: 'stage', value: 'odd', type: 'choice' },
    ])
    assert.deepEqual(await said({}, 'zh-CN'), ['“姓名”不能为空。', { field: 'name' }])
  })

  test('everything wrong is refused by name and nothing is written', async () => {
    const me = world.as('member')
    const wrong = [
      [{ name: 'x', nope: 1 }, 'core.fieldNotFound'],
      [{}, 'core.fieldRequired'],
      [{ name: 'x', employees: 'many' }, 'core.fieldInvalid'],
      [{ name: 'x', contactCount: 3 }, 'core.fieldReadOnly'],
      [{ name: 'x', parent: '018f0000-0000-7000-8000-000000000000' }, 'core.linkBroken'],
      [{ name: 'x', revenue: { amount: 1, currency: 'XXQ' } }, 'core.fieldInvalid'],
      [{ name: 'x', creditCode: '91350100M000100Y44' }, 'core.creditCodeInvalid'],
    ] as const
    for (const [values, code] of wrong) {
      const reply = await me.post('/records/company', values)
      assert.equal(reply.body.code, code, reply.text)
    }
    assert.equal((await me.get('/records/company?filter[name]=x')).body.items.length, 0)
    const twice = await me.post('/records/company', '{"name":"a","name":"b"}', {
      'content-type': 'application/json',
      'accept-language': 'zh-CN',
    })
    assert.equal(twice.body.code, 'json.duplicateKey')
    assert.match(twice.body.detail, /重复/)
    assert.equal((await me.get('/records/company?filtr[name]=x')).body.code, 'core.badQuery')
    assert.equal((await me.get('/records/company?filter[name][like]=x')).body.code, 'core.badOperator')
    assert.equal((await me.get('/records/nothing')).status, 404)
    assert.equal((await me.get('/records/company/not-an-id')).status, 404)
    const bomb = { filter: { or: Array.from({ length: 200 }, (_, i) => ({ name: `n${i}` })) } }
    assert.equal((await me.post('/records/company/query', bomb)).body.code, 'core.filterTooLarge')
    let deep: object = { name: 'x' }
    for (let i = 0; i < 20; i += 1) deep = { not: deep }
    assert.equal((await me.post('/records/company/query', { filter: deep })).body.code, 'core.filterTooLarge')
  })

  test('each role may do what it was granted and nothing more', async () => {
    const made = (await world.as('manager').post('/records/deal', { name: 'theirs' })).body
    assert.equal((await world.as('readonly').post('/records/deal', { name: 'no' })).status, 403)
    assert.equal((await world.as('readonly').get(`/records/deal/${made.id}`)).status, 200)
    assert.equal((await world.as('member').patch(`/records/deal/${made.id}`, { name: 'mine now' })).status, 403)
    assert.equal((await world.as('member').delete(`/records/deal/${made.id}`)).status, 403)
    assert.equal((await world.as('admin').patch(`/records/deal/${made.id}`, { name: 'ours' })).status, 200)
    assert.equal(
      (await world.as('member').post('/people', { email: 'x@example.com', name: 'X', role: 'owner' })).status,
      403,
    )
    assert.equal(
      (await world.as('admin').post('/people', { email: 'x@example.com', name: 'X', role: 'owner' })).status,
      403,
    )
  })

  test('a batch is all or nothing unless asked otherwise', async () => {
    const me = world.as('member')
    const operations = [
      { op: 'create', values: { name: 'Batch one' } },
      { op: 'create', values: { employees: 1 } },
    ]
    const refused = await me.post('/records/company/batch', { operations })
    assert.equal(refused.status, 422)
    assert.equal((await me.get('/records/company?filter[name]=Batch%20one')).body.items.length, 0)
    const some = await me.post('/records/company/batch', { operations, atomic: false })
    assert.deepEqual(
      some.body.items.map((item: { status: number }) => item.status),
      [201, 422],
    )
    const upsert = { op: 'upsert', by: 'code', values: { name: 'Chair', code: 'CH-1' } }
    const owner = world.as('owner')
    const [first] = (await owner.post('/records/product/batch', { operations: [upsert] })).body.items
    const [second] = (
      await owner.post('/records/product/batch', {
        operations: [{ ...upsert, values: { name: 'Armchair', code: 'ch-1' } }],
      })
    ).body.items
    assert.deepEqual([first.status, second.status, second.id], [201, 200, first.id])
  })

  test('a query is a look: the same Idempotency-Key neither holds it up nor is kept', async () => {
    const key = { 'idempotency-key': 'a-look' }
    const first = await world.as('owner').post('/records/contact/query', { limit: 1 }, key)
    const second = await world.as('owner').post('/records/contact/query', { limit: 2 }, key)
    assert.deepEqual([first.status, second.status], [200, 200])
  })

  test('a request with the same Idempotency-Key is done once', async () => {
    const me = world.as('member')
    const headers = { 'idempotency-key': 'order-77' }
    const [one, two] = await Promise.all([
      me.post('/records/company', { name: 'Once' }, headers),
      me.post('/records/company', { name: 'Once' }, headers),
    ])
    assert.equal(one.status, 201)
    assert.equal(one.body.id, two.body.id)
    assert.equal((await me.get('/records/company?filter[name]=Once')).body.items.length, 1)
    assert.equal((await me.post('/records/company', { name: 'Other' }, headers)).body.code, 'core.keyReused')
  })

  test('a lead becomes a contact, a company and a deal, once', async () => {
    const me = world.as('member')
    const lead = (
      await me.post('/records/lead', { name: 'Grace Hopper', companyName: 'Navy', email: ['grace@navy.example'] })
    ).body
    const done = await me.post(`/leads/${lead.id}/conversion`, {
      deal: { name: 'Compiler', amount: { amount: 5, currency: 'USD' } },
    })
    assert.equal(done.status, 200, done.text)
    assert.equal((await me.get(`/records/contact/${done.body.contact}`)).body.company, done.body.company)
    assert.equal((await me.get(`/records/lead/${lead.id}`)).body.status, 'converted')
    assert.equal((await me.post(`/leads/${lead.id}/conversion`, {})).body.code, 'core.leadConverted')

    assert.ok((await me.delete(`/leads/${lead.id}/conversion`)).status < 300, 'who converted takes it back')
    const again = (await me.get(`/records/lead/${lead.id}`)).body
    assert.deepEqual([again.status, again.contact, again.convertedAt], [lead.status, null, null])
    for (const object of ['contact', 'company', 'deal'])
      assert.equal((await me.get(`/records/${object}/${done.body[object]}`)).status, 404, object)
    assert.equal((await me.delete(`/leads/${lead.id}/conversion`)).body.code, 'core.leadNotConverted')
    const { body: firm } = await me.post('/records/company', { name: 'There before' })
    await me.post(`/leads/${lead.id}/conversion`, { company: { id: firm.id } })
    await me.delete(`/leads/${lead.id}/conversion`)
    assert.equal((await me.get(`/records/company/${firm.id}`)).status, 200, 'it was there before, and stays')
  })

  test('many-to-many links keep their order and show in history', async () => {
    const me = world.as('owner')
    const ids: string[] = []
    for (const name of ['Zoe Z', 'Ann A']) ids.push((await me.post('/records/contact', { name })).body.id)
    const made = await me.post('/records/campaign', { name: 'Spring', members: ids })
    assert.deepEqual(made.body.members, ids)
    const changed = await me.patch(`/records/campaign/${made.body.id}`, { members: [ids[1]] })
    assert.deepEqual(changed.body.members, [ids[1]])
    assert.equal((await me.get(`/records/campaign?filter[members]=${ids[1]}`)).body.items.length, 1)
    const [latest] = (await me.get(`/records/campaign/${made.body.id}/history`)).body.items
    assert.deepEqual([latest.before, latest.after], [{ members: ids }, { members: [ids[1]] }])
  })
})
