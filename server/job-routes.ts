import { Type } from 'typebox'
import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import { route, type Route } from '#core/route.ts'
import type { Db } from '#platform/db/pool.ts'
import { endpoint } from '#sdk/contract.ts'

const most = 200

const query = Type.Object({
  status: Type.Optional(
    Type.Union(['queued', 'running', 'done', 'failed', 'cancelled'].map((status) => Type.Literal(status))),
  ),
  limit: Type.Optional(Type.Integer()),
  after: Type.Optional(Type.String()),
})

/** The jobs of the workspace: what runs, what waits, what failed and why. */
export function jobRoutes(control: Db): Route[] {
  return [
    route(endpoint('GET /jobs', { query }), 'jobs.view', (ctx, input) => listJobs(control, ctx, input.query)),
    route(endpoint('GET /jobs/:id'), 'jobs.view', async (ctx, { params }) => findJob(control, ctx, params.id)),
    route(
      endpoint('POST /jobs/:id/retry'),
      'quality.import',
      async (ctx, { params, reply }) => {
        await retry(control, ctx, params.id)
        reply.status(202)
        return { id: params.id }
      },
      { ownTransaction: true },
    ),
    route(
      endpoint('DELETE /jobs/:id'),
      'quality.import',
      async (ctx, { params, reply }) => {
        await cancel(control, ctx, params.id)
        reply.status(204)
      },
      { ownTransaction: true },
    ),
  ]
}

const columns = `id, name, status, progress, attempts, max_attempts as "maxAttempts", error, created_at as "createdAt",
  started_at as "startedAt", finished_at as "finishedAt", run_at as "runAt"`

type JobRow = { id: string; status: string; progress: string | null } & {
  [K in 'createdAt' | 'startedAt' | 'finishedAt' | 'runAt']: string | null
}

async function listJobs(
  control: Db,
  ctx: Ctx,
  { status, limit = 50, after }: { status?: unknown; limit?: number; after?: string },
): Promise<unknown> {
  if (limit < 1 || limit > most) throw errors.badLimit({ most })
  if (after !== undefined && !isUuid(after)) throw errors.badCursor()
  const rows = await control.rows<JobRow>({
    text: `select ${columns} from control.job j where workspace_id = $1 and ($2::text is null or status = $2)
      and ($3::uuid is null or (created_at, id) < (select created_at, id from control.job where id = $3))
      order by created_at desc, id desc limit $4`,
    values: [ctx.workspace.id, status ?? null, after ?? null, limit + 1],
  })
  const items = rows.slice(0, limit).map(shown)
  return { items, next: rows.length > limit ? items.at(-1)?.id : null }
}

async function findJob(control: Db, ctx: Ctx, id: string): Promise<JobRow> {
  const [row] = isUuid(id)
    ? await control.rows<JobRow>({
        text: `select ${columns} from control.job where id = $1 and workspace_id = $2`,
        values: [id, ctx.workspace.id],
      })
    : []
  if (!row) throw errors.jobNotFound({ id })
  return shown(row)
}

function shown(row: JobRow): JobRow {
  const times = ['createdAt', 'startedAt', 'finishedAt', 'runAt'] as const
  const instants = times.map((name) => [name, row[name] === null ? null : new Date(row[name]).toISOString()])
  return { ...row, ...Object.fromEntries(instants), progress: row.progress === null ? null : JSON.parse(row.progress) }
}

async function retry(control: Db, ctx: Ctx, id: string): Promise<void> {
  const job = await findJob(control, ctx, id)
  await control.transaction(async (db) => {
    const done = await db.count({
      text: `update control.job set status = 'queued', error = null, finished_at = null where id = $1 and status = 'failed'`,
      values: [id],
    })
    if (done === 0) throw errors.jobState({ status: job.status })
    await db.rows({
      text: `select from graphile_worker.add_job('run', json_build_object('id', $1::text), max_attempts := 5, job_key := $1::text)`,
      values: [id],
    })
  })
}

async function cancel(control: Db, ctx: Ctx, id: string): Promise<void> {
  const job = await findJob(control, ctx, id)
  const done = await control.count({
    text: `update control.job set status = 'cancelled', finished_at = now() where id = $1 and status = 'queued'`,
    values: [id],
  })
  if (done === 0) throw errors.jobState({ status: job.status })
}
