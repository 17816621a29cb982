import type { Pair } from '#capabilities/quality/contract-duplicates.ts'
import type { Paged } from '#web/types.ts'

export type { Pair, PairStatus, Why } from '#capabilities/quality/contract-duplicates.ts'
export type SideName = 'left' | 'right'
export type PairPage = Paged<Pair>

export type Resolution =
  | { readonly kind: 'merge'; readonly keep: SideName; readonly values?: Record<string, unknown> }
  | { readonly kind: 'dismiss'; readonly reason?: string }
  | { readonly kind: 'later' }

export const otherSide = (side: SideName): SideName => (side === 'left' ? 'right' : 'left')
