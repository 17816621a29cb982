import type { Dirt } from '#capabilities/quality/generator/files/dirt.ts'

/** A file before it has bytes: what stands above the header, the header, and the rows with their truth. */
export type Drawing<Cell = string> = {
  readonly above: readonly (readonly Cell[])[]
  readonly header: readonly string[]
  readonly rows: readonly DrawnRow<Cell>[]
}

export type DrawnRow<Cell = string> = {
  readonly cells: readonly Cell[]
  /** Id of who or what the row is about. */
  readonly entity: string
  /** 0 in one row about each entity; any other number marks a duplicate. */
  readonly copy: number
  readonly dirt: readonly Dirt[]
}
