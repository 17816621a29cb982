import type { Request } from '#bench/records/drive.ts'
import type { Loaded } from '#bench/records/load-data.ts'

export const operations = ['get', 'list', 'expand', 'search', 'type', 'create', 'update'] as const
export type Operation = (typeof operations)[number]

const countries = ['CN', 'US', 'DE', 'GB', 'FR', 'JP', 'SG', 'IN']
const stages = ['new', 'contacted', 'qualified', 'proposal', 'customer', 'lost']
const count = 4000

/** The same questions for Tend and for the floor, from a fixed seed. */
export function workload(operation: Operation, side: 'tend' | 'floor', loaded: Loaded): Request[] {
  const random = mulberry(operations.indexOf(operation) + 1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const make = side === 'tend' ? tendRequest : floorRequest
  return Array.from({ length: operation === 'update' || operation === 'create' ? count * 4 : count }, () =>
    make(operation, { pick, random, loaded }),
  )
}

type Draw = { pick: <T>(list: readonly T[]) => T; random: () => number; loaded: Loaded }

function tendRequest(operation: Operation, draw: Draw): Request {
  const base = '/api/records/contact'
  switch (operation) {
    case 'get':
      return { path: `${base}/${draw.pick(draw.loaded.contactIds)}` }
    case 'list':
      return {
        path: `${base}?filter[country]=${draw.pick(countries)}&filter[stage]=${draw.pick(stages)}&sort=-createdAt&limit=50`,
      }
    case 'expand':
      return {
        path: `${base}?filter[country]=${draw.pick(countries)}&filter[stage]=${draw.pick(stages)}&sort=-createdAt&limit=50&expand=company`,
      }
    case 'search':
      return { path: `${base}?q=${encodeURIComponent(partOfName(draw))}&limit=50` }
    case 'type':
      return { path: `/api/search?q=${encodeURIComponent(asTyped(draw))}&limit=20` }
    case 'create':
      return { method: 'POST', path: base, body: person(draw) }
    case 'update':
      return {
        method: 'PATCH',
        path: `${base}/${draw.pick(draw.loaded.contactIds)}`,
        body: { stage: draw.pick(stages), score: Math.floor(draw.random() * 101) },
      }
  }
}

function floorRequest(operation: Operation, draw: Draw): Request {
  switch (operation) {
    case 'get':
      return { path: `/contact/${draw.pick(draw.loaded.contactIds)}` }
    case 'list':
      return { path: `/contact?country=${draw.pick(countries)}&stage=${draw.pick(stages)}&limit=50` }
    case 'expand':
      return { path: `/contact?country=${draw.pick(countries)}&stage=${draw.pick(stages)}&limit=50&expand=1` }
    case 'search':
      return { path: `/contact?q=${encodeURIComponent(partOfName(draw))}&limit=50` }
    case 'type':
      return { path: `/contact?q=${encodeURIComponent(asTyped(draw))}&limit=20` }
    case 'create':
      return { method: 'POST', path: '/contact', body: flat(person(draw)) }
    case 'update':
      return {
        method: 'PATCH',
        path: `/contact/${draw.pick(draw.loaded.contactIds)}`,
        body: { stage: draw.pick(stages), score: Math.floor(draw.random() * 101) },
      }
  }
}

/** Three to five letters out of a name that exists, not always its start. */
function partOfName({ pick, random, loaded }: Draw): string {
  const latin = loaded.surnames.filter((name) => /^[A-Za-z]{5,}$/.test(name))
  const name = pick(latin).toLowerCase()
  const length = 4 + Math.floor(random() * 2)
  const from = Math.floor(random() * Math.max(1, name.length - length))
  return name.slice(from, from + length)
}

/** A name on its way: one to seven letters, now and then Chinese characters, initials, or the end of a number. */
function asTyped({ pick, random, loaded }: Draw): string {
  const draw = random()
  if (draw < 0.1) return pick(['张', '王伟', '李', '陈静', 'zw', 'lj', 'wq', '8000', '1234'])
  const name = pick(loaded.surnames).toLowerCase()
  return name.slice(0, 1 + Math.floor(random() * 7))
}

export function person({ pick, random }: Pick<Draw, 'pick' | 'random'>): Record<string, unknown> {
  const n = Math.floor(random() * 1e9)
  const [family, given] = [
    pick(['Lindqvist', 'Okafor', 'Brandt', 'Moreau', 'Tanaka', '张', '李']),
    pick(['Ada', 'Grace', 'Linus', 'Nina', 'Omar', '伟', '静']),
  ]
  return {
    name: { family, given },
    email: [`p${n}@mail.example`],
    phone: [`+86138${String(n % 1e8).padStart(8, '0')}`],
    title: 'Buyer',
    country: pick(countries),
    stage: pick(stages),
    score: n % 101,
  }
}

function flat(values: Record<string, unknown>): Record<string, unknown> {
  const { family, given } = values.name as { family: string; given: string }
  return { ...values, name: `${given} ${family}`, name_family: family, name_given: given, name_order: 'given' }
}

export function flatPerson(draw: Pick<Draw, 'pick' | 'random'>): Record<string, unknown> {
  return flat(person(draw))
}

/** A small seeded random source: mulberry32. */
export function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
