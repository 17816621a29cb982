import { readFile, readdir } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import type { Actor, Ctx, Role, Workspace } from '#core/context.ts'
import { historyPartition, workspaceStatements } from '#core/migrations/workspace.ts'
import { loadChoices } from '#core/objects/added-choices.ts'
import { storedDefinitions } from '#core/objects/custom/stored.ts'
import { modelOf, type Model } from '#core/objects/model.ts'
import type { Attached } from '#core/records/attached.ts'
import type { WriteCheck } from '#core/records/checks.ts'
import { createRecords } from '#core/records/create.ts'
import { quoted, type Db, type Pool } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { serverZone } from '#platform/zone.ts'
import type { ObjectDefinition } from '#sdk/objects.ts'

/** Any two that change tables at once, servers that start or administrators, take turns. */
export const modelLock = 7_303_014

/** A workspace that is open for requests. */
export type OpenWorkspace = {
  readonly workspace: Workspace
  readonly model: Model
  readonly db: Db
  readonly isDemo: boolean
  /** What the capabilities look at whenever records are written here. */
  readonly checks?: readonly WriteCheck[]
  /** What the capabilities attach to records here. */
  readonly attached?: readonly Attached[]
}

export type Migrations = { readonly scope: string; readonly folder: URL }

/** Brings the shared tables up to date. */
export async function migrateControl(control: Db): Promise<void> {
  const sql = await readFile(new URL('./migrations/control.sql', import.meta.url), 'utf8')
  await control.transaction(async (db) => {
    await db.rows({ text: `select pg_advisory_xact_lock(${modelLock})` })
    if (!(await isApplied(db, 'control', fingerprint(sql)))) {
      await db.rows({ text: sql, once: true })
      await markApplied(db, 'control', fingerprint(sql))
    }
  })
}

/** Makes a workspace with its schema, its database role and its first person. */
export async function createWorkspace(
  pool: Pool,
  from: {
    name: string
    schema: string
    isDemo?: boolean
    owner: { email: string; name: string; locale?: string }
    migrations: readonly Migrations[]
  },
): Promise<{ open: OpenWorkspace; ownerId: string }> {
  const control = pool.as(null)
  const id = uuidv7()
  // Roles belong to the whole server: the id keeps two databases on one server apart.
  const role = `tend_${from.schema}_${id.slice(-12)}`
  const workspace: Workspace = { id, name: from.name, schema: from.schema, role, timeZone: serverZone, locale: null }
  await control.transaction(async (db) => {
    await db.rows({ text: `create role ${quoted(role)} nologin`, once: true })
    await db.rows({ text: `grant ${quoted(role)} to current_user`, once: true })
    await db.count({
      text: 'insert into control.workspace (id, name, schema_name, db_role, is_demo) values ($1, $2, $3, $4, $5)',
      values: [id, from.name, from.schema, role, from.isDemo ?? false],
    })
    await migrateWorkspace(db, workspace, from.migrations)
  })
  const open = { workspace, model: modelOf(from.schema), db: pool.as(role), isDemo: from.isDemo ?? false }
  const ownerId = await addPerson(pool, open, { ...from.owner, role: 'owner' })
  await firstPipelines(contextOf(open, { id: ownerId, name: from.owner.name, role: 'owner' }), from.owner.locale)
  return { open, ownerId }
}

/** Brings a workspace's schema up to its model and its capabilities' migrations. Done quickly when nothing changed. */
export async function migrateWorkspace(db: Db, workspace: Workspace, migrations: readonly Migrations[]): Promise<void> {
  const definitions = await storedDefinitions(db, workspace.schema)
  const statements = workspaceStatements(modelOf(workspace.schema, definitions), workspace.role)
  const print = fingerprint(statements.join(';\n'))
  if (!(await isApplied(db, workspace.schema, print))) {
    await db.rows({ text: statements.join(';\n'), once: true })
    await markApplied(db, workspace.schema, print)
  }
  for (const { scope, folder } of migrations) await runMigrations(db, workspace, scope, folder)
  const now = new Date()
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))
  for (const day of [now, next]) await db.rows({ text: historyPartition(workspace.schema, day), once: true })
}

/** Notes that the tables are what this model asks for, so that the next start need not look at each. */
export async function markModel(db: Db, workspace: Workspace, definitions: readonly ObjectDefinition[]): Promise<void> {
  const statements = workspaceStatements(modelOf(workspace.schema, definitions), workspace.role)
  await markApplied(db, workspace.schema, fingerprint(statements.join(';\n')))
}

