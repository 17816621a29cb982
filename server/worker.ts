import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, runMigrations, parseCronItems, type Runner } from 'graphile-worker'
import pg from 'pg'
import type { Capability, Scheduled } from '#core/capability.ts'
import { systemId, type Actor, type Ctx, type Role } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { jobFailed, type Job, type Progress } from '#core/jobs.ts'
import { contextOf, type OpenWorkspace } from '#core/workspaces.ts'
import type { Db, Pool } from '#platform/db/pool.ts'
import { isDeclared } from '#platform/errors.ts'
import { isDue, lookAt } from '#server/schedule.ts'

export type WorkerParts = {
  readonly url: string
  readonly pool: Pool
  readonly workspaces: ReadonlyMap<string, OpenWorkspace>
  readonly capabilities: readonly Capability[]
  readonly wake: () => void
  /** Told whenever a job starts, moves on or ends. */
  readonly tell: (workspaceId: string, job: JobState) => void
  readonly log: (error: unknown, message: string) => void
}

export type JobState = {
  id: string
  name: string
  status: string
  progress: { done: number; total: number | null } | null
}
type JobRow = {
  id: string
  workspace_id: string
  name: string
  payload: string
  actor_id: string | null
  status: string
  max_attempts: number
}

/** Makes the queue's tables, or brings them up to date. */
export async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: quiet })
}

const lookMs = 3000

/** Runs queued jobs, two at a time, and the schedules of the capabilities, for as long as the server lives. */
export async function startWorker(parts: WorkerParts): Promise<{ stop: () => Promise<void> }> {
  // Each server has a name of its own, by which others see in the database that it lives.
  const name = `tend worker ${randomUUID().slice(0, 8)}`
  const pgPool = new pg.Pool({ connectionString: parts.url, max: 4, application_name: name })
  // Heard here, else a lost connection would end the process; the runner takes another one.
  pgPool.on('error', () => {})
  pgPool.on('connect', (client) => client.on('error', () => {}))
  const busy = newBusy()
  let isStopping = false
  let runner = await startRunner(parts, pgPool, busy)
  // A runner ends when the database goes away under it; another takes over once it is back.
  const keepRunning = (): void => {
    const again = async () => {
      if (isStopping) return
      await sleep(1000, undefined, { ref: false })
      if (isStopping) return
      runner = await startRunner(parts, pgPool, busy)
      keepRunning()
    }
    void runner.promise
      .catch(() => {})
      .then(again)
      .catch(keepRunning)
  }
  keepRunning()
  const free = () => void freeJobs(parts.pool.as(null), name, busy).catch(() => {})
  const timer = setInterval(free, lookMs)
  timer.unref()
  return {
    stop: async () => {
      isStopping = true
      clearInterval(timer)
      await runner.stop().catch(() => {})
      await pgPool.end().catch(() => {})
    },
  }
}

function startRunner(parts: WorkerParts, pgPool: pg.Pool, busy: Busy): Promise<Runner> {
  const entries = parts.capabilities.flatMap(({ name, schedule = {} }) =>
    Object.entries(schedule).map(([line, work], i) => ({ line, id: `${name}:${i}`, work })),
  )
  return run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
    taskList: {
      run: (payload, { job }) =>
        busy.during(job.locked_by ?? '', () => runJob(parts, (payload as { id: string }).id, job.attempts)),
      tick: (payload, { job }) => busy.during(job.locked_by ?? '', () => tick(parts, entries, payload as Tick)),
    },
    parsedCronItems: parseCronItems(
      entries.map(({ line, id }) => ({ task: 'tick', match: lookAt(line), identifier: id, payload: { entry: id } })),
    ),
  })
}

type Entry = { readonly line: string; readonly id: string; readonly work: Scheduled }
/** As the queue gives it: `ts` is the moment it was meant for, however late it is done. */
type Tick = { readonly entry: string; readonly _cron?: { readonly ts: string } }

/** Does what a line of a schedule says, in each workspace whose clock says so. */
async function tick(parts: WorkerParts, entries: readonly Entry[], { entry: id, _cron }: Tick): Promise<void> {
  const entry = entries.find((one) => one.id === id)
  const at = _cron ? new Date(_cron.ts) : new Date()
  for (const open of parts.workspaces.values()) {
    if (entry && isDue(entry.line, at, open.workspace.timeZone))
      await entry.work(contextOf(open, system, { wake: parts.wake }))
  }
}

type Busy = {
  readonly during: (name: string, work: () => Promise<void>) => Promise<void>
  readonly names: () => string[]
}

/**
 * The names under which jobs are being done here. All jobs of a runner are locked under its one name, so they are
 * counted: when a short one ends, the long one beside it still has its lock.
 */
export function newBusy(): Busy {
  const counts = new Map<string, number>()
  return {
    during: async (name, work) => {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      await work().finally(() => {
        const left = counts.get(name)! - 1
        if (left > 0) counts.set(name, left)
        else counts.delete(name)
      })
    },
    names: () => [...counts.keys()],
  }
}

