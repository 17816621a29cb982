import type { Ctx } from '#core/context.ts'
import type { Job } from '#core/jobs.ts'
import type { Route } from '#core/route.ts'

/** The table of contents of a capability, and the only thing the server knows about it. */
export type Capability = {
  readonly name: string
  /** What may be granted: name to what it allows. */
  readonly permissions?: Readonly<Record<string, string>>
  readonly routes?: readonly Route[]
  readonly jobs?: readonly Job[]
  /** Crontab lines (UTC) to what is queued then. */
  readonly schedule?: Readonly<Record<string, (ctx: Ctx) => Promise<unknown>>>
  /** Events to what is done about them, each in a job of its own. */
  readonly listen?: Readonly<Record<string, (ctx: Ctx, payload: never) => Promise<unknown>>>
  /** The folder of its migrations, run in every workspace's schema. */
  readonly migrations?: URL
}

export function defineCapability(capability: Capability): Capability {
  return capability
}
