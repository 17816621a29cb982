import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import type { Db } from '#platform/db/pool.ts'

/** Writes search rows, when its turn comes, over the connection that it is given. */
export type WordsBeside = (write: (db: Db) => Promise<void>) => void

/**
 * Runs steps in a transaction while the search rows of what they make, half of a new record's cost, are written over a
 * second connection, so by another process of the database. Those are committed first: what a crash can leave behind is
 * a search row of no record, which finds nothing and which `dropStrayWords` takes away, never a record that cannot be
 * found. Steps that ask the search rows of what they have made must not hand them over.
 */
export function withWordsBeside<T>(ctx: Ctx, steps: (ctx: Ctx, words: WordsBeside) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (inner) => {
    await inner.db.rows({ text: `select pg_advisory_xact_lock_shared(${wordsLock})`, values: [ctx.model.schema] })
    const second = secondConnection(ctx.db)
    try {
      const result = await steps(inner, (write) => second.take(write))
      await second.commit()
      return result
    } catch (error) {
      await second.rollback()
      throw error
    }
  })
}

/** Takes search rows away that a crash has left without their record. Waits for those who write some just now. */
export async function dropStrayWords(ctx: Ctx, objectName: string): Promise<number> {
  const object = objectOf(ctx, objectName)
  return inTransaction(ctx, async ({ db }) => {
    await db.rows({ text: `select pg_advisory_xact_lock(${wordsLock})`, values: [ctx.model.schema] })
    return db.count({
      text: `delete from ${object.searchTable} s where not exists (select from ${object.table} t where t.id = s.id)`,
    })
  })
}

const wordsLock = `hashtextextended('search rows of ' || $1, 0)`

/** A transaction that takes work in turn; opened when there is some. */
function secondConnection(db: Db) {
  let [turn, whole]: [Promise<void>, Promise<void> | null] = [Promise.resolve(), null]
  let isOver = false
  const opened = Promise.withResolvers<Db>()
  const ending = Promise.withResolvers<boolean>()
  const open = () => {
    whole = db.transaction(async (own) => {
      await own.count({ text: 'set local synchronous_commit = off' })
      opened.resolve(own)
      if (!(await ending.promise)) throw new Error('the first connection has failed')
    })
    whole.catch((error: unknown) => opened.reject(error))
  }
  return {
    take(write: (db: Db) => Promise<void>): void {
      if (!whole) open()
      turn = turn.then(async () => {
        const own = await opened.promise
        if (!isOver) await write(own)
      })
      turn.catch(() => {}) // heard by `commit`
    },
    async commit(): Promise<void> {
      await turn
      ending.resolve(true)
      await whole
    },
    async rollback(): Promise<void> {
      isOver = true
      await turn.catch(() => {}) // nothing may run on a connection that was given back
      ending.resolve(false)
      await whole?.catch(() => {})
    },
  }
}
