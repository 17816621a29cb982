import { readFileSync } from 'node:fs'
import type { Capability } from '#core/capability.ts'
import type { Route } from '#core/route.ts'
import { currentWorkspace, workspaceChanged } from '#core/access/workspace.ts'
import { reloadModel } from '#core/objects/custom/reload.ts'
import { modelRoutes } from '#core/objects/custom/routes.ts'
import { fileRoutes } from '#core/files/routes.ts'
import { recordRoutes } from '#core/records/routes.ts'
import { viewRoutes } from '#core/views/routes.ts'
import { migrateControl, openWorkspaces, type Migrations, type OpenWorkspace } from '#core/workspaces.ts'
import { openPool, type Db, type Pool } from '#platform/db/pool.ts'
import { buildApp, type App } from '#server/app.ts'
import { startDrainer, type Drainer } from '#server/drainer.ts'
import { eventHub, type Hub } from '#server/events.ts'
import { jobRoutes } from '#server/job-routes.ts'
import { openApiRoutes } from '#server/openapi.ts'
import { keyRoutes, peopleRoutes } from '#server/people-routes.ts'
import { sessionRoutes, type SessionParts } from '#server/session-routes.ts'
import { guardPages, notFound, serveWeb } from '#server/static.ts'
import { migrateQueue, startWorker } from '#server/worker.ts'

export type HouseOptions = {
  readonly url: string
  readonly capabilities: readonly Capability[]
  readonly logLevel?: string
  readonly webFolder?: string
  readonly poolSize?: number
  /** False where jobs are run by hand, as in tests. */
  readonly hasWorker?: boolean
  readonly pooler?: boolean
}

/** The server put together: everything but the listening. */
export type House = {
  readonly pool: Pool
  readonly workspaces: ReadonlyMap<string, OpenWorkspace>
  /** Lets a workspace in, with the checks of all capabilities: nobody's writes may pass them by. */
  readonly admit: (open: OpenWorkspace) => OpenWorkspace
  readonly app: App
  readonly drainer: Drainer
  readonly migrations: readonly Migrations[]
  readonly tellJob: (
    workspaceId: string,
    job: { id: string; name: string; status: string; progress: { done: number; total: number | null } | null },
  ) => void
  readonly close: () => Promise<void>
}

export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** Migrates, opens and wires. Stops in the reverse order: requests first, the database last. */
export async function buildHouse(options: HouseOptions): Promise<House> {
  const { url, capabilities } = options
  const pool = openPool({ url, max: options.poolSize ?? 16, pooler: options.pooler ?? false })
  const control = pool.as(null)
  await migrateControl(control)
  await migrateQueue(url)
  const migrations = capabilities.flatMap(({ name, migrations: folder }) => (folder ? [{ scope: name, folder }] : []))
  const opened = await openWorkspaces(pool, migrations)
  const { workspaces, admit } = guestBook(capabilities)
  opened.forEach(admit)
  const hub = eventHub(control)
  const tell = knowing({ control, workspaces, admit, tell: hub.tellEvents })
  const drainer = startDrainer(pool, workspaces, capabilities, tell)
  const sessions = { pool, workspaces, version, identities: () => app.identities }
  const routes = [...houseRoutes(sessions), hub.route, ...capabilities.flatMap(({ routes: own = [] }) => own)]
  const app: App = await buildApp({
    pool,
    workspaces,
    wake: drainer.wake,
    logLevel: options.logLevel ?? 'silent',
    routes: [...routes, ...openApiRoutes(routes, version)],
  })
  app.server.get('/healthz', async () => {
    await control.rows({ text: 'select 1' })
    return { status: 'ok', version }
  })
  guardPages(app.server)
  if (options.webFolder) await serveWeb(app.server, options.webFolder)
  else app.server.setNotFoundHandler(notFound)
  const worker =
    options.hasWorker === false
      ? undefined
      : await startWorker({
          url,
          pool,
          workspaces,
          capabilities,
          wake: drainer.wake,
          tell: hub.tellJob,
          log: (error, message) => app.server.log.error({ err: error }, message),
        })
  return {
    pool,
    workspaces,
    admit,
    app,
    drainer,
    migrations,
    tellJob: hub.tellJob,
    close: async () => {
      hub.close()
      await app.server.close()
      await worker?.stop()
      await drainer.stop()
      await pool.end()
    },
  }
}

type Knowing = Pick<House, 'workspaces' | 'admit'> & { readonly control: Db; readonly tell: Hub['tellEvents'] }

/** Another server on the same database may have changed the model, or the clock: here it is known before anybody asks. */
function knowing({ control, workspaces, admit, tell }: Knowing): Hub['tellEvents'] {
  return (id, events) => {
    const open = workspaces.get(id)
    const isChanged = (name: string) => events.some(({ event }) => event === name)
    if (!open || (!isChanged('model.changed') && !isChanged(workspaceChanged))) return tell(id, events)
    const learn = async () => {
      if (isChanged('model.changed')) await reloadModel(control, open.model)
      if (isChanged(workspaceChanged)) admit({ ...open, workspace: await currentWorkspace(control, open.workspace) })
    }
    void learn()
      .catch(() => undefined)
      .finally(() => tell(id, events))
  }
}

/** The workspaces that are open; none comes in without the checks, and what is attached, of all capabilities. */
function guestBook(capabilities: readonly Capability[]): Pick<House, 'workspaces' | 'admit'> {
  const checks = capabilities.flatMap((capability) => capability.checks ?? [])
  const attached = capabilities.flatMap((capability) => capability.attached ?? [])
  const workspaces = new Map<string, OpenWorkspace>()
  const admit = (open: OpenWorkspace) => {
    const whole = { ...open, checks, attached }
    workspaces.set(open.workspace.id, whole)
    return whole
  }
  return { workspaces, admit }
}

/** What is there whatever the capabilities are. */
function houseRoutes(sessions: SessionParts): Route[] {
  return [
    ...recordRoutes,
    ...modelRoutes(sessions.pool.as(null)),
    ...viewRoutes,
    ...fileRoutes,
    ...sessionRoutes(sessions),
    ...peopleRoutes(sessions),
    ...keyRoutes(sessions),
    ...jobRoutes(sessions.pool.as(null)),
  ]
}
