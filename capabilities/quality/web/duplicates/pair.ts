import type { Pair } from '#capabilities/quality/contract-duplicates.ts'
import type { Paged } from '#web/types.ts'

export type { Pair, PairStatus, Why } from '#capabilities/quality/contract-duplicates.ts'
export type PairPage = Paged<Pair>
