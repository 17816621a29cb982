import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Ctx } from '#core/context.ts'
import { objectOf } from '#core/context.ts'
import { createRecords } from '#core/records/create.ts'
import { mergeRecords, valuesOf } from '#core/records/merge/merge.ts'
import { unmerge } from '#core/records/merge/unmerge.ts'
import { updateRecord } from '#core/records/update.ts'
import type { Values } from '#core/records/values.ts'
import { contextOf, createWorkspace, migrateControl } from '#core/workspaces.ts'
import { isDeclared } from '#platform/errors.ts'
import { openPool, type Pool } from '#platform/db/pool.ts'
import { cloneDatabase, type TestDatabase } from '#test/database.ts'

const sequences = Number(process.env.MERGE_SEQUENCES ?? 300)
const kinds = ['company', 'contact', 'campaign', 'deal', 'task', 'meeting'] as const
type Kind = (typeof kinds)[number]
const lists: Partial<Record<Kind, string[]>> = {
  contact: ['email', 'tags'],
  company: ['tags'],
  campaign: ['members'],
  meeting: ['attendees'],
}

/** `truth` is what must be in the end: each record with the edits people made to it, as if no merge had been. */
type World = {
  readonly ctx: Ctx
  readonly random: (below: number) => number
  readonly truth: Map<string, { kind: Kind; values: Values }>
  /** Merged records: where each is now. */
  readonly gone: Map<string, string>
  readonly open: { id: string; into: string; from: string[] }[]
  readonly left: Set<string>
  readonly log: string[]
  count: number
}

suite('merges, edits and un-merges in any order', () => {
  let pool: Pool
  let database: TestDatabase
  let ctx: Ctx

  before(async () => {
    database = await cloneDatabase('merge-law', prepare)
    pool = openPool({ url: database.url, max: 4 })
    const [row] = await pool.as(null).rows<{ id: string; name: string; schema: string; role: string }>({
      text: 'select id, name, schema_name as schema, db_role as role from control.workspace',
    })
    const { modelOf } = await import('#core/objects/model.ts')
    const workspace = row as { id: string; name: string; schema: string; role: string }
    const [owner] = await pool.as(null).rows<{ id: string }>({ text: 'select id from control.account' })
    const open = { workspace, model: modelOf(workspace.schema), db: pool.as(workspace.role), isDemo: false }
    ctx = contextOf(open, { id: owner?.id as string, name: 'Owner', role: 'owner' })
  })

  after(async () => {
    await pool.end()
    await database.drop()
  })

  test(`${sequences} random sequences end with every field and every child as if no merge had been`, async () => {
    const first = Number(process.env.MERGE_SEED ?? 1)
    for (let seed = first; seed < first + sequences; seed += 1) {
      await ctx.db
        .transaction(async (db) => {
          await runSequence({ ...ctx, db }, seed)
          throw rollback
        })
        .catch((error: unknown) => {
          if (error !== rollback) throw error
        })
    }
  })
})

const rollback = new Error('the next sequence starts afresh')

async function prepare(url: string): Promise<void> {
  const pool = openPool({ url, max: 2 })
  await migrateControl(pool.as(null))
  await createWorkspace(pool, {
    name: 'Test',
    schema: 'w_main',
    owner: { email: 'o@example.com', name: 'Olga' },
    migrations: [],
  })
  await pool.end()
}

async function runSequence(ctx: Ctx, seed: number): Promise<void> {
  const world = await makeWorld(ctx, seed)
  try {
    for (let step = 0; step < 14; step += 1) {
      const dice = world.random(10)
      if (dice < 4) await mergeSome(world)
      else if (dice < 8) await editSome(world)
      else await unmergeSome(world)
    }
    for (let tries = 0; world.open.length > 0 && tries < 100; tries += 1) await unmergeSome(world)
    assert.equal(world.open.length, 0, 'every merge can be undone in the end')
    for (const [id, { kind, values }] of world.truth) {
      const now = (await valuesOf(ctx, objectOf(ctx, kind), [id])).get(id) as Values
      assert.deepEqual(told(kind, now), told(kind, values), `${kind} ${id}`)
    }
    await checkSearch(ctx)
  } catch (error) {
    throw new Error(`seed ${seed}\n${world.log.join('\n')}\n${(error as Error).message}`, { cause: error })
  }
}

