import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'

/** Where a page of pairs ended: the weight as text, so that no digit is lost, and the id. */
export function writeCursor(weight: number, id: string): string {
  return Buffer.from(JSON.stringify([String(weight), id])).toString('base64url')
}

export function readCursor(after: string): [string, string] {
  try {
    const [weight, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown]
    if (typeof weight === 'string' && Number.isFinite(Number(weight)) && isUuid(id)) return [weight, id]
  } catch {
    // Not ours: refused below.
  }
  throw errors.badCursor()
}