async function runMigrations(db: Db, workspace: Workspace, scope: string, folder: URL): Promise<void> {
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()) {
    const mark = `${scope}/${name}`
    if (await isApplied(db, workspace.schema, mark)) continue
    const sql = await readFile(new URL(name, folder), 'utf8')
    // Migrations name their tables plainly; this puts them, and their rights, into the workspace.
    await db.rows({
      text: `set local search_path to ${quoted(workspace.schema)}, public;\n${sql};\nset local search_path to default;
        grant select, insert, update, delete on all tables in schema ${quoted(workspace.schema)} to ${quoted(workspace.role)};
        grant usage, select on all sequences in schema ${quoted(workspace.schema)} to ${quoted(workspace.role)}`,
      once: true,
    })
    await markApplied(db, workspace.schema, mark)
  }
}

type WorkspaceRow = {
  id: string
  name: string
  schema_name: string
  db_role: string
  is_demo: boolean
  time_zone: string | null
  locale: Workspace['locale']
}

/** All workspaces of the database, brought up to date and opened. */
export async function openWorkspaces(pool: Pool, migrations: readonly Migrations[]): Promise<OpenWorkspace[]> {
  const control = pool.as(null)
  const rows = await control.rows<WorkspaceRow>({
    text: 'select id, name, schema_name, db_role, is_demo, time_zone, locale from control.workspace order by created_at',
  })
  const opened: OpenWorkspace[] = []
  for (const row of rows) {
    const timeZone = row.time_zone ?? serverZone
    const workspace = {
      id: row.id,
      name: row.name,
      schema: row.schema_name,
      role: row.db_role,
      timeZone,
      locale: row.locale,
    }
    await control.transaction(async (db) => {
      await db.rows({ text: `select pg_advisory_xact_lock(${modelLock})` })
      await migrateWorkspace(db, workspace, migrations)
    })
    const model = modelOf(row.schema_name, await storedDefinitions(control, row.schema_name))
    await loadChoices(control, model)
    opened.push({ workspace, model, db: pool.as(row.db_role), isDemo: row.is_demo })
  }
  return opened
}

/** Adds a person to a workspace: the account that signs in, and the user record that owns things. One id for both. */
export async function addPerson(
  pool: Pool,
  open: OpenWorkspace,
  from: { email: string; name: string; role: Role; locale?: string },
): Promise<string> {
  const id = uuidv7()
  const { workspace } = open
  await pool.as(null).transaction(async (db) => {
    await db.count({
      text: 'insert into control.account (id, email, name, locale) values ($1, $2, $3, $4)',
      values: [id, from.email, from.name, from.locale ?? null],
    })
    await db.count({
      text: 'insert into control.membership (workspace_id, account_id, role) values ($1, $2, $3)',
      values: [workspace.id, id, from.role],
    })
    const ctx = contextOf({ ...open, db }, { id, name: from.name, role: 'system' })
    const values = { name: from.name, email: from.email, role: from.role, locale: from.locale ?? null }
    await createRecords(ctx, 'user', [{ id, ...values }], true)
  })
  return id
}

/** A context outside of any request: for the start, for jobs, for tests. */
export function contextOf(open: OpenWorkspace, actor: Actor, extra: Partial<Ctx> = {}): Ctx {
  const { workspace, model, db, checks = [], attached = [] } = open
  return { actor, workspace, model, db, checks, attached, locale: 'en', wake: () => {}, ...extra }
}

const firstStages = [
  ['New', '新建', 'open', 10],
  ['Qualified', '已确认', 'open', 30],
  ['Proposal', '已报价', 'open', 50],
  ['Negotiation', '谈判中', 'open', 70],
  ['Won', '赢单', 'won', 100],
  ['Lost', '输单', 'lost', 0],
] as const

/** Two pipelines to start with, named in the language of who made the workspace; they are records like any other. */
async function firstPipelines(ctx: Ctx, locale: string | undefined): Promise<void> {
  const isChinese = locale === 'zh'
  const names = isChinese ? ['销售', '续约'] : ['Sales', 'Renewals']
  const pipelines = await createRecords(
    ctx,
    'pipeline',
    names.map((name, position) => ({ name, position })),
  )
  for (const [at, pipeline] of pipelines.entries()) {
    const stages = firstStages.filter((_, place) => at === 0 || place !== 1)
    await createRecords(
      ctx,
      'stage',
      stages.map(([en, zh, kind, probability], position) => ({
        name: isChinese ? zh : en,
        kind,
        probability,
        position,
        pipeline,
      })),
    )
  }
}

async function isApplied(db: Db, scope: string, name: string): Promise<boolean> {
  const [exists] = await db.arrays({ text: `select to_regclass('control.applied_migration') is not null`, once: true })
  if (exists?.[0] !== true) return false
  const rows = await db.rows({
    text: 'select 1 from control.applied_migration where scope = $1 and name = $2',
    values: [scope, name],
  })
  return rows.length > 0
}

async function markApplied(db: Db, scope: string, name: string): Promise<void> {
  await db.count({
    text: 'insert into control.applied_migration (scope, name) values ($1, $2) on conflict do nothing',
    values: [scope, name],
  })
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
