import { after, before } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InjectOptions } from 'light-my-request'
import { newToken, tokenHash } from '#core/access/tokens.ts'
import type { Capability } from '#core/capability.ts'
import type { Actor, Ctx, Role } from '#core/context.ts'
import { addPerson, contextOf, createWorkspace, type OpenWorkspace } from '#core/workspaces.ts'
import { openPool, type Db } from '#platform/db/pool.ts'
import { capabilities as all } from '#server/capabilities.ts'
import { buildHouse, type House } from '#server/house.ts'
import { migrateQueue, runJob } from '#server/worker.ts'
import { migrateControl } from '#core/workspaces.ts'
import { cloneDatabase } from '#test/database.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects of an answer
export type Reply = { status: number; body: any; text: string; bytes: Buffer; headers: Record<string, unknown> }

export type Client = {
  get: (path: string, headers?: Record<string, string>) => Promise<Reply>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  put: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  patch: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  delete: (path: string, headers?: Record<string, string>) => Promise<Reply>
}

export type World = {
  /** The owner's context. */
  readonly ctx: Ctx
  readonly house: House
  readonly open: OpenWorkspace
  readonly url: string
  readonly ctxAs: (role: Role) => Ctx
  /** A client for each role; paths are below `/api`. */
  readonly as: (role: Role) => Client
  readonly key: (role: Role) => string
  /** Tells everything that happened and runs all jobs, also those that jobs queue, to the end. */
  readonly drain: () => Promise<void>
}

const roles = ['owner', 'admin', 'manager', 'member', 'readonly'] as const

/** A server with a database of its own and a client for each role; made before the suite's tests, gone after them. */
export function testWorld(options: { capabilities?: readonly Capability[] } = {}): World {
  const capabilities = options.capabilities ?? all
  const world = {} as { -readonly [K in keyof World]: World[K] }
  let drop: () => Promise<void> = async () => {}
  before(async () => {
    const database = await cloneDatabase(`world-${capabilities.map(({ name }) => name).join('-')}`, (url) =>
      prepare(url, capabilities),
    )
    drop = database.drop
    const house = await buildHouse({ url: database.url, capabilities, hasWorker: false, poolSize: 8 })
    Object.assign(world, await openWorld(house, database.url, capabilities))
  })
  after(async () => {
    await world.house?.close()
    await drop()
  })
  return world
}

async function prepare(url: string, capabilities: readonly Capability[]): Promise<void> {
  const pool = openPool({ url, max: 2 })
  await migrateControl(pool.as(null))
  await migrateQueue(url)
  const migrations = capabilities.flatMap(({ name, migrations: folder }) => (folder ? [{ scope: name, folder }] : []))
  const { open } = await createWorkspace(pool, {
    name: 'Test',
    schema: 'w_main',
    owner: { email: 'owner@example.com', name: 'Olga Owner' },
    migrations,
  })
  for (const role of roles.slice(1))
    await addPerson(pool, open, { email: `${role}@example.com`, name: `${role} person`, role })
  await pool.end()
}

async function openWorld(house: House, url: string, capabilities: readonly Capability[]): Promise<World> {
  const open = [...house.workspaces.values()][0] as OpenWorkspace
  const control = house.pool.as(null)
  const people = await control.rows<Actor & { role: Role }>({
    text: `select a.id, a.name, m.role from control.account a join control.membership m on m.account_id = a.id`,
  })
  const actors = new Map(people.map((person) => [person.role, person]))
  const keys = new Map<Role, string>()
  for (const { id, role } of people) {
    const token = newToken('tend_')
    keys.set(role, token)
    await control.count({
      text: `insert into control.api_key (id, token_hash, name, workspace_id, account_id) values (gen_random_uuid(), $1, 'test', $2, $3)`,
      values: [tokenHash(token), open.workspace.id, id],
    })
  }
  const ctxAs = (role: Role) => contextOf(open, actors.get(role) as Actor, { wake: house.drainer.wake })
  const drain = async () => {
    for (let round = 0; round < 50; round += 1) {
      await readable(control, open.workspace.schema)
      await house.drainer.drain()
      const waiting = await control.rows<{ id: string; attempts: number }>({
        text: `select id, attempts from control.job where status = 'queued' and run_at <= now() order by created_at, id`,
      })
      if (waiting.length === 0) return
      for (const { id, attempts } of waiting) {
        await runJob(
          {
            pool: house.pool,
            workspaces: house.workspaces,
            capabilities,
            wake: house.drainer.wake,
            tell: house.tellJob,
            log: () => {},
          },
          id,
          attempts + 1,
        )
      }
    }
  }
  return {
    house,
    open,
    url,
    ctx: ctxAs('owner'),
    ctxAs,
    drain,
    key: (role) => keys.get(role) as string,
    as: (role) => client(house, keys.get(role) as string),
  }
}

/**
 * Waits until all that was committed can be read from the outbox: that of a transaction is held back while an older one
 * still runs, be it in another database of the same server, where other tests are at work.
 */
async function readable(control: Db, schema: string): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    const [row] = await control.arrays({
      text: `select exists (select from "${schema}".outbox where xid >= pg_snapshot_xmin(pg_current_snapshot()))`,
    })
    if (row?.[0] === false) return
    await sleep(20)
  }
}

function client(house: House, token: string): Client {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
    const reply = await house.app.server.inject({
      method: method as InjectOptions['method'] & string,
      url: `/api${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && !isRaw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: isRaw ? body : JSON.stringify(body) }),
    } as never)
    const text = reply.payload
    const isJson = String(reply.headers['content-type'] ?? '').includes('json')
    const parsed = isJson && text ? JSON.parse(text) : text
    return { status: reply.statusCode, body: parsed, text, bytes: reply.rawPayload, headers: reply.headers }
  }
  return {
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body, headers) => call('PUT', path, body, headers),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
  }
}
