import { setTimeout } from 'node:timers/promises'
import type { Ctx } from '#core/context.ts'
import type { DryRun, DryRunProgress } from '#capabilities/quality/contract-imports.ts'
import { findImport } from '#capabilities/quality/imports/import-row.ts'
import { dryRun } from '#capabilities/quality/imports/preview.ts'

type Asked = { readonly rows?: number; readonly wait?: number }

/** A dry run under way. */
type Going = {
  readonly result: Promise<DryRun>
  done: number
  total: number | null
  isOver: boolean
  /** When somebody last asked for it, in ms. */
  askedAt: number
}

/** By who asks, and what: who changes the mapping asks something else. */
const going = new Map<string, Going>()
/** So long after the last question nobody is waiting any more. */
const patienceMs = 60_000

/**
 * A dry run for whoever would not keep one request open for minutes, or could not: browsers, proxies and Node give up on
 * a silent answer. Waits up to `wait` seconds, then says how far it is; asked the same again it goes on waiting.
 */
export async function dryRunWithin(ctx: Ctx, id: string, { rows, wait }: Asked): Promise<DryRun | DryRunProgress> {
  if (wait === undefined) return dryRun(ctx, id, rows === undefined ? {} : { rows })
  const { mapping, reading } = await findImport(ctx, id)
  const key = JSON.stringify([ctx.workspace.id, id, ctx.actor.id, ctx.locale, rows, mapping, reading])
  const one = going.get(key) ?? start(ctx, key, { id, rows })
  one.askedAt = Date.now()
  await Promise.race([one.result.catch(() => {}), setTimeout(wait * 1000, undefined, { ref: false })])
  if (!one.isOver) return { progress: { done: one.done, total: one.total } }
  going.delete(key)
  return one.result
}

function start(ctx: Ctx, key: string, { id, rows }: { id: string; rows: number | undefined }): Going {
  forgetOld()
  const tell = (done: number, total: number | null) => {
    Object.assign(one, { done, total })
    if (Date.now() - one.askedAt > patienceMs) throw new Error('nobody waits for this dry run any more')
  }
  const result = dryRun(ctx, id, { ...(rows === undefined ? {} : { rows }), tell }).finally(() => (one.isOver = true))
  result.catch(() => {}) // heard by who asks
  const one: Going = { result, done: 0, total: null, isOver: false, askedAt: Date.now() }
  going.set(key, one)
  return one
}

/** What is over, or was given up, and nobody fetched. */
function forgetOld(): void {
  for (const [key, { isOver, askedAt }] of going) {
    if (isOver && Date.now() - askedAt > patienceMs) going.delete(key)
  }
}
