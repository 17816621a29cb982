/**
 * A few numbers of a value, kept from its first reading, that tell most pairs of values apart without reading them
 * again: of the pairs that blocking brings up, three in four are strangers in a field, and their numbers show it.
 */
export type Sketch<F> = {
  /** Numbers a value. */
  readonly width: number
  write(feature: F, to: Int32Array, at: number): void
  /**
   * The level that comparing the values of places `x` and `y` gives, as the numbers tell it; `untold` where they
   * must be read. The values are not silent.
   */
  level(all: Int32Array, x: number, y: number): number
  /** The same of two values of one text in different company: Ada of Ada Byron and of Ada King. */
  ofOneText?(all: Int32Array, x: number, y: number): number
}

export const untold = -1
