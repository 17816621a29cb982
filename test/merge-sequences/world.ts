import type { Ctx } from '#core/context.ts'
import { objectOf } from '#core/context.ts'
import { createRecords } from '#core/records/create.ts'
import { valuesOf } from '#core/records/merge/merge.ts'
import type { Values } from '#core/records/values.ts'

export const kinds = ['company', 'contact', 'campaign', 'deal', 'task', 'meeting', 'note'] as const
export type Kind = (typeof kinds)[number]

/** Fields that hold lists, by object. */
export const lists: Partial<Record<Kind, string[]>> = {
  contact: ['email', 'tags'],
  company: ['tags'],
  campaign: ['members'],
  meeting: ['attendees'],
}

/** What a record must be in the end: as it was made, with the edits people made to it, as if no merge had been. */
type Truth = { readonly kind: Kind; readonly values: Values; deleted: boolean }

export type World = {
  readonly ctx: Ctx
  /** A whole number from 0 up to, not including, this one; the same row of them for the same seed. */
  readonly random: (below: number) => number
  readonly truth: Map<string, Truth>
  /** Merged records: where each is now. */
  readonly gone: Map<string, string>
  readonly open: { id: string; into: string; from: string[]; taken: string | undefined }[]
  /** Who once left which list by hand. */
  readonly left: Set<string>
  readonly log: string[]
  /** Steps that changed something. */
  steps: number
  count: number
}

/** Some companies, people, deals, tasks, notes, campaigns and meetings that point at each other, drawn by the seed. */
export async function makeWorld(ctx: Ctx, seed: number, users: readonly string[]): Promise<World> {
  const world: World = {
    ctx,
    random: randomOf(seed),
    truth: new Map(),
    gone: new Map(),
    open: [],
    left: new Set(),
    log: [],
    steps: 0,
    count: 0,
  }
  const { random } = world
  const some = <T>(all: readonly T[]) => all[random(all.length)] as T
  const maybe = <T>(value: T) => (random(3) === 0 ? null : value)
  const companies = await make(
    world,
    'company',
    [1, 2, 3, 4].map((n) => ({
      name: `Company ${n}`,
      industry: maybe(some(['software', 'retail'])),
      tags: maybe(['vip']),
    })),
  )
  const contacts = await make(
    world,
    'contact',
    [1, 2, 3, 4].map((n) => ({
      name: `Person ${n}`,
      title: maybe(`Title ${n}`),
      email: maybe([`p${n}@example.com`, 'shared@example.com']),
      tags: maybe([some(['vip', 'press'])]),
      company: maybe(some(companies)),
      department: maybe(`D${n}`),
    })),
  )
  // Half of the deals belong to somebody who is shut out.
  await make(
    world,
    'deal',
    [1, 2, 3, 4].map((n) => ({
      name: `Deal ${n}`,
      company: maybe(some(companies)),
      contact: maybe(some(contacts)),
      owner: some(users),
    })),
  )
  const target = () =>
    random(2) ? { object: 'company', id: some(companies) } : { object: 'contact', id: some(contacts) }
  await make(
    world,
    'task',
    [1, 2, 3].map((n) => ({ subject: `Task ${n}`, target: target() })),
  )
  await make(world, 'note', [{ body: 'Note', target: target() }])
  await make(
    world,
    'campaign',
    [1, 2, 3].map((n) => ({ name: `Campaign ${n}`, members: maybe(contacts.filter(() => random(2) === 0)) })),
  )
  await make(world, 'meeting', [{ subject: 'Meeting', attendees: contacts.slice(0, 2) }])
  return world
}

/** Makes records; as they are made, they are to be in the end. */
export async function make(world: World, kind: Kind, rows: Values[]): Promise<string[]> {
  const ids = await createRecords(world.ctx, kind, rows)
  const made = await valuesOf(world.ctx, objectOf(world.ctx, kind), ids)
  // In the order they were made, not that of the database: the same seed is to tell the same story again.
  for (const id of ids) world.truth.set(id, { kind, values: made.get(id) as Values, deleted: false })
  return ids
}

/** Records of a kind that are neither merged nor deleted. */
export function alive(world: World, kind: Kind): string[] {
  return [...world.truth]
    .filter(([id, record]) => record.kind === kind && !record.deleted && !world.gone.has(id))
    .map(([id]) => id)
}

export function pick<T>(world: World, all: readonly T[]): T | undefined {
  return all[world.random(all.length)]
}

export async function heldBy(world: World, kind: Kind, id: string): Promise<Values> {
  return (await valuesOf(world.ctx, objectOf(world.ctx, kind), [id])).get(id) as Values
}

export function short(id: string): string {
  return id.slice(-4)
}

function randomOf(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
