import type { BulkChange, BulkReason } from '#capabilities/bulk/contract.ts'
import { change, reasonOf } from '#capabilities/bulk/change.ts'
import { errors } from '#capabilities/bulk/errors.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { isDeclared } from '#platform/errors.ts'

/** How many records are tried: their rows are held for the moment it takes. */
export const mostTried = 200
/** So often at most: where each for itself is refused, the rest says nothing new. */
const mostTries = 150
/** So long it waits for somebody who is changing one of them. */
const waitMs = 1500

export type Refused = Omit<BulkReason, 'count'> & { readonly id: string }
export type Tried = {
  readonly isBusy: boolean
  readonly changed: readonly string[]
  readonly same: readonly string[]
  readonly refused: readonly Refused[]
}

type Trying = {
  readonly object: ModelObject
  readonly asked: BulkChange
  readonly found: { isBusy: boolean; changed: string[]; same: string[]; refused: Refused[] }
  tries: number
}

const nothing = () => ({ isBusy: false, changed: [], same: [], refused: [] })

/** What would become of records: it is done, as it will be later, and taken back before anybody can see it. */
export async function trial(
  ctx: Ctx,
  object: ModelObject,
  { asked, ids }: { asked: BulkChange; ids: readonly string[] },
): Promise<Tried> {
  const trying: Trying = { object, asked, found: nothing(), tries: mostTries }
  const stop = new Error('taken back')
  try {
    await ctx.db.transaction(async (db) => {
      await db.rows({ text: `set local lock_timeout = ${waitMs}`, once: true })
      await halve({ ...ctx, db, wake: () => {} }, trying, ids)
      throw stop
    })
  } catch (error) {
    if ((error as { code?: string }).code === lockTimedOut) return { ...nothing(), isBusy: true }
    if (error !== stop) throw error
  }
  return trying.found
}

const lockTimedOut = '55P03'

/** All at once; where one of them is refused each half for itself, down to the one that is. */
async function halve(ctx: Ctx, trying: Trying, ids: readonly string[]): Promise<void> {
  const { object, asked, found } = trying
  if (ids.length === 0 || trying.tries === 0) return
  trying.tries -= 1
  const say = (text: string) => ctx.db.rows({ text, once: true })
  await say('savepoint tried')
  try {
    const done = await change(ctx, object, asked, ids)
    const [changed, same] = [new Set(done.changed), new Set(done.same)]
    const left = ids.filter((id) => !changed.has(id) && !same.has(id))
    const reason = reasonOf(ctx, errors.notYours())
    found.changed.push(...ids.filter((id) => changed.has(id)))
    found.same.push(...ids.filter((id) => same.has(id)))
    found.refused.push(...left.map((id) => ({ id, ...reason })))
  } catch (error) {
    if (!isDeclared(error)) throw error
    await say('rollback to savepoint tried')
    if (ids.length === 1) return void found.refused.push({ id: ids[0] as string, ...reasonOf(ctx, error) })
    const middle = Math.ceil(ids.length / 2)
    await halve(ctx, trying, ids.slice(0, middle))
    await halve(ctx, trying, ids.slice(middle))
  }
}
