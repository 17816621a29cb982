import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { inTransaction, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { quoted } from '#platform/db/pool.ts'

export type Remembered = { readonly status: number; readonly body: string | null }

/**
 * Does a POST once for its `Idempotency-Key`. The key, the work and the answer are one transaction: a request that
 * comes again, also after a crash, gets the answer of the first; a refusal is not remembered, nothing was done.
 */
export async function once(
  ctx: Ctx,
  request: FastifyRequest,
  key: string,
  work: (ctx: Ctx) => Promise<Remembered>,
): Promise<Remembered> {
  if (key.length > 255) throw errors.badQuery({ why: 'an Idempotency-Key has at most 255 characters' })
  const table = `${quoted(ctx.model.schema)}.idempotency`
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(JSON.stringify(request.body ?? null))
    .digest()
  return inTransaction(ctx, async (inner) => {
    // A second one that comes while the first is at work waits here for its end.
    const isFirst = await inner.db.count({
      text: `insert into ${table} (actor_id, key, request_hash) values ($1, $2, $3) on conflict do nothing`,
      values: [ctx.actor.id, key, hash],
    })
    if (isFirst === 0) {
      const [row] = await inner.db.rows<{ request_hash: Buffer; status: number | null; body: string | null }>({
        text: `select request_hash, status, body from ${table} where actor_id = $1 and key = $2`,
        values: [ctx.actor.id, key],
      })
      if (!row || !row.request_hash.equals(hash)) throw errors.keyReused()
      if (row.status === null) throw errors.keyBusy()
      return { status: row.status, body: row.body }
    }
    const answer = await work(inner)
    await inner.db.count({
      text: `update ${table} set status = $3, body = $4 where actor_id = $1 and key = $2`,
      values: [ctx.actor.id, key, answer.status, answer.body],
    })
    return answer
  })
}
