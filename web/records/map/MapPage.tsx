import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import { writeState } from '#web/records/list/address.ts'
import type { Condition } from '#web/records/list/conditions.ts'
import '#web/records/map/messages.ts'
import type { Line } from '#web/records/map/PlaceList.tsx'
import { PlaceList } from '#web/records/map/PlaceList.tsx'
import type { City, Country } from '#web/records/map/use-places.ts'
import { cityId, mostPlaces, usePlaces } from '#web/records/map/use-places.ts'
import type { Where } from '#web/records/map/where.ts'
import { countryPath, whereOf } from '#web/records/map/where.ts'
import { WorldMap } from '#web/records/map/WorldMap.tsx'
import { narrowed } from '#web/records/pivot/axes.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Segments } from '#web/ui/Segments.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** Where the records are: countries shaded, cities as dots, and both as a list. */
export function MapPage(props: ViewProps) {
  const { object, asked, state } = props
  const t = useT()
  const where = whereOf(object) as Where
  const { countries, cities, isCut, error, refetch } = usePlaces(object, asked, where)
  const [pointed, setPointed] = useState<string | null>(null)
  const linesOf = useLines(props, where)
  if (error && !countries)
    return (
      <div className="p-4">
        <ErrorNote error={error} onAgain={refetch} />
      </div>
    )
  if (!countries) return <Skeleton className="m-4 h-60" />
  if (countries.every(({ code }) => code === null) && cities.length === 0)
    return <Empty icon={MapPin} title={t('map.nothing')} hint={t('map.nothingHint')} />
  const isCities = state.settings.place === 'city' && where.address !== undefined
  const unplaced = cities.reduce((sum, { at, count }) => sum + (at ? 0 : count), 0)
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <WorldMap {...{ countries, cities, pointed }} />
      <section
        aria-label={t(isCities ? 'map.cities' : 'map.countries')}
        className="flex min-h-0 w-72 shrink-0 flex-col border-l border-line max-md:h-1/2 max-md:w-full max-md:border-t max-md:border-l-0"
      >
        {where.address && (
          <div className="flex px-3 py-2">
            <Segments
              label={t('map.what')}
              options={(['country', 'city'] as const).map((value) => ({
                value,
                label: t(value === 'country' ? 'map.countries' : 'map.cities'),
              }))}
              value={isCities ? 'city' : 'country'}
              onChange={(place) =>
                props.onState(
                  { settings: { ...state.settings, place: place === 'city' ? 'city' : '' } },
                  { push: true },
                )
              }
            />
          </div>
        )}
        <PlaceList
          key={String(isCities)}
          object={object.name}
          label={t(isCities ? 'map.cities' : 'map.countries')}
          lines={isCities ? linesOf.cities(cities) : linesOf.countries(countries)}
          onPoint={setPointed}
        />
        {(unplaced > 0 || isCut) && (
          <div role="note" className="border-t border-line px-3 py-1.5 text-xs text-2">
            {unplaced > 0 && <p>{t('map.unplaced', { n: unplaced })}</p>}
            {isCut && <p>{t('map.cut', { n: mostPlaces })}</p>}
          </div>
        )}
      </section>
    </div>
  )
}

/** Places as lines of the list, each with the way to its records. */
function useLines({ state }: ViewProps, where: Where) {
  const t = useT()
  const format = useFormat()
  const searchOf = (also: readonly Condition[]) =>
    writeState({}, { ...state, ...narrowed(state, also), view: '', group: '', saved: '', settings: {} })
  const countryIs = (field: string, code: string | null): Condition =>
    code === null ? { field, op: 'empty', value: '' } : { field, op: 'in', value: code }
  const address = where.address ?? ''
  return {
    countries: (countries: readonly Country[]): Line[] =>
      countries.map(({ code, count }) => ({
        id: code ?? '',
        label: code === null ? t('map.nowhere') : format.country(code),
        count,
        search: searchOf([countryIs(countryPath(where), code)]),
      })),
    cities: (cities: readonly City[]): Line[] =>
      cities.map(({ country, name, count }) => ({
        id: cityId({ country, name }),
        label: name,
        hint: country === null ? t('map.nowhere') : format.country(country),
        count,
        search: searchOf([
          countryIs(`${address}.country`, country),
          { field: `${address}.city`, op: 'eq', value: name },
        ]),
      })),
  }
}
