import { shuffle, type Random } from '#capabilities/quality/generator/random.ts'
import { isInSales } from '#capabilities/quality/generator/trade.ts'
import type { Person } from '#capabilities/quality/generator/world-types.ts'

/** One row to be written. `copy` is 0 in one row about each entity; any other number marks a repetition. */
export type Entry<T> = { readonly entity: T; readonly copy: number }
export type Shelf = 'crm' | 'fair' | 'shop' | 'phone'

/**
 * Which contact stands in which file. Everyone is at home in one; one in twelve is there twice (a few three
 * times), one in eight in another file as well. That makes about 17 % of all rows repeat somebody.
 */
export function planContacts(
  random: Random,
  people: readonly Person[],
): Readonly<Record<Shelf, readonly Entry<Person>[]>> {
  const shelves: Record<Shelf, Entry<Person>[]> = { crm: [], fair: [], shop: [], phone: [] }
  for (const entity of people) {
    const home = isInSales(entity) ? 'crm' : (entity.source as Shelf)
    let copy = 0
    const put = (shelf: Shelf) => {
      shelves[shelf].push({ entity, copy })
      copy += 1
    }
    put(home)
    if (random.chance(0.08)) put(home)
    if (random.chance(0.008)) put(home)
    if (random.chance(0.125)) put(random.pick(otherShelves(entity, home)))
  }
  return {
    crm: shuffle(random, shelves.crm),
    fair: shuffle(random, shelves.fair),
    shop: shuffle(random, shelves.shop),
    phone: shuffle(random, shelves.phone),
  }
}

/** One row an entity, and of `share` of them a second. */
export function planTwice<T>(random: Random, entities: readonly T[], share: number): Entry<T>[] {
  const again = entities.filter(() => random.chance(share))
  return [
    ...shuffle(
      random,
      entities.map((entity) => ({ entity, copy: 0 })),
    ),
    ...again.map((entity) => ({ entity, copy: 1 })),
  ]
}

/** A second copy is dirtier than the first. The 张伟 whom the guides look for has one clean row. */
export function dirtRate({ id }: Person, copy: number): number {
  if (id === 'contact-1' && copy === 0) return 0
  return copy > 0 ? 1.6 : 1
}

function otherShelves({ locale, company }: Person, home: Shelf): Shelf[] {
  const open: Shelf[] = locale === 'zh' ? ['crm', 'shop', 'phone'] : ['crm', 'phone']
  if (company) open.push('fair')
  return open.filter((shelf) => shelf !== home)
}
