import { bulk } from '#capabilities/bulk/capability.ts'
import { collaboration } from '#capabilities/collaboration/capability.ts'
import { planning } from '#capabilities/planning/capability.ts'
import { quality } from '#capabilities/quality/capability.ts'
import type { Capability } from '#core/capability.ts'

/** What this server can do beside keeping records. Taking a line away takes the ability away, and nothing else. */
export const capabilities: readonly Capability[] = [quality, bulk, collaboration, planning]
