import type { Ctx } from '#core/context.ts'
import type { Job } from '#core/jobs.ts'
import type { Attached } from '#core/records/attached.ts'
import type { WriteCheck } from '#core/records/checks.ts'
import type { Route } from '#core/route.ts'
import type { OpenWorkspace } from '#core/workspaces.ts'
import type { Pool } from '#platform/db/pool.ts'
import type { Locale } from '#platform/errors.ts'

export type Scheduled = (ctx: Ctx) => Promise<unknown>

/** The table of contents of a capability, and the only thing the server knows about it. */
export type Capability = {
  readonly name: string
  /** What may be granted: name to what it allows. */
  readonly permissions?: Readonly<Record<string, string>>
  readonly routes?: readonly Route[]
  readonly jobs?: readonly Job[]
  /** Crontab lines to what is queued then. A line of one time a day, as `30 3 * * *`, goes by the workspace's clock. */
  readonly schedule?: Readonly<Record<string, Scheduled>>
  /** Events to what is done about them, each in a job of its own. */
  readonly listen?: Readonly<Record<string, (ctx: Ctx, payload: never) => Promise<unknown>>>
  /** What it looks at whenever records are written, to warn or to refuse. */
  readonly checks?: readonly WriteCheck[]
  /** Its tables whose rows belong to records of any object. */
  readonly attached?: readonly Attached[]
  /** The folder of its migrations, run in every workspace's schema. */
  readonly migrations?: URL
  /** Fills a new workspace with something to look at, and says in lines what it did. */
  readonly demo?: (from: DemoFrom) => Promise<void>
}

export type DemoFrom = {
  readonly pool: Pool
  readonly open: OpenWorkspace
  readonly ownerId: string
  /** Where files may be left for the user to look at. */
  readonly directory: string
  readonly locale: Locale
  readonly report: (line: string) => void
  readonly wake: () => void
}

export function defineCapability(capability: Capability): Capability {
  return capability
}
