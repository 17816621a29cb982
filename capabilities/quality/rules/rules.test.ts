import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { ruleRoutes } from '#capabilities/quality/routes-rules.ts'
import { ruleCheck } from '#capabilities/quality/rules/check-write.ts'
import { ruleJobs } from '#capabilities/quality/rules/jobs.ts'
import { defineCapability } from '#core/capability.ts'
import { dayOf } from '#platform/zone.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: ruleRoutes,
  jobs: ruleJobs,
  checks: [ruleCheck],
  migrations: new URL('../migrations/', import.meta.url),
})

suite('rules that records have to keep', () => {
  const world = testWorld({ capabilities: [quality] })
  const owner = () => world.as('owner')
  const make = async (object: string, values: object) => owner().post(`/records/${object}`, values)
  const rule = async (object: string, check: object, more: object = {}) => {
    const body = {
      object,
      name: 'A rule',
      check,
      severity: 'refusal',
      onWrite: true,
      onImport: true,
      active: true,
      ...more,
    }
    const { status, body: made } = await owner().post('/rules', body)
    assert.equal(status, 201, JSON.stringify(made))
    return made
  }
  const clear = async () => {
    const { items } = (await owner().get('/rules')).body
    for (const { id } of items) await owner().delete(`/rules/${id}`)
    for (const object of ['deal', 'contact', 'company'])
      await world.ctx.db.count({ text: `update "${world.ctx.model.schema}".${object} set deleted_at = now()` })
  }
  const stage = async (kind: string) =>
    (await owner().get('/records/stage?limit=200')).body.items.find((one: { kind: string }) => one.kind === kind).id

  test('a won deal without an amount is refused by name, with the field and what to do, and nothing is written', async () => {
    await clear()
    const { id } = await rule(
      'deal',
      { kind: 'required', field: 'amount' },
      { name: 'Won deals have an amount', when: { 'stage.kind': 'won' } },
    )
    const open = await make('deal', { name: 'Open', stage: await stage('open') })
    assert.equal(open.status, 201)
    const won = await owner().patch(`/records/deal/${open.body.id}`, { stage: await stage('won') })
    assert.deepEqual([won.status, won.body.code], [422, 'quality.ruleBroken'])
    assert.deepEqual(
      [won.body.params.rule, won.body.params.field, won.body.params.id],
      ['Won deals have an amount', 'amount', id],
    )
    assert.match(won.body.detail, /When Stage’s Kind is Won, Amount must not be empty\. Correct Amount/)
    assert.equal((await owner().get(`/records/deal/${open.body.id}`)).body.rev, 1)
    const zh = await world
      .as('owner')
      .patch(`/records/deal/${open.body.id}`, { stage: await stage('won') }, { 'accept-language': 'zh-CN' })
    assert.match(zh.body.detail, /当阶段的类别为赢单时，金额不能为空。请修改“金额”后重新保存。/)
    const paid = { stage: await stage('won'), amount: { amount: 5, currency: 'EUR' } }
    assert.equal((await owner().patch(`/records/deal/${open.body.id}`, paid)).status, 200)
    const [made] = (
      await owner().post('/records/deal/batch', {
        operations: [{ op: 'create', values: { name: 'W', stage: await stage('won') } }],
        atomic: false,
      })
    ).body.items
    assert.equal(made.code, 'quality.ruleBroken')
  })

  test('who changes something else in an old record that breaks a rule is not held up', async () => {
    await clear()
    const { body: deal } = await make('deal', { name: 'Old', stage: await stage('won') })
    await rule('deal', { kind: 'required', field: 'amount' }, { when: { 'stage.kind': 'won' } })
    assert.equal((await owner().patch(`/records/deal/${deal.id}`, { name: 'Renamed' })).status, 200)
    assert.equal((await owner().patch(`/records/deal/${deal.id}`, { amount: null })).status, 200, 'nothing changed')
    assert.equal(
      (await owner().patch(`/records/deal/${deal.id}`, { amount: { amount: 1, currency: 'CNY' } })).status,
      200,
    )
    assert.equal((await owner().patch(`/records/deal/${deal.id}`, { amount: null })).status, 422)
  })

  test('a warning comes back beside the record, which is written all the same', async () => {
    await clear()
    await rule(
      'contact',
      { kind: 'unique', fields: ['email'] },
      { severity: 'warning', name: 'One contact per e-mail' },
    )
    await make('contact', { name: 'Ada Lovelace', email: ['ada@gmail.com'] })
    const { status, body } = await make('contact', { name: 'A. Lovelace', email: ['a.da+crm@gmail.com'] })
    assert.equal(status, 201)
    assert.deepEqual(
      body.warnings.map((one: { code: string; field: string; detail: string }) => [one.code, one.field, one.detail]),
      [['quality.ruleBroken', 'email', 'No two contacts may have the same E-mail.']],
    )
  })

  // One good and one bad record for each kind of check.
  const kinds: [name: string, object: string, check: object, good: object, bad: object][] = [
    [
      'format',
      'company',
      { kind: 'format', field: 'domain', format: 'url' },
      { domain: 'https://a.example' },
      { domain: 'a b' },
    ],
    [
      'pattern',
      'company',
      { kind: 'pattern', field: 'shortName', pattern: '[A-Z]{2}-\\d+' },
      { shortName: 'AB-12' },
      { shortName: 'xAB-12' },
    ],
    [
      'length',
      'company',
      { kind: 'length', field: 'shortName', min: 2, max: 4 },
      { shortName: '华为技术' },
      { shortName: '华为技术有限' },
    ],
    ['range', 'company', { kind: 'range', field: 'employees', min: 1, max: 10 }, { employees: 10 }, { employees: 11 }],
    [
      'range of days',
      'contact',
      { kind: 'range', field: 'birthday', min: '1900-01-01', max: 'today' },
      { birthday: '1990-02-28' },
      { birthday: '2999-01-01' },
    ],
    ['set', 'contact', { kind: 'set', field: 'country', values: ['CN', 'DE'] }, { country: 'DE' }, { country: 'US' }],
    [
      'part of an address',
      'contact',
      { kind: 'format', field: 'address.postcode', format: 'postcodeCN' },
      { address: { postcode: '200000' } },
      { address: { postcode: '2000' } },
    ],
    [
      'phones',
      'contact',
      { kind: 'format', field: 'phone', format: 'mobileCN' },
      { phone: ['+8613800138000'] },
      { phone: ['+8613800138000', '+442079460958'] },
    ],
    [
      'credit code',
      'company',
      { kind: 'format', field: 'shortName', format: 'creditCode' },
      { shortName: '91350100M000100Y43' },
      { shortName: '91350100M000100Y44' },
    ],
    [
      'ID number',
      'contact',
      { kind: 'format', field: 'title', format: 'idNumber' },
      { title: '11010519491231002x' },
      { title: '110105194912310021' },
    ],
    [
      'ID number of a day that never was',
      'contact',
      { kind: 'format', field: 'title', format: 'idNumber' },
      { title: '110105200002290021' },
      { title: '110105200102290029' },
    ],
    [
      'any condition',
      'contact',
      { kind: 'filter', filter: { or: [{ email: { empty: false } }, { phone: { empty: false } }] } },
      { email: ['a@b.example'] },
      {},
    ],
    [
      'same in two fields',
      'company',
      { kind: 'unique', fields: ['shortName', 'country'] },
      { shortName: 'Once', country: 'DE' },
      { shortName: 'ACME', country: 'CN' },
    ],
  ]
  for (const [name, object, check, good, bad] of kinds) {
    test(`${name}: what keeps the rule is written, what breaks it is refused, and an empty value breaks nothing`, async () => {
      await clear()
      if (name === 'same in two fields') await make('company', { name: 'There', shortName: 'acme', country: 'CN' })
      const { body: old } = await make(object, { name: 'Before', ...bad })
      if (name === 'same in two fields') await owner().delete(`/records/${object}/${old.id}`)
      const { id, results } = await rule(object, check)
      assert.equal(results[0].failing, name === 'same in two fields' ? 0 : 1, 'what is there already is counted')
      assert.equal((await make(object, { name: 'Good', ...good })).status, 201)
      const refused = await make(object, { name: 'Bad', ...bad })
      assert.deepEqual([refused.status, refused.body.code], [422, 'quality.ruleBroken'])
      if (name !== 'any condition') assert.equal((await make(object, { name: 'Empty' })).status, 201)
      const { items } = (await owner().get(`/rules/${id}/failing`)).body
      assert.deepEqual(
        items.map((one: { id: string }) => one.id),
        name === 'same in two fields' ? [] : [old.id],
      )
    })
  }

  test('today is the day of those who work here, not that of the server, and so is the day a record was made', async () => {
    await clear()
    // Half of each day it is another day already in the one zone, and still in the other.
    const zone = new Date().getUTCHours() >= 10 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago'
    const workspace = world.ctx.workspace as { timeZone: string }
    const before = workspace.timeZone
    workspace.timeZone = zone
    try {
      const day = (plus: number) => dayOf(new Date(Date.now() + plus * 86_400_000), zone)
      await rule('contact', { kind: 'range', field: 'birthday', max: 'today' })
      assert.equal((await make('contact', { name: 'Today', birthday: day(0) })).status, 201)
      assert.equal((await make('contact', { name: 'Tomorrow', birthday: day(1) })).status, 422)
      await rule('deal', { kind: 'compare', left: 'closesOn', operator: 'gte', right: 'createdAt' })
      assert.equal((await make('deal', { name: 'Today', closesOn: day(0) })).status, 201)
      assert.equal((await make('deal', { name: 'Yesterday', closesOn: day(-1) })).status, 422)
    } finally {
      workspace.timeZone = before
    }
  })

  test('rules reach across links: where a contact is, and which company it may have', async () => {
    await clear()
    await rule(
      'contact',
      { kind: 'compare', left: 'country', operator: 'eq', right: 'company.country' },
      { name: 'Same country' },
    )
    await rule('contact', { kind: 'link', field: 'company', filter: { industry: 'finance' } }, { name: 'Banks only' })
    const { body: bank } = await make('company', { name: 'Bank', country: 'DE', industry: 'finance' })
    const { body: shop } = await make('company', { name: 'Shop', country: 'DE', industry: 'retail' })
    assert.equal((await make('contact', { name: 'A B', country: 'DE', company: bank.id })).status, 201)
    const abroad = await make('contact', { name: 'A B', country: 'FR', company: bank.id })
    assert.match(abroad.body.detail, /Country must be the same as Company’s Country/)
    const elsewhere = await make('contact', { name: 'A B', country: 'DE', company: shop.id })
    assert.match(elsewhere.body.detail, /Company must be one of which holds: Industry is Finance/)
  })

  test('a value that has to be unique is looked up in an index, as long as some rule asks for it', async () => {
    await clear()
    const indexes = async () => {
      const rows = await world.ctx.db.arrays({
        text: `select indexname, indexdef from pg_indexes where schemaname = $1 and starts_with(indexname, 'company__rule_')`,
        values: [world.ctx.model.schema],
      })
      return rows
        .map(([name, definition]) => `${String(name)} ${/btree (\(.*\)) WHERE/.exec(String(definition))?.[1]}`)
        .toSorted()
    }
    const one = await rule('company', { kind: 'unique', fields: ['shortName', 'country'] })
    const other = await rule('company', { kind: 'unique', fields: ['shortName'] })
    await rule('company', { kind: 'unique', fields: ['employees'] })
    await rule('company', { kind: 'unique', fields: ['phone'] })
    const both = ['company__rule_employees (employees)', 'company__rule_short_name (lower(short_name))']
    assert.deepEqual(await indexes(), both)
    await owner().delete(`/rules/${one.id}`)
    assert.deepEqual(await indexes(), both)
    await owner().patch(`/rules/${other.id}`, { active: false })
    assert.deepEqual(await indexes(), both.slice(0, 1))
  })

  test('of two who write the same value at once, the second is refused', async () => {
    await clear()
    await rule('company', { kind: 'unique', fields: ['domain'] })
    const replies = await Promise.all([1, 2, 3].map((n) => make('company', { name: `C${n}`, domain: 'same.example' })))
    assert.deepEqual(
      replies.map(({ status }) => status).toSorted((a, b) => a - b),
      [201, 422, 422],
    )
  })

  test('counts are kept with their day, a changed question begins anew, and a switched-off rule refuses nothing', async () => {
    await clear()
    await make('company', { name: 'Few', employees: 1 })
    const { id } = await rule('company', { kind: 'range', field: 'employees', min: 5 })
    await make('company', { name: 'Many', employees: 50 })
    await owner().post('/rules/runs', {})
    await world.drain()
    const { results } = (await owner().get(`/rules/${id}`)).body
    assert.deepEqual(
      results.map(({ failing, total }: { failing: number; total: number }) => [failing, total]),
      [
        [1, 1],
        [1, 2],
      ],
    )
    const { body: off } = await owner().patch(`/rules/${id}`, { active: false })
    assert.deepEqual([off.active, off.results.length], [false, 2])
    assert.equal((await make('company', { name: 'None', employees: 0 })).status, 201)
    const { body: other } = await owner().patch(`/rules/${id}`, {
      check: { kind: 'range', field: 'employees', min: 1 },
    })
    assert.equal(other.results.length, 1)
  })

  test('proposals are counted, are not in force, and go once they are rules', async () => {
    await clear()
    await make('contact', { name: 'Silent' })
    const { items } = (await owner().get('/rules/proposals?object=contact')).body
    const reach = items.find(({ key }: { key: string }) => key === 'contactReach')
    assert.deepEqual([reach.failing, reach.total, reach.severity], [1, 1, 'warning'])
    assert.equal('warnings' in (await make('contact', { name: 'Silent too' })).body, false)
    await rule('contact', reach.check, { name: reach.name.en })
    const { items: left } = (await owner().get('/rules/proposals?object=contact')).body
    assert.equal(
      left.some(({ key }: { key: string }) => key === 'contactReach'),
      false,
    )
  })

  test('a rule that cannot be asked is refused with its reason, and only who may make rules makes them', async () => {
    const attempt = async (check: object, more: object = {}) => {
      const body = {
        object: 'contact',
        name: 'x',
        check,
        severity: 'warning',
        onWrite: true,
        onImport: true,
        active: true,
        ...more,
      }
      const reply = await owner().post('/rules', body)
      return `${reply.status} ${reply.body.code}`
    }
    assert.equal(await attempt({ kind: 'required', field: 'nothing' }), '400 core.fieldNotFound')
    assert.equal(await attempt({ kind: 'pattern', field: 'title', pattern: '(a)\\1' }), '422 quality.rulePattern')
    assert.equal(await attempt({ kind: 'pattern', field: 'title', pattern: '(' }), '422 quality.rulePattern')
    assert.equal(await attempt({ kind: 'range', field: 'name', min: 1 }), '422 quality.ruleField')
    assert.equal(await attempt({ kind: 'range', field: 'score', min: 'today' }), '422 quality.ruleBounds')
    assert.equal(await attempt({ kind: 'range', field: 'birthday', max: '2026-02-31' }), '422 quality.ruleBounds')
    assert.equal(await attempt({ kind: 'range', field: 'score', min: 10, max: 1 }), '422 quality.ruleBoundsOrder')
    assert.equal(
      await attempt({ kind: 'range', field: 'birthday', min: '2999-01-01', max: 'today' }),
      '422 quality.ruleBoundsOrder',
    )
    assert.equal(await attempt({ kind: 'length', field: 'title', min: 5, max: 2 }), '422 quality.ruleBoundsOrder')
    assert.equal(await attempt({ kind: 'filter', filter: {} }), '422 quality.ruleNoCondition')
    assert.equal(await attempt({ kind: 'filter', filter: { and: [] } }), '422 quality.ruleNoCondition')
    assert.equal(
      await attempt({ kind: 'compare', left: 'country', operator: 'lt', right: 'birthday' }),
      '422 quality.ruleCompare',
    )
    assert.equal(await attempt({ kind: 'unique', fields: ['email', 'title'] }), '422 quality.ruleUnique')
    assert.equal(await attempt({ kind: 'required', field: 'title' }, { name: '  ' }), '422 quality.ruleName')
    assert.equal(
      await attempt({ kind: 'required', field: 'title' }, { when: { 'company.nothing': 1 } }),
      '400 core.fieldNotFound',
    )
    assert.equal(await attempt({ kind: 'unknown' }), '400 core.unknownKind')
    assert.equal((await owner().get('/rules/none')).status, 404)
    const body = {
      object: 'contact',
      name: 'x',
      check: { kind: 'required', field: 'title' },
      severity: 'warning',
      onWrite: true,
      onImport: true,
      active: true,
    }
    assert.equal((await world.as('member').post('/rules', body)).status, 403)
    assert.equal((await world.as('member').get('/rules')).status, 200)
  })
})
