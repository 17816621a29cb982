import { Client } from 'pg'
import { errors } from '#platform/setup-errors.ts'

/** The oldest PostgreSQL that Tend works on. */
export const leastMajor = 15

/** What a database server says about itself and about the user we are to it. */
export type ServerFacts = {
  /** As `server_version_num` gives it: 150004 is 15.4. */
  readonly versionNumber: number
  readonly version: string
  readonly user: string
  readonly database: string
  readonly encoding: string
  readonly canCreateSchema: boolean
  readonly canCreateRole: boolean
}

/** Connects once to `url`, and throws the declared error that says what hinders us. Waits 5 s at most. */
export async function checkServer(url: string): Promise<ServerFacts> {
  const server = nameOf(url)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 })
  client.on('error', () => undefined) // it is thrown by the query as well
  try {
    await client.connect()
    const facts = await askFacts(client)
    judgeServer(facts, server)
    return facts
  } catch (error) {
    throw asConnectionError(error, url)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function askFacts(client: Client): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(`
    select current_setting('server_version_num')::int as "versionNumber",
           current_setting('server_version') as "version",
           current_user::text as "user",
           current_database()::text as "database",
           current_setting('server_encoding') as "encoding",
           has_database_privilege(current_database(), 'CREATE') as "canCreateSchema",
           (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "canCreateRole"`)
  return rows[0]!
}

/** Throws when Tend cannot work on such a server. */
export function judgeServer(facts: ServerFacts, server: string): void {
  const { user, database, encoding } = facts
  if (facts.versionNumber < leastMajor * 10_000) {
    throw errors.tooOld({ server, version: facts.version.split(' ')[0], least: leastMajor })
  }
  if (encoding !== 'UTF8') throw errors.notUtf8({ database, encoding })
  if (!facts.canCreateSchema) throw errors.noCreateSchema({ user, database })
  if (!facts.canCreateRole) throw errors.noCreateRole({ user })
}

function asConnectionError(error: unknown, url: string): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const server = nameOf(url)
  const { username, pathname } = new URL(url)
  if (code === '28P01' || code === '28000') return errors.signInRefused({ server, user: decodeURIComponent(username) })
  if (code === '3D000') return errors.noSuchDatabase({ server, database: decodeURIComponent(pathname.slice(1)) })
  if (message.startsWith('timeout') || message.includes('Connection terminated'))
    return errors.unreachable({ server, reason: 'no answer in 5 s' })
  if (/^(E[A-Z]+|08\w{3}|57P03|53300)$/.test(code) || !('detail' in (error as object))) {
    return errors.unreachable({ server, reason: code || message })
  }
  return error
}

/** Host and port, without the password. */
function nameOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url)
  return searchParams.get('host') ?? `${hostname || 'localhost'}:${port || 5432}`
}
