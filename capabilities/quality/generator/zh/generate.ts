import { openRandom, shuffle, type Random } from '#capabilities/quality/generator/random.ts'
import {
  companyColumns,
  makeCompany,
  writeCompany,
  type ZhCompany,
} from '#capabilities/quality/generator/zh/companies.ts'
import { makePerson, personColumns, writePerson, type ZhPerson } from '#capabilities/quality/generator/zh/people.ts'

/** Rows of a messy file, and which entity each is really about. */
export type Truthful = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly truth: readonly string[]
}

export type ChineseSets = { readonly people: Truthful; readonly companies: Truthful }

/**
 * Chinese people and companies with their truth, for finding duplicates: about `records` rows each, of which each
 * entity has one to four. Traps by construction: families at one address, namesakes, branches and their parents.
 *
 * The same seed and size give the same rows on every machine. Nobody in it is real.
 */
export function generateChinese(seed: number | string, records: number): ChineseSets {
  const makeFirms = openRandom(`${seed}/zh/companies`)
  const firms: ZhCompany[] = []
  const companies = written(openRandom(`${seed}/zh/company rows`), records, {
    make: (n) => {
      const of = n > 20 && makeFirms.chance(0.08) ? makeFirms.pick(firms) : undefined
      const firm = makeCompany(makeFirms, { id: `company-${n}`, of: of?.name.endsWith('分公司') ? undefined : of })
      firms.push(firm)
      return firm
    },
    write: writeCompany,
  })
  const makePeople = openRandom(`${seed}/zh/people`)
  const made: ZhPerson[] = []
  const people = written(openRandom(`${seed}/zh/person rows`), records, {
    make: (n) => {
      const draw = n > 20 ? makePeople.next() : 1
      const other = draw < 0.1 ? makePeople.pick(made) : undefined
      const who = draw < 0.06 ? { of: other } : { namesake: other }
      const person = makePerson(makePeople, { id: `person-${n}`, employer: makePeople.pick(firms).name, ...who })
      made.push(person)
      return person
    },
    write: writePerson,
  })
  return { people: { columns: personColumns, ...people }, companies: { columns: companyColumns, ...companies } }
}

type Kind<T> = {
  readonly make: (n: number) => T
  readonly write: (random: Random, entity: T, copy: number) => string[]
}

function written<T extends { readonly id: string }>(
  random: Random,
  records: number,
  { make, write }: Kind<T>,
): Pick<Truthful, 'rows' | 'truth'> {
  const drawn: { row: string[]; id: string }[] = []
  for (let n = 1; drawn.length < records; n += 1) {
    const entity = make(n)
    const copies = random.chance(0.55) ? 1 : random.pick([2, 2, 2, 3, 3, 4])
    for (let copy = 0; copy < copies && drawn.length < records; copy += 1)
      drawn.push({ row: write(random, entity, copy), id: entity.id })
  }
  const mixed = shuffle(random, drawn)
  return { rows: mixed.map(({ row }) => row), truth: mixed.map(({ id }) => id) }
}
