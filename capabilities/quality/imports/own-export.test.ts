import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownObject } from '#capabilities/quality/imports/own-export.ts'
import { modelOf } from '#core/objects/model.ts'
import { builtInObjects } from '#core/objects/registry.ts'

const model = modelOf('x', builtInObjects)

test('an export of ours is known for what it is, of any object and in either language', () => {
  for (const object of [
    'contact',
    'company',
    'lead',
    'deal',
    'task',
    'ticket',
    'quote',
    'order',
    'product',
    'campaign',
  ]) {
    for (const locale of ['en', 'zh'] as const) {
      const shown = [...model.objects.get(object)!.fields.values()].filter(({ type }) => type !== 'file')
      assert.equal(
        ownObject(model, [...shown.map(({ label }) => label[locale]), locale === 'en' ? 'Tend ID' : '常青 ID']),
        object,
        `${object} in ${locale}`,
      )
    }
  }
})

test('columns that several objects have, few columns, or one of somebody’s own tell nothing', () => {
  assert.equal(ownObject(model, ['Name', 'E-mail', 'Phone']), null)
  assert.equal(ownObject(model, ['Name', 'Owner', 'Description', 'Company', 'Contact']), null)
  const deal = [...model.objects.get('deal')!.fields.values()].map(({ label }) => label.en)
  assert.equal(ownObject(model, [...deal, 'Customer number']), null)
})
