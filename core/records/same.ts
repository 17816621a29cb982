import type { FieldTypeName } from '#sdk/objects.ts'

/** Whether two values of a field are the same: instants by the moment they mean, objects part by part. */
export function isSame(a: unknown, b: unknown, type: FieldTypeName | undefined): boolean {
  if (a === b) return true
  if (typeof a !== typeof b || a === null || b === null) return false
  if (type === 'dateTime') return Date.parse(String(a)) === Date.parse(String(b))
  if (typeof a !== 'object') return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].every((name) => isSame(left[name] ?? null, right[name] ?? null, undefined))
}