/**
 * Gives free what a killed server, or a lost connection, left locked: the queue itself would wait four hours for it.
 * Only where no other server's worker is connected, for then whoever locks a job and is not at work here is gone.
 */
async function freeJobs(control: Db, name: string, busy: Busy): Promise<void> {
  await control.rows({
    text: `select graphile_worker.force_unlock_workers(gone.ids) from (
        select array_agg(distinct locked_by) as ids from graphile_worker.jobs
        where locked_at < now() - interval '3 seconds' and not locked_by = any($2::text[])) gone
      where gone.ids is not null and not exists (select from pg_stat_activity
        where datname = current_database() and application_name like 'tend worker %' and application_name <> $1)`,
    values: [name, busy.names()],
  })
}

const system: Actor = { id: systemId, name: 'Tend', role: 'system' }

/** Runs one job by its id and writes down what became of it. Throws to have it tried again later. */
export async function runJob(parts: Omit<WorkerParts, 'url'>, id: string, attempt: number): Promise<void> {
  const control = parts.pool.as(null)
  const [row] = await control.rows<JobRow>({
    text: `update control.job set status = 'running', attempts = $2, started_at = coalesce(started_at, now()), error = null
      where id = $1 and status in ('queued', 'running', 'failed') returning id, workspace_id, name, payload, actor_id, status, max_attempts`,
    values: [id, attempt],
  })
  const open = row && parts.workspaces.get(row.workspace_id)
  if (!row || !open) return // cancelled meanwhile, or its workspace is gone
  const say = (status: string, progress: JobState['progress'] = null) =>
    parts.tell(row.workspace_id, { id, name: row.name, status, progress })
  say('running')
  try {
    const ctx = contextOf(open, await actorOf(control, row), { wake: parts.wake, job: id })
    await workOf(parts.capabilities, ctx, {
      name: row.name,
      payload: JSON.parse(row.payload),
      progress: progressOf(control, id, say),
    })
    await finish(control, id, 'done', null)
    say('done')
  } catch (error) {
    const isLast = attempt >= row.max_attempts || isDeclared(error)
    await finish(control, id, isLast ? 'failed' : 'queued', (error as Error).message)
    say(isLast ? 'failed' : 'queued')
    if (isLast) await tellFailed(open, row, error as Error).catch((fault: unknown) => parts.log(fault, 'not told'))
    if (!isDeclared(error)) parts.log(error, `job ${row.name} ${id} failed`)
    if (!isLast) throw error // a refusal will be the same next time; a fault may not
  }
}

/** Whoever waits for the job may want to know. What hears of failed jobs is not told of its own failures. */
async function tellFailed(open: OpenWorkspace, row: JobRow, error: Error): Promise<void> {
  if (row.name === `listen:${jobFailed}`) return
  const payload = { id: row.id, name: row.name, actor: row.actor_id, error: error.message }
  await emit(contextOf(open, system), jobFailed, payload)
}

type Work = { name: string; payload: unknown; progress: Progress }

async function workOf(capabilities: readonly Capability[], ctx: Ctx, { name, payload, progress }: Work): Promise<void> {
  if (name.startsWith('listen:')) {
    for (const { listen = {} } of capabilities) await listen[name.slice('listen:'.length)]?.(ctx, payload as never)
    return
  }
  const job = capabilities.flatMap(({ jobs = [] }) => jobs as Job[]).find((one) => one.name === name)
  if (!job) throw new Error(`There is no job named ${name}`)
  await job.run(ctx, payload as never, progress)
}

/** The job does what its asker may do now, not what he might when he asked. */
async function actorOf(control: Db, row: JobRow): Promise<Actor> {
  const [person] = await control.rows<{ id: string; name: string; role: Role }>({
    text: `select a.id, a.name, m.role from control.account a join control.membership m on m.account_id = a.id
      where a.id = $1 and m.workspace_id = $2 and a.is_active`,
    values: [row.actor_id, row.workspace_id],
  })
  return person ?? system
}

function progressOf(control: Db, id: string, say: (status: string, progress: JobState['progress']) => void): Progress {
  let last = 0
  return async (done, total) => {
    if (Date.now() - last < 250 && done !== total) return
    last = Date.now()
    // Nobody has to wait until this is on the disk, nor does what others have written in the meantime.
    await control.count({
      text: `with soon as materialized (select set_config('synchronous_commit', 'off', true))
        update control.job set progress = $2 from soon where id = $1`,
      values: [id, JSON.stringify({ done, total })],
    })
    say('running', { done, total })
  }
}

async function finish(control: Db, id: string, status: string, error: string | null): Promise<void> {
  await control.count({
    text: `update control.job set status = $2, error = $3, finished_at = case when $2 = 'queued' then null else now() end where id = $1`,
    values: [id, status, error],
  })
}

const quiet = new (await import('graphile-worker')).Logger(() => () => {})
