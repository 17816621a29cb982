import { geoCentroid, geoNaturalEarth1, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import world from 'world-atlas/countries-110m.json' with { type: 'json' }
import { countryCode } from '#web/records/map/country-codes.ts'

export const width = 960
export const height = 470

type Shapes = Parameters<typeof feature>[0]
type Outline = { code: string | undefined; name: string; d: string; middle: readonly [number, number] }

// Without Antarctica, where there are no customers, the rest of the world is larger.
const topology = world as unknown as Shapes
const collection = feature(topology, topology.objects.countries as never) as unknown as {
  features: readonly (GeoJSON.Feature & { id?: string; properties: { name: string } })[]
}
const land = collection.features.filter(({ id }) => id !== '010')
const projection = geoNaturalEarth1().fitSize([width, height], { type: 'FeatureCollection', features: [...land] })
const draw = geoPath(projection).digits(1)

/** The outline of every country as the path of an SVG. */
export const outlines: readonly Outline[] = land.map((one) => ({
  code: countryCode(one.id),
  name: one.properties.name,
  d: draw(one) ?? '',
  middle: projectedAt(geoCentroid(one)),
}))

/** Where a place lies on the picture. */
export function projectedAt(place: readonly [number, number]): readonly [number, number] {
  return projection([place[0], place[1]]) ?? [0, 0]
}
