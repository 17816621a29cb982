import pg from 'pg'
import { statementName } from '#platform/db/statements.ts'

/** One query: its SQL, its values, and whether the server keeps its plan under a name. */
export type Query = { readonly text: string; readonly values?: readonly unknown[]; readonly once?: boolean }

export type Row = Record<string, unknown>

/** What a use case needs of a database: the same shape inside a transaction and outside of one. */
export type Db = {
  /** Rows as objects. */
  readonly rows: <T = Row>(query: Query) => Promise<T[]>
  /** Rows as arrays, columns in the order of the SELECT: what the record engine reads, for speed. */
  readonly arrays: (query: Query) => Promise<unknown[][]>
  /** How many rows were changed. */
  readonly count: (query: Query) => Promise<number>
  /** Runs the steps in one transaction; inside one already, joins it. */
  readonly transaction: <T>(steps: (db: Db) => Promise<T>) => Promise<T>
  /** The connection itself, for COPY. */
  readonly connection: <T>(use: (client: pg.PoolClient) => Promise<T>) => Promise<T>
}

export type PoolOptions = {
  readonly url: string
  readonly max?: number
  /**
   * Behind a transaction pooler (PgBouncer) no state may outlive a transaction: no named statements, and the
   * role is set inside each transaction.
   */
  readonly pooler?: boolean
}

export type Pool = {
  /** A database whose connections carry this role; null is the role of the login. */
  readonly as: (role: string | null) => Db
  readonly end: () => Promise<void>
  readonly stats: () => { total: number; idle: number; waiting: number }
}

type Sticky = pg.PoolClient & { tendRole?: string | null }

// JSON made by the database goes to the client as it is; parsing it here would be done twice.
const passThrough = new Set([114, 3802])
const types = {
  getTypeParser: (oid: number, format?: string) => {
    if (passThrough.has(oid)) return (value: string) => value
    // Numbers of eight bytes come as text; ours stay within 2^53.
    if (oid === 20) return Number
    // Instants stay text: what the database wrote is what the API gives.
    if (oid === 1184 || oid === 1114 || oid === 1082) return (value: string) => value
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** Opens a pool. Connections open at first need; an unreachable server shows at the first query. */
export function openPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 16,
    idleTimeoutMillis: 60_000,
    types: types as never,
    application_name: 'tend',
    // What waits to be put into a GIN index is read through by every search: a short list, in kB.
    options: '-c timezone=UTC -c datestyle=ISO -c gin_pending_list_limit=256',
  })
  // A connection lost while idle (the server restarted) is replaced at the next use; unheard, it would end the process.
  pool.on('error', () => {})
  // The same while it is in use: its query is refused as well, and that is where it is heard.
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    as: (role) => poolDb(pool, role, options.pooler ?? false),
    end: () => pool.end(),
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  }
}

function poolDb(pool: pg.Pool, role: string | null, pooler: boolean): Db {
  const use = async <T>(work: (client: Sticky) => Promise<T>): Promise<T> => {
    const client = (await pool.connect()) as Sticky
    let broken: Error | undefined
    try {
      if (!pooler) await takeRole(client, role)
      return await work(client)
    } catch (error) {
      if (isBroken(error)) broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
  }
  const inTransaction = <T>(steps: (db: Db) => Promise<T>): Promise<T> =>
    use(async (client) => {
      await client.query(role === null ? 'begin' : `begin; set local role ${quoted(role)}`)
      try {
        const result = await steps(clientDb(client, pooler))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      }
    })
  const single = <T>(run: (db: Db) => Promise<T>): Promise<T> =>
    pooler ? inTransaction(run) : use((client) => run(clientDb(client, pooler)))
  return {
    rows: (query) => single((db) => db.rows(query)) as never,
    arrays: (query) => single((db) => db.arrays(query)),
    count: (query) => single((db) => db.count(query)),
    transaction: inTransaction,
    connection: (work) => use(work),
  }
}

function clientDb(client: pg.PoolClient, pooler: boolean): Db {
  const run = (query: Query, rowMode?: 'array') =>
    client.query({
      text: query.text,
      values: query.values as unknown[],
      ...(query.once || pooler ? {} : { name: statementName(query.text) }),
      ...(rowMode ? { rowMode } : {}),
    } as never) as unknown as Promise<{ rows: never[]; rowCount: number | null }>
  const db: Db = {
    rows: async (query) => (await run(query)).rows,
    arrays: async (query) => (await run(query, 'array')).rows,
    count: async (query) => (await run(query)).rowCount ?? 0,
    transaction: (steps) => steps(db),
    connection: (work) => work(client),
  }
  return db
}

// A role is set only when the connection changes hands: set around each read, it would cost three round trips.
async function takeRole(client: Sticky, role: string | null): Promise<void> {
  if (client.tendRole === role || (client.tendRole === undefined && role === null)) return
  await client.query(role === null ? 'reset role' : `set role ${quoted(role)}`)
  client.tendRole = role
}

/** A connection that must not go back into the pool: the server went away, or the protocol broke. */
function isBroken(error: unknown): boolean {
  return isAway(error) || String(error).includes('not queryable')
}

/** The server went away, is starting or stopping, or takes no more connections (SQLSTATE classes 08, 53, 57P). */
export function isAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && /^(08|53|57P0|ECONN|ENOENT|EPIPE)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect/i.test(String(error))
}

/** A name as an SQL identifier. Only names of the model and of our own tables may come here. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
