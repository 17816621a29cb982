import assert from 'node:assert/strict'
import type { Ctx } from '#core/context.ts'
import { objectOf } from '#core/context.ts'
import { changePerson } from '#core/access/people.ts'
import { modelOf } from '#core/objects/model.ts'
import { valuesOf } from '#core/records/merge/merge.ts'
import { reindex } from '#core/records/reindex.ts'
import type { Values } from '#core/records/values.ts'
import { addPerson, contextOf, createWorkspace, migrateControl, type OpenWorkspace } from '#core/workspaces.ts'
import { openPool, type Pool } from '#platform/db/pool.ts'
import { addSome, editSome, restore, trashSome } from '#test/merge-sequences/edits.ts'
import { mergeSome, unmergeSome } from '#test/merge-sequences/merges.ts'
import { lists, makeWorld, type Kind, type World } from '#test/merge-sequences/world.ts'

/** An empty workspace with its owner and somebody who was shut out, but still owns deals. */
export async function prepareBase(url: string): Promise<void> {
  const pool = openPool({ url, max: 2 })
  await migrateControl(pool.as(null))
  const { open, ownerId } = await createWorkspace(pool, {
    name: 'Test',
    schema: 'w_main',
    owner: { email: 'o@example.com', name: 'Olga' },
    migrations: [],
  })
  const left = await addPerson(pool, open, { email: 'left@example.com', name: 'Left', role: 'member' })
  await changePerson(pool, open, contextOf(open, { id: ownerId, name: 'Olga', role: 'owner' }), {
    id: left,
    active: false,
  })
  await pool.end()
}

export type Base = { readonly ctx: Ctx; readonly users: readonly string[]; readonly end: () => Promise<void> }

export async function openBase(url: string): Promise<Base> {
  const pool: Pool = openPool({ url, max: 2 })
  const [workspace] = await pool.as(null).rows<OpenWorkspace['workspace']>({
    text: 'select id, name, schema_name as schema, db_role as role from control.workspace',
  })
  assert.ok(workspace)
  const people = await pool
    .as(null)
    .rows<{ id: string }>({ text: 'select id from control.account order by created_at' })
  const open = { workspace, model: modelOf(workspace.schema), db: pool.as(workspace.role), isDemo: false }
  const users = people.map(({ id }) => id)
  return {
    ctx: contextOf(open, { id: users[0] as string, name: 'Owner', role: 'owner' }),
    users,
    end: () => pool.end(),
  }
}

const rollback = new Error('the next sequence starts afresh')
const stepsEach = 14
const mostTries = 40

/**
 * Runs one sequence of merges, edits, new children, deletions and un-merges in any order, takes every merge back
 * that is left, and compares each record with what it would be had nobody ever merged. Gives the number of steps;
 * throws with the whole story where anything differs. Leaves the base as it was.
 */
export async function runSequence({ ctx, users }: Base, seed: number): Promise<number> {
  let steps = 0
  await ctx.db
    .transaction(async (db) => {
      steps = await play({ ...ctx, db }, seed, users)
      throw rollback
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error
    })
  return steps
}

async function play(ctx: Ctx, seed: number, users: readonly string[]): Promise<number> {
  const world = await makeWorld(ctx, seed, users)
  try {
    for (let tries = 0; world.steps < stepsEach && tries < mostTries; tries += 1) {
      const dice = world.random(20)
      if (dice < 7) await mergeSome(world)
      else if (dice < 12) await editSome(world)
      else if (dice < 14) await addSome(world)
      else if (dice < 16) await trashSome(world)
      else await unmergeSome(world)
    }
    for (const [id, { deleted }] of world.truth) if (deleted && world.random(2)) await restore(world, id)
    await takeAllApart(world)
    await compare(world)
  } catch (error) {
    throw new Error(`seed ${seed}\n${world.log.join('\n')}\n${(error as Error).message}`, { cause: error })
  }
  return world.steps
}

async function takeAllApart(world: World): Promise<void> {
  for (let tries = 0; world.open.length > 0 && tries < 200; tries += 1) await unmergeSome(world)
  assert.equal(world.open.length, 0, 'every merge can be undone in the end')
}

async function compare(world: World): Promise<void> {
  const { ctx } = world
  for (const kind of new Set([...world.truth.values()].map((one) => one.kind))) {
    const object = objectOf(ctx, kind)
    const of = [...world.truth].filter(([, one]) => one.kind === kind)
    const now = await valuesOf(
      ctx,
      object,
      of.map(([id]) => id),
    )
    const dead = new Set(
      (await ctx.db.arrays({ text: `select id from ${object.table} where deleted_at is not null` })).map(([id]) => id),
    )
    for (const [id, { values, deleted }] of of) {
      assert.deepEqual(told(kind, now.get(id) as Values), told(kind, values), `${kind} ${id}`)
      assert.equal(dead.has(id), deleted, `${kind} ${id} in the trash`)
    }
  }
  await checkSearch(ctx)
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
  for (const kind of ['company', 'contact', 'campaign'] as const) {
    const object = objectOf(ctx, kind)
    const all = () => ctx.db.arrays({ text: `select id, words::text, keys from ${object.searchTable} order by id` })
    const was = await all()
    const ids = (await ctx.db.arrays({ text: `select id from ${object.table}` })).map(([id]) => id as string)
    await reindex(ctx, object, ids)
    assert.deepEqual(was, await all(), `${kind}_search`)
  }
}
