/** Cities by the beginnings of postcodes, learned from addresses that have both. */
export type Places = ReadonlyMap<string, ReadonlyMap<string, number>>

type Address = { readonly country?: string | null; readonly city?: string | null; readonly postcode?: string | null }

const leastSeen = 3
const leastShare = 0.9

export function learnPlaces(addresses: readonly Address[]): Places {
  const places = new Map<string, Map<string, number>>()
  for (const address of addresses) {
    if (!address.city) continue
    for (const key of keysOf(address)) {
      const cities = places.get(key) ?? new Map<string, number>()
      places.set(key, cities)
      cities.set(address.city, (cities.get(address.city) ?? 0) + 1)
    }
  }
  return places
}

/**
 * The city that nearly all addresses with this postcode have, or with one that begins alike: the longest beginning
 * that enough of them share decides. `isOwn` leaves out the address itself, when the answer is tried on what is known.
 *
 * ```ts
 * const known = Array.from({ length: 4 }, () => ({ country: 'CN', city: '杭州市', postcode: '310012' }))
 * const places = learnPlaces(known)
 * assert.equal(cityOfPostcode(places, { country: 'CN', postcode: '310099' }), '杭州市')
 * assert.equal(cityOfPostcode(places, { country: 'CN', postcode: '315000' }), null)
 * ```
 */
export function cityOfPostcode(places: Places, address: Address, isOwn = false): string | null {
  for (const key of keysOf(address)) {
    const cities = places.get(key)
    if (!cities) continue
    let [sum, best, most] = [0, null as string | null, 0]
    for (const [city, n] of cities) {
      const count = isOwn && city === address.city ? n - 1 : n
      sum += count
      if (count > most) [best, most] = [city, count]
    }
    if (sum >= leastSeen) return most / sum >= leastShare ? best : null
  }
  return null
}

/** Longest first: the whole code, then its beginnings of four and three. */
function keysOf({ country, postcode }: Address): string[] {
  const code = postcode?.toUpperCase().replace(/[\s-]/g, '') ?? ''
  if (code.length < 3) return []
  const lengths = [...new Set([code.length, 4, 3])].filter((length) => length <= code.length)
  return lengths.map((length) => `${country ?? ''} ${code.slice(0, length)}`)
}
