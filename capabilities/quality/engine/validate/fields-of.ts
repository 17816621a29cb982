import type { Check, RuleFilter } from '#capabilities/quality/contract-rules.ts'

/** The field that a broken rule points at. */
export function mainField(check: Check): string | null {
  switch (check.kind) {
    case 'unique':
      return check.fields[0] ?? null
    case 'compare':
      return check.left.includes('.') && !check.right.includes('.') ? first(check.right) : first(check.left)
    case 'filter':
      return [...fieldsOfFilter(check.filter)][0] ?? null
    default:
      return first(check.field)
  }
}

/**
 * The record's own fields that a rule looks at. A change that touches none of them is not held up by the rule: who
 * corrects a phone number shall not be sent to look for an old deal's amount.
 */
export function fieldsOf(check: Check, when: RuleFilter | null | undefined): ReadonlySet<string> {
  const own = when ? fieldsOfFilter(when) : new Set<string>()
  switch (check.kind) {
    case 'unique':
      for (const field of check.fields) own.add(first(field))
      break
    case 'compare':
      own.add(first(check.left)).add(first(check.right))
      break
    case 'filter':
      for (const field of fieldsOfFilter(check.filter)) own.add(field)
      break
    default:
      own.add(first(check.field))
  }
  return own
}

/** The first step of every path that a filter names. */
export function fieldsOfFilter(filter: unknown): Set<string> {
  const found = new Set<string>()
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return
    for (const [key, value] of Object.entries(one)) {
      if ((key === 'and' || key === 'or') && Array.isArray(value)) value.forEach(walk)
      else if (key === 'not') walk(value)
      else found.add(first(key))
    }
  }
  walk(filter)
  return found
}

function first(path: string): string {
  return path.split('.')[0] as string
}
