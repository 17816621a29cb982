import { createHash } from 'node:crypto'
import type { Capability } from '#core/capability.ts'
import { eventsAfter, trimOutbox, type OutboxEvent } from '#core/history/outbox.ts'
import type { OpenWorkspace } from '#core/workspaces.ts'
import type { Db, Pool } from '#platform/db/pool.ts'

type Tell = (workspaceId: string, events: readonly OutboxEvent[]) => void

export type Drainer = {
  /** Look now rather than in half a second: something was just committed here. */
  readonly wake: () => void
  /** Everything committed before this call is told when it resolves. */
  readonly drain: () => Promise<void>
  readonly stop: () => Promise<void>
}

type JobAsked = {
  id: string
  name: string
  payload: unknown
  maxAttempts: number
  runAt: string | null
  /** Jobs of one queue run one after the other. */
  queue?: string | null
}

const pauseMs = 500
const trimMs = 60_000
const listener = 'listen:'

/** The one reader of the outboxes: it tells the open event streams, and queues what was asked for and what listens. */
export function startDrainer(
  pool: Pool,
  workspaces: ReadonlyMap<string, OpenWorkspace>,
  capabilities: readonly Capability[],
  tell: Tell,
): Drainer {
  const control = pool.as(null)
  const listened = new Set(capabilities.flatMap(({ listen = {} }) => Object.keys(listen)))
  const places = new Map<string, string>()
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  let isWaiting = false
  let lastTrim = Date.now()

  const round = async () => {
    for (const open of workspaces.values()) await drainOne(open)
    if (Date.now() - lastTrim > trimMs) {
      lastTrim = Date.now()
      for (const { workspace } of workspaces.values()) await trimOutbox(control, workspace.schema)
    }
  }
  const drainOne = async ({ workspace }: OpenWorkspace) => {
    const { id, schema } = workspace
    for (;;) {
      const from = places.get(schema) ?? (await placeOf(control, schema))
      places.set(schema, from)
      const events = await eventsAfter(control, schema, from)
      const last = events.at(-1)
      if (!last) return
      const asked = events.flatMap((event) => jobsOf(schema, event, listened))
      if (asked.length > 0) await queue(control, { workspaceId: id, schema, to: last.id, asked })
      places.set(schema, last.id)
      tell(id, events)
    }
  }
  // One round at a time; a call that comes during one waits for one more.
  const next = (): Promise<void> => {
    if (isWaiting || isStopped) return running
    isWaiting = true
    // A round that failed, the database being away, must not end all the rounds after it.
    running = running
      .catch(() => {})
      .then(() => {
        isWaiting = false
        return round()
      })
    return running
  }
  const timer = setInterval(() => void next().catch(() => {}), pauseMs)
  timer.unref()
  return {
    wake: () => void next().catch(() => {}),
    drain: next,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running.catch(() => {})
    },
  }
}

function jobsOf(
  schema: string,
  event: OutboxEvent,
  listened: ReadonlySet<string>,
): (JobAsked & { actor: string | null })[] {
  if (event.event === 'job.asked') return [{ ...(event.payload as JobAsked), actor: event.actor }]
  if (!listened.has(event.event)) return []
  const payload = event.payload ?? { object: event.object, id: event.record }
  return [
    {
      id: idOf(schema, event),
      name: `${listener}${event.event}`,
      payload,
      maxAttempts: 5,
      runAt: null,
      actor: event.actor,
    },
  ]
}

/** The same id however often an event is read: after a crash the last ones are read again. */
function idOf(schema: string, event: OutboxEvent): string {
  const hash = createHash('sha256').update(`${schema} ${event.id}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

type Queue = { workspaceId: string; schema: string; to: string; asked: (JobAsked & { actor: string | null })[] }

/** The jobs and the place reached are one transaction. A job keeps its id, so that one queued twice is queued once. */
async function queue(control: Db, { workspaceId, schema, to, asked }: Queue): Promise<void> {
  await control.transaction(async (db) => {
    await db.count({
      text: `insert into control.setting (name, value) values ($1, to_jsonb($2::text)) on conflict (name) do update set value = excluded.value`,
      values: [`outbox:${schema}`, to],
    })
    for (const job of asked) {
      const isNew = await db.count({
        text: `insert into control.job (id, workspace_id, name, payload, actor_id, max_attempts, run_at)
          values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now())) on conflict do nothing`,
        values: [job.id, workspaceId, job.name, JSON.stringify(job.payload), job.actor, job.maxAttempts, job.runAt],
      })
      if (isNew > 0) {
        await db.rows({
          text: `select from graphile_worker.add_job('run', json_build_object('id', $1::text), max_attempts := $2,
            run_at := $3::timestamptz, job_key := $1::text, queue_name := $4)`,
          values: [job.id, job.maxAttempts, job.runAt ?? new Date().toISOString(), job.queue ?? null],
        })
      }
    }
  })
}

/** Where draining goes on: where it stopped last, or, on a new workspace, at the start. */
async function placeOf(control: Db, schema: string): Promise<string> {
  const [row] = await control.rows<{ value: string }>({
    text: 'select value from control.setting where name = $1',
    values: [`outbox:${schema}`],
  })
  if (row) return JSON.parse(row.value) as string
  const first = '0-0'
  await control.count({
    text: `insert into control.setting (name, value) values ($1, to_jsonb($2::text)) on conflict do nothing`,
    values: [`outbox:${schema}`, first],
  })
  return first
}
