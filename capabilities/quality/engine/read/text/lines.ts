import type { Limits } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

export type Line = { readonly line: number; readonly text: string }

/**
 * The lines of a text, whatever ends them, some at a time. `shorten` may cut one short that is not at its end yet; throws
 * `cellTooLarge` where it is longer than a cell all the same.
 */
export async function* linesOf(
  texts: AsyncIterable<string>,
  limits: Limits,
  shorten: (begun: string) => string = (begun) => begun,
): AsyncGenerator<Line[]> {
  let rest = ''
  let line = 0
  for await (const piece of texts) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = shorten(parts.pop()!)
    if (rest.length > limits.cellBytes)
      throw errors.cellTooLarge({ line: line + 1, column: 1, limit: limits.cellBytes })
    yield parts.map((text) => ({ line: ++line, text }))
  }
  if (rest !== '') yield [{ line: line + 1, text: rest.replace(/\r$/, '') }]
}
