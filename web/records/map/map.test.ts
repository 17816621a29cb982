import assert from 'node:assert/strict'
import { test } from 'node:test'
import world from 'world-atlas/countries-110m.json' with { type: 'json' }
import { placeOfCity } from '#web/records/map/city-places.ts'
import { countryCode } from '#web/records/map/country-codes.ts'

const shapes = world.objects.countries.geometries as readonly { id?: string; properties: { name: string } }[]

test('every numbered outline has the letters of the country it is named after', () => {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '')
  const written: Record<string, string> = {
    AE: 'United Arab Emirates',
    BA: 'Bosnia and Herz.',
    CD: 'Dem. Rep. Congo',
    CF: 'Central African Rep.',
    CG: 'Congo',
    DO: 'Dominican Rep.',
    EH: 'W. Sahara',
    FK: 'Falkland Is.',
    GQ: 'Eq. Guinea',
    MK: 'Macedonia',
    MM: 'Myanmar',
    PS: 'Palestine',
    SB: 'Solomon Is.',
    SS: 'S. Sudan',
    TT: 'Trinidad and Tobago',
    TF: 'Fr. S. Antarctic Lands',
    TR: 'Turkey',
    US: 'United States of America',
  }
  for (const { id, properties } of shapes) {
    if (!id) continue
    const code = countryCode(id) ?? assert.fail(`${properties.name} (${id}) has no letters`)
    assert.equal(plain(written[code] ?? names.of(code) ?? ''), plain(properties.name), code)
  }
})

test('a city is found by any of its names, and else stands at its province', () => {
  const shenzhen = placeOfCity('CN', '广东省', '深圳市')
  assert.deepEqual(shenzhen, [114.1, 22.5])
  assert.deepEqual(placeOfCity('CN', null, 'Shenzhen'), shenzhen)
  assert.deepEqual(placeOfCity('CN', '广西壮族自治区', '无名市'), placeOfCity('CN', null, '南宁'))
  assert.deepEqual(placeOfCity('DE', null, 'München'), placeOfCity('DE', null, 'Munich'))
  assert.equal(placeOfCity('US', null, 'Springfield'), undefined)
})
