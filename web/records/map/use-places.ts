import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import { placeOfCity } from '#web/records/map/city-places.ts'
import type { Where } from '#web/records/map/where.ts'
import { countryPath } from '#web/records/map/where.ts'
import type { ObjectMeta } from '#web/types.ts'

export type Country = { code: string | null; count: number }
export type City = { country: string | null; name: string; count: number; at: readonly [number, number] | undefined }

type Answer = { key: Record<string, string | null>; values: { n: number } }
/** What the API gives at once, the largest first. */
export const mostPlaces = 1000

/** How many records each country and each city has; the database counts. */
export function usePlaces(object: ObjectMeta, asked: Asked, where: Where) {
  const byCountry = useGroups(object, asked, [countryPath(where)])
  const byCity = useGroups(
    object,
    asked,
    where.address ? ['country', 'region', 'city'].map((part) => `${where.address}.${part}`) : [],
  )
  const countries = byCountry.data?.groups.map(({ key, values }): Country => ({
    code: key[countryPath(where)] ?? null,
    count: values.n,
  }))
  return {
    countries,
    cities: citiesOf(byCity.data?.groups ?? [], where.address ?? ''),
    isCut: (byCity.data?.groups.length ?? 0) >= mostPlaces,
    error: byCountry.error ?? byCity.error,
    refetch: () => {
      void byCountry.refetch()
      void byCity.refetch()
    },
  }
}

/** "CN/深圳市". */
export const cityId = ({ country, name }: Pick<City, 'country' | 'name'>): string => `${country ?? ''}/${name}`

/** A city once, whatever provinces its records name; the largest first. */
function citiesOf(groups: readonly Answer[], address: string): City[] {
  const cities = new Map<string, City>()
  for (const { key, values } of groups) {
    const [country, region, city] = ['country', 'region', 'city'].map((part) => key[`${address}.${part}`] ?? null)
    if (!city) continue
    const id = cityId({ country: country ?? null, name: city })
    const before = cities.get(id)
    const at = before?.at ?? (country ? placeOfCity(country, region ?? null, city) : undefined)
    cities.set(id, { country: country ?? null, name: city, count: (before?.count ?? 0) + values.n, at })
  }
  return [...cities.values()].toSorted((a, b) => b.count - a.count)
}

function useGroups(object: ObjectMeta, asked: Asked, groupBy: readonly string[]) {
  const body = { ...asked, groupBy, aggregate: { n: { count: '*' } } }
  return useQuery({
    queryKey: ['group', object.name, body],
    queryFn: ({ signal }) => api.post<{ groups: Answer[] }>(`${path('records', object.name)}/query`, body, { signal }),
    placeholderData: keepPreviousData,
    enabled: groupBy.length > 0,
  })
}
