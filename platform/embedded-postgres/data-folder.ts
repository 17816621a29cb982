import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from '#platform/embedded-postgres/binaries.ts'
import type { Identity } from '#platform/embedded-postgres/identity.ts'
import { isDeclared } from '#platform/errors.ts'
import { errors } from '#platform/setup-errors.ts'

/** The name PostgreSQL knows us by; also the name of our database. */
export const databaseUser = 'tend'

export type DataFolder = {
  /** The data folder of PostgreSQL. */
  readonly data: string
  readonly password: string
  readonly isNew: boolean
}

type Where = { readonly dir: string; readonly binaries: Binaries; readonly identity: Identity }

/** Makes the data folder under `dir` when there is none, and checks one that is there. */
export async function prepareDataFolder(where: Where, settings: Readonly<Record<string, string>>): Promise<DataFolder> {
  const data = join(where.dir, 'data')
  const secret = join(where.dir, 'password')
  const isNew = !existsSync(data)

  const kept = existsSync(secret) ? readFileSync(secret, 'utf8').trim() : ''
  const password = kept || randomBytes(24).toString('base64url')
  if (!kept) writeFileSync(secret, password, { mode: 0o600 })

  if (isNew) await createDataFolder(where, data, password)
  else checkDataFolder(where, data)
  writeSettings(data, settings)
  if (!isNew && !kept) setPassword(where, data, password)
  return { data, password, isNew }
}

async function createDataFolder({ dir, binaries, identity }: Where, data: string, password: string): Promise<void> {
  // Made under another name first: a power cut half-way leaves nothing that looks complete.
  const partial = join(dir, 'data.partial')
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { mode: 0o700 })
  const passwordFile = join(partial, '..', 'password.initial')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (identity.how === 'user')
    for (const path of [partial, passwordFile]) chownSync(path, identity.owner, identity.ownerGroup)

  const args = ['-D', partial, '-U', databaseUser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  args.push(`--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`, '--no-sync', '--no-instructions')
  const { status, output } = await run(identity, binaries.initdb, args)
  rmSync(passwordFile, { force: true })
  if (status !== 0) throw initFailure(dir, output)
  renameSync(partial, data)
}

function initFailure(dir: string, output: string): Error {
  if (/No space left/.test(output)) return errors.diskFull({ dir })
  const log = join(dir, 'log')
  writeFileSync(log, output, { flag: 'a' })
  return errors.databaseFailed({ reason: lastReason(output), log })
}

/** The sentence in a log of PostgreSQL that says why it gave up. */
export function lastReason(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const reason =
    lines.findLast((line) => /FATAL|PANIC|error:|could not/.test(line)) ?? lines.at(-1) ?? 'it ended at once'
  return reason.replace(/^.*?(FATAL|PANIC|error): */, '').trim()
}

function checkDataFolder({ binaries, identity }: Where, data: string): void {
  const versionFile = join(data, 'PG_VERSION')
  if (!existsSync(versionFile) || !existsSync(join(data, 'global', 'pg_control')))
    throw errors.dataIncomplete({ dir: data })
  const found = readFileSync(versionFile, 'utf8').trim()
  if (found !== binaries.major) throw errors.otherMajor({ dir: data, found, bundled: binaries.major })
  takeOwnership(identity, data)
}

// The same folder may be used by root with and without user namespaces, hence by two owners.
function takeOwnership({ owner, ownerGroup }: Identity, data: string): void {
  const { uid } = statSync(data)
  if (owner === -1 || uid === owner) return
  if (process.getuid?.() !== 0) throw errors.dataOwner({ dir: data, owner: uid, uid: owner })
  for (const path of readdirSync(data, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(data, path), owner, ownerGroup)
  chownSync(data, owner, ownerGroup)
}

function writeSettings(data: string, settings: Readonly<Record<string, string>>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  const text = [
    '# Written by Tend at every start. Your own settings go into local.conf beside this file.',
    ...lines,
    "include_if_exists 'local.conf'",
    '',
  ].join('\n')
  const file = join(data, 'postgresql.conf')
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  writeFileSync(file, text)
  chmodSync(file, 0o644) // read by another user, perhaps; the folder itself is closed
}

// The password file is gone but the data is ours: the single-user server asks for no password.
function setPassword({ dir, binaries, identity }: Where, data: string, password: string): void {
  const [command, ...args] = [...identity.prefix, binaries.postgres, '--single', '-D', data, 'postgres']
  const input = `alter role ${databaseUser} password '${password}'\n`
  const { uid, gid } = identity
  const { status, stderr } = spawnSync(command, args, { input, encoding: 'utf8', uid, gid, cwd: '/' })
  if (status !== 0) throw errors.databaseFailed({ reason: lastReason(stderr), log: join(dir, 'log') })
}

async function run(
  identity: Identity,
  program: string,
  programArgs: readonly string[],
): Promise<{ status: number; output: string }> {
  const [command = '', ...args] = [...identity.prefix, program, ...programArgs]
  const { uid, gid } = identity
  const env = { PATH: process.env.PATH, LC_ALL: 'C' }
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], uid, gid, cwd: '/', env })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((done) => {
    child.on('error', (error) => done({ status: -1, output: isDeclared(error) ? '' : error.message }))
    child.on('close', (status) => done({ status: status ?? -1, output }))
  })
}
