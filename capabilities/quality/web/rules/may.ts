import type { Role } from '#web/types.ts'

/** Who may make rules; the server decides, this only hides what it would refuse. */
export function mayMakeRules(role: Role): boolean {
  return role === 'owner' || role === 'admin' || role === 'manager'
}