/** Lists are compared as sets: un-merging may put back what was added since behind the rest. */
function told(kind: Kind, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      lists[kind]?.includes(name) && value !== null ? (value as string[]).toSorted() : value,
    ]),
  )
}

/** Words and keys must be those of the values, and of nobody who is deleted. */
async function checkSearch(ctx: Ctx): Promise<void> {
  const { reindex } = await import('#core/records/reindex.ts')
  for (const kind of ['company', 'contact', 'campaign'] as const) {
    const object = objectOf(ctx, kind)
    const all = () => ctx.db.arrays({ text: `select id, words::text, keys from ${object.searchTable} order by id` })
    const was = await all()
    await reindex(
      ctx,
      object,
      (await ctx.db.arrays({ text: `select id from ${object.table}` })).map(([id]) => id as string),
    )
    assert.deepEqual(was, await all(), `${kind}_search`)
  }
}

async function makeWorld(ctx: Ctx, seed: number): Promise<World> {
  let state = (seed * 2_654_435_761) >>> 0
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const world: World = { ctx, random, truth: new Map(), gone: new Map(), open: [], left: new Set(), log: [], count: 0 }
  const make = async (kind: Kind, rows: Values[]) => {
    const ids = await createRecords(ctx, kind, rows)
    const made = await valuesOf(ctx, objectOf(ctx, kind), ids)
    for (const [id, values] of made) world.truth.set(id, { kind, values })
    return ids
  }
  const some = <T>(all: readonly T[]) => all[random(all.length)] as T
  const maybe = <T>(value: T) => (random(3) === 0 ? null : value)
  const companies = await make(
    'company',
    [1, 2, 3, 4].map((n) => ({
      name: `Company ${n}`,
      industry: maybe(some(['software', 'retail'])),
      tags: maybe(['vip']),
    })),
  )
  for (const id of companies.slice(1)) await edit(world, id, { parent: maybe(companies[0] as string) })
  const contacts = await make(
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
  await make(
    'deal',
    [1, 2, 3, 4].map((n) => ({ name: `Deal ${n}`, company: maybe(some(companies)), contact: maybe(some(contacts)) })),
  )
  await make(
    'task',
    [1, 2, 3].map((n) => ({
      subject: `Task ${n}`,
      target: random(2) ? { object: 'company', id: some(companies) } : { object: 'contact', id: some(contacts) },
    })),
  )
  await make(
    'campaign',
    [1, 2, 3].map((n) => ({ name: `Campaign ${n}`, members: maybe(contacts.filter(() => random(2) === 0)) })),
  )
  await make('meeting', [{ subject: 'Meeting', attendees: contacts.slice(0, 2) }])
  return world
}

function alive(world: World, kind: Kind): string[] {
  return [...world.truth].filter(([id, record]) => record.kind === kind && !world.gone.has(id)).map(([id]) => id)
}

function pick<T>(world: World, all: readonly T[]): T | undefined {
  return all[world.random(all.length)]
}

async function mergeSome(world: World): Promise<void> {
  const kind = pick(world, ['company', 'contact', 'contact', 'campaign', 'deal'] as const) as Kind
  const group = alive(world, kind)
  const into = pick(world, group)
  const others = group.filter((id) => id !== into)
  const from = others.filter((_, i) => i === 0 || world.random(3) === 0).slice(0, 2)
  if (world.random(2)) others.reverse()
  if (into === undefined || from.length === 0) return
  const values =
    kind === 'contact' && world.random(2)
      ? { title: pick(world, ['chosen', null, `chosen ${world.count++}`]) }
      : undefined
  const merge = await mergeRecords(world.ctx, { object: kind, into, from, ...(values ? { values } : {}) })
  world.log.push(
    `merge ${merge.id.slice(-4)} ${kind} ${from.map(short).join()} -> ${short(into)} ${JSON.stringify(values ?? {})}`,
  )
  world.open.push({ id: merge.id, into, from })
  for (const id of from) world.gone.set(id, into)
}

async function unmergeSome(world: World): Promise<void> {
  const merge = pick(world, world.open)
  if (!merge) return
  try {
    await unmerge(world.ctx, merge.id)
  } catch (error) {
    if (!isDeclared(error) || error.code !== 'core.mergeCovered') throw error
    return
  }
  world.log.push(`unmerge ${merge.id.slice(-4)}`)
  world.open.splice(world.open.indexOf(merge), 1)
  for (const id of merge.from) world.gone.delete(id)
}

/** One edit by a person; it goes into the truth of the record he edited. */
async function editSome(world: World): Promise<void> {
  const kind = pick(world, kinds) as Kind
  const id = pick(world, alive(world, kind))
  if (id === undefined) return
  const now = (await valuesOf(world.ctx, objectOf(world.ctx, kind), [id])).get(id) as Values
  const n = world.count++
  const company = pick(
    world,
    alive(world, 'company').filter((one) => one !== id),
  )
  const contact = pick(world, alive(world, 'contact'))
  if (kind === 'company')
    return edit(world, id, world.random(2) ? { shortName: `S${n}` } : { parent: pick(world, [company ?? null, null]) })
  if (kind === 'deal')
    return edit(
      world,
      id,
      world.random(2) ? { company: pick(world, [company ?? null, null]) } : { contact: contact ?? null },
    )
  if (kind === 'task')
    return edit(world, id, {
      target: company && world.random(2) ? { object: 'company', id: company } : { object: 'contact', id: contact },
    })
  if (kind === 'contact' && world.random(2))
    return edit(
      world,
      id,
      pick(world, [{ title: `T${n}` }, { department: null }, { company: company ?? null }]) as Values,
    )
  const name = kind === 'contact' ? 'email' : kind === 'campaign' ? 'members' : 'attendees'
  return editList(world, {
    id,
    name,
    now: (now[name] as string[] | null) ?? [],
    fresh: kind === 'contact' ? `n${n}@example.com` : contact,
  })
}

async function edit(world: World, id: string, values: Values): Promise<void> {
  const record = world.truth.get(id) as { kind: Kind; values: Values }
  const now = (await valuesOf(world.ctx, objectOf(world.ctx, record.kind), [id])).get(id) as Values
  // Saying again what is there already changes nothing, so it does not count as an edit.
  const fresh = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(now[name]) !== JSON.stringify(value)),
  )
  if (Object.keys(fresh).length === 0) return
  await updateRecord(world.ctx, record.kind, id, fresh)
  world.log.push(`edit ${record.kind} ${short(id)} ${JSON.stringify(fresh)}`)
  Object.assign(record.values, fresh)
}

