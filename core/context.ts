import type { Model, ModelObject } from '#core/objects/model.ts'
import { errors } from '#core/errors.ts'
import type { Attached } from '#core/records/attached.ts'
import type { WriteCheck } from '#core/records/checks.ts'
import type { Db } from '#platform/db/pool.ts'
import type { Locale } from '#platform/errors.ts'

/** `system` is the server itself; no person can have it. */
export type Role = 'owner' | 'admin' | 'manager' | 'member' | 'readonly' | 'system'

/** The server's own id among the actors; no person has it. */
export const systemId = '00000000-0000-0000-0000-000000000000'

/** Who is asking. */
export type Actor = { readonly id: string; readonly name: string; readonly role: Role }

export type Workspace = {
  readonly id: string
  readonly name: string
  readonly schema: string
  /** The database role that may touch this schema and nothing else. */
  readonly role: string
  /** IANA name: by this clock it is night here, and today is this day. */
  readonly timeZone: string
  /** What people read in who have not chosen a language; null leaves it to their browsers. */
  readonly locale: 'en' | 'zh' | null
}

/** All a use case needs to know: who asks, where, and with which database. The first parameter of every one. */
export type Ctx = {
  readonly actor: Actor
  readonly workspace: Workspace
  readonly model: Model
  readonly db: Db
  readonly locale: Locale
  /** The import, merge or job on whose behalf changes are made; history keeps it, so that all of it can be undone. */
  readonly cause?: string
  /** The job that runs, the same however often it is tried: what it makes can be told from what it made before. */
  readonly job?: string
  /** What is looked at whenever records are written: registered by capabilities. */
  readonly checks?: readonly WriteCheck[]
  /** What capabilities attach to records. */
  readonly attached?: readonly Attached[]
  /** Called once changes are committed, so that listeners need not wait for the next look at the outbox. */
  readonly wake: () => void
}

/** The object of that name, or a 404. */
export function objectOf(ctx: Ctx, name: string): ModelObject {
  const object = ctx.model.objects.get(name)
  if (!object) throw errors.objectNotFound({ object: name })
  return object
}

/** Runs the steps in one transaction, with a context that carries it, and wakes the listeners when it is committed. */
export async function inTransaction<T>(ctx: Ctx, steps: (ctx: Ctx) => Promise<T>): Promise<T> {
  const result = await ctx.db.transaction((db) => steps({ ...ctx, db, wake: () => {} }))
  ctx.wake()
  return result
}
