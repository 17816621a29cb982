import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { fillRoutes } from '#capabilities/quality/fill/routes.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { ruleRoutes } from '#capabilities/quality/routes-rules.ts'
import { ruleCheck } from '#capabilities/quality/rules/check-write.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: [...importRoutes, ...ruleRoutes, ...fillRoutes],
  jobs: importJobs,
  checks: [ruleCheck],
  migrations: new URL('../migrations/', import.meta.url),
})

type Reason = { kind: string; code: string; field: string; detail: string; count: number }

suite('rules and fills while files come in', () => {
  const world = testWorld({ capabilities: [quality] })
  const owner = () => world.as('owner')
  const rule = async (name: string, check: object, severity: string, more: object = {}) => {
    const body = { object: 'contact', name, check, severity, onWrite: true, onImport: true, active: true, ...more }
    assert.equal((await owner().post('/rules', body)).status, 201)
  }
  const bring = async (name: string, text: string, options: object = {}) => {
    const { body: made } = await owner().post(`/imports?name=${name}`, Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    const mapping = { ...made.mapping, options: { ...made.mapping.options, ...options } }
    assert.equal((await owner().put(`/imports/${made.id}/mapping`, mapping)).status, 200)
    const { body: dry } = await owner().post(`/imports/${made.id}/dry-run`, {})
    await owner().post(`/imports/${made.id}/run`, {})
    await world.drain()
    return { dry, report: (await owner().get(`/imports/${made.id}/report`)).body, id: made.id }
  }

  test('rows that break a rule are rejected by its name, warnings are counted, and the dry run says the same', async () => {
    await rule('Known countries', { kind: 'set', field: 'country', values: ['CN', 'DE'] }, 'refusal')
    await rule('One per e-mail', { kind: 'unique', fields: ['email'] }, 'refusal')
    await rule('With a title', { kind: 'required', field: 'title' }, 'warning')
    await rule('Not asked', { kind: 'required', field: 'wechat' }, 'refusal', { onImport: false })
    const { dry, report } = await bring(
      'people.csv',
      [
        'Name,E-mail,Country,Job title',
        'Ada Lovelace,ada@example.com,Germany,Countess',
        'Alan Turing,alan@example.com,France,Fellow',
        'Grace Hopper,grace@example.com,China,',
      ].join('\n'),
    )
    assert.deepEqual([report.counts.created, report.counts.rejected], [2, 1])
    const said = report.reasons
      .filter(({ code }: Reason) => code === 'quality.rowBreaksRule')
      .map(({ kind, field, detail, count }: Reason) => [kind, field, detail, count])
    assert.deepEqual(said.toSorted(), [
      ['rejected', 'country', 'Breaks the rule “Known countries”.', 1],
      ['warned', 'title', 'Breaks the rule “With a title”.', 1],
    ])
    assert.deepEqual([dry.counts.created, dry.counts.rejected], [2, 1])
    const { items } = (await owner().get('/records/contact?sort=name')).body
    assert.deepEqual(
      items.map((one: { name: { full: string } }) => one.name.full),
      ['Ada Lovelace', 'Grace Hopper'],
    )
  })

  test('a row that would break a rule by changing a record leaves the record as it was', async () => {
    const { report } = await bring('again.csv', 'Name,E-mail,Country\nAda Lovelace,ada@example.com,France\n', {
      onMatch: 'update',
      emptyOnly: false,
    })
    assert.deepEqual([report.counts.updated, report.counts.rejected], [0, 1])
    const { items } = (await owner().get('/records/contact?q=lovelace')).body
    assert.equal(items[0].country, 'DE')
  })

  test('what follows from a row is filled in and marked with its source, but never over what the row says', async () => {
    await bring(
      'ids.csv',
      [
        '姓名,身份证号,生日,手机,国家',
        '王丽,11010519491231002X,,+8613800138000,',
        '李强,110105194912310038,1950-01-01,+8613900139000,中国',
      ].join('\n'),
    )
    const { items } = (await owner().get('/records/contact?filter[idNumber][empty]=false&sort=birthday')).body
    assert.deepEqual(
      items.map((one: Record<string, unknown>) => [one.birthday, one.gender, one.country]),
      [
        ['1949-12-31', 'female', 'CN'],
        ['1950-01-01', 'male', 'CN'],
      ],
    )
    const marks = async (id: string) =>
      (await owner().get(`/records/contact/${id}/provenance`)).body.items.map(({ rule: one }: { rule: string }) => one)
    assert.deepEqual(await marks(items[0].id), ['birthdayFromId', 'countryFromPhone', 'genderFromId'])
    assert.deepEqual(await marks(items[1].id), ['genderFromId'])
  })
})
