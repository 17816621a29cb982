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

suite('a recipe on the rows of an import', () => {
  const world = testWorld({ capabilities: [capability] })
  const owner = () => world.as('owner')

  test('its steps are done after the cleaning, by field or by column; what the file lacks is passed over', async () => {
    const { body } = await owner().post(
      '/imports?name=x.csv',
      Buffer.from(
        'Name,E-mail,City,Job Title,Stage\nAda Lovelace,ada@OLD.example,深圳市,sales manager,New\nBob Stone,,上海,,Lost\n',
      ),
      { 'content-type': 'application/octet-stream' },
    )
    const fields: Record<string, string> = {
      Name: 'name',
      'E-mail': 'email',
      City: 'address.city',
      'Job Title': 'title',
      Stage: 'stage',
    }
    const steps = [
      { do: 'map', column: 'address.city', values: { 深圳市: '深圳' } },
      { do: 'case', column: 'job title', to: 'title' },
      { do: 'fill', column: 'title', value: 'Clerk' },
      { do: 'mapDomain', column: 'email', values: { 'old.example': 'new.example' } },
      { do: 'map', column: 'stage', values: { new: 'contacted' } },
      { do: 'trim', column: 'wechat' },
    ]
    const mapping = {
      ...body.mapping,
      object: 'contact',
      columns: body.columns.map(({ name }: { name: string }) => ({ column: name, field: fields[name] })),
      options: { ...body.mapping.options, skipRules: ['addressRegion'], recipe: { name: 'Mine', steps } },
    }
    assert.equal((await owner().put(`/imports/${body.id}/mapping`, mapping)).status, 200)
    const { rows } = (await owner().get(`/imports/${body.id}/preview`)).body
    const city = rows[0].cells[2]
    assert.deepEqual(
      [city.raw, city.shown, city.changes.map(({ rule }: { rule: string }) => rule)],
      ['深圳市', '深圳', ['recipe']],
    )
    await owner().post(`/imports/${body.id}/run`)
    await world.drain()
    const { items } = (await owner().get('/records/contact?limit=10&sort=createdAt')).body
    type Told = {
      name: { full: string }
      email: string[] | null
      address: { city: string }
      title: string
      stage: string
    }
    const told = items.map(({ name, email, address, title, stage }: Told) => [
      name.full,
      email?.[0] ?? null,
      address.city,
      title,
      stage,
    ])
    assert.deepEqual(told.toSorted(), [
      ['Ada Lovelace', 'ada@new.example', '深圳', 'Sales Manager', 'contacted'],
      ['Bob Stone', null, '上海', 'Clerk', 'lost'],
    ])
    const { reasons } = (await owner().get(`/imports/${body.id}/report`)).body
    assert.ok(reasons.some(({ code }: { code: string }) => code === 'recipe'))
  })
})