async function editList(
  world: World,
  { id, name, now, fresh }: { id: string; name: string; now: string[]; fresh: string | undefined },
): Promise<void> {
  const { kind, values } = world.truth.get(id) as { kind: Kind; values: Values }
  const truth = (values[name] as string[] | null) ?? []
  const out = now.length > 0 && world.random(2) ? pick(world, now) : undefined
  // Put back by hand, a link cannot be told from one that never left.
  if (out === undefined && (!fresh || now.includes(fresh) || world.left.has(`${id} ${fresh}`))) return
  const next = out === undefined ? [...now, fresh as string] : now.filter((one) => one !== out)
  await updateRecord(world.ctx, kind, id, { [name]: next })
  world.log.push(
    `edit ${kind} ${short(id)} ${name} ${out === undefined ? '+' : '-'} ${short(out ?? (fresh as string))}`,
  )
  if (out === undefined) values[name] = [...truth, fresh]
  else {
    const rest = truth.filter((one) => whereNow(world, one) !== out)
    for (const one of [out, ...truth.filter((other) => !rest.includes(other))]) {
      for (let at: string | undefined = one; at !== undefined; at = world.gone.get(at)) world.left.add(`${id} ${at}`)
    }
    values[name] = rest.length > 0 ? rest : null
  }
}

function whereNow(world: World, id: string): string {
  let at = id
  while (world.gone.has(at)) at = world.gone.get(at) as string
  return at
}

function short(id: string): string {
  return id.slice(-4)
}
