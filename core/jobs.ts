import type { Static, TSchema } from 'typebox'
import type { Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { uuidv7 } from '#platform/uuid.ts'

/** Told when a job has failed for good: `{ id, name, actor, error }`. */
export const jobFailed = 'job.failed'

/** What a running job may say of itself. */
export type Progress = (done: number, total: number | null) => Promise<void>

export type Job = {
  readonly name: string
  readonly run: (ctx: Ctx, payload: never, progress: Progress) => Promise<unknown>
  readonly maxAttempts: number
}

export type Later<T> = ((ctx: Ctx, payload: T, options?: { runAt?: Date }) => Promise<string>) & Job

/**
 * Declares a background job. Calling it queues the work in the caller's transaction and gives the job's id; `run`
 * is what the worker calls, and must bear being called twice, since a worker may die between work and report.
 *
 * Jobs `inBackground` run one after the other, so that whoever started an import does not wait behind two scans.
 */
export function later<S extends TSchema>(
  name: string,
  _payload: S,
  run: (ctx: Ctx, payload: Static<S>, progress: Progress) => Promise<unknown>,
  options: { maxAttempts?: number; inBackground?: boolean } = {},
): Later<Static<S>> {
  const maxAttempts = options.maxAttempts ?? 5
  const queueName = options.inBackground ? 'background' : null
  const queue = async (ctx: Ctx, payload: Static<S>, { runAt }: { runAt?: Date } = {}): Promise<string> => {
    const id = uuidv7()
    // By way of the outbox: the caller's role has no right to the queue, and a rollback takes the job with it.
    const when = runAt?.toISOString() ?? null
    await emit(ctx, 'job.asked', { id, name, payload, maxAttempts, queue: queueName, runAt: when })
    return id
  }
  // `name` of a function is read-only until it is defined anew.
  return Object.defineProperty(Object.assign(queue, { run: run as Job['run'], maxAttempts }), 'name', {
    value: name,
  }) as never
}
