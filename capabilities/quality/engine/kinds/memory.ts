/** Levels of pairs met before, in a table of one size: a later pair takes the place of an earlier one. */
export type Memory = { readonly keys: Float64Array; readonly levels: Int8Array; readonly shift: number }

export function newMemory(bits: number): Memory {
  return { keys: new Float64Array(2 ** bits).fill(-1), levels: new Int8Array(2 ** bits), shift: 32 - bits }
}

/** Where a pair's level stands, if `keys` holds the pair there. */
export function placeOf({ shift }: Memory, x: number, y: number): number {
  return (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> shift
}
