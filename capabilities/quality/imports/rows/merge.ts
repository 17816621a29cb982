import { emailKey } from '#core/fields/email.ts'
import { isSame } from '#core/records/same.ts'
import type { Values } from '#core/records/values.ts'
import type { FieldTypeName } from '#sdk/objects.ts'
import type { FieldPolicy } from '#capabilities/quality/contract-imports.ts'

type TypeOf = (field: string) => FieldTypeName | undefined

/** The record has one value and the row another; `isKept` where the record's stays. */
export type Conflict = {
  readonly field: string
  readonly now: unknown
  readonly value: unknown
  readonly isKept: boolean
}

type Ways = { readonly typeOf: TypeOf; readonly policyOf: (field: string) => FieldPolicy }
export type Merged = { readonly changes: Values; readonly conflicts: readonly Conflict[] }

/**
 * What of a row's values changes a record that is there already, and where the two differ.
 *
 * Nothing is emptied. Lists get what they lack, at their end, so that the primary stays. Under `fill` nothing that
 * is there is replaced; only a name without a given name, or an address without a street, is completed. Under
 * `keep` the field is not touched, even where it is empty.
 */
export function mergeRow(current: Values, given: Values, { typeOf, policyOf }: Ways): Merged {
  const changes: Values = {}
  const conflicts: Conflict[] = []
  for (const [field, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue
    const [type, policy, now] = [typeOf(field), policyOf(field), current[field] ?? null]
    const next = policy === 'keep' ? undefined : merged(now, value, policy === 'fill', type)
    if (next !== undefined) changes[field] = next
    if (isConflict(now, value, type) && (next === undefined || next === value))
      conflicts.push({ field, now, value, isKept: next === undefined })
  }
  return { changes, conflicts }
}

/** Lists take both; what completes a value does not contradict it. */
function isConflict(now: unknown, value: unknown, type: FieldTypeName | undefined): boolean {
  if (now === null || Array.isArray(now) || isSame(now, value, type)) return false
  if (type === 'address') return differs(now as Parts, value as Parts)
  return !(type === 'personName' && completes(now as Name, value as Name))
}

function differs(now: Parts, value: Parts): boolean {
  return Object.keys(value).some((part) => value[part] !== null && now[part] && now[part] !== value[part])
}

/** The value to write, or undefined where the record may stay as it is. */
function merged(now: unknown, value: unknown, emptyOnly: boolean, type: FieldTypeName | undefined): unknown {
  if (now === null || now === undefined) return value
  if (Array.isArray(now) && Array.isArray(value)) return joined(now, value, type)
  if (isSame(now, value, type)) return undefined
  if (type === 'address') return completedParts(now as Parts, value as Parts, emptyOnly)
  if (!emptyOnly) return value
  return type === 'personName' && completes(now as Name, value as Name) ? value : undefined
}

const most = 20

function joined(
  now: readonly unknown[],
  value: readonly unknown[],
  type: FieldTypeName | undefined,
): unknown[] | undefined {
  const key = (one: unknown) => (type === 'email' ? emailKey(String(one)) : String(one))
  const known = new Set(now.map(key))
  const more = value.filter((one) => !known.has(key(one)))
  return more.length > 0 && now.length < most ? [...now, ...more].slice(0, most) : undefined
}

type Parts = Readonly<Record<string, string | null>>

/** Two addresses are put together only where no part says otherwise. */
function completedParts(now: Parts, value: Parts, emptyOnly: boolean): Parts | undefined {
  const names = Object.keys(value).filter((part) => value[part] !== null)
  if (differs(now, value)) return emptyOnly ? undefined : value
  const lacking = names.filter((part) => !now[part])
  return lacking.length === 0
    ? undefined
    : { ...now, ...Object.fromEntries(lacking.map((part) => [part, value[part] ?? null])) }
}

type Name = { readonly family: string | null; readonly given: string | null }

/** 张总 was all that was known, and now it is 张伟. */
function completes(now: Name, value: Name): boolean {
  return now.given === null && value.given !== null && now.family === value.family
}
