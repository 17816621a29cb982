import type { Translate } from '#web/i18n/I18n.tsx'
import type { Role } from '#web/types.ts'
import type { Choice } from '#web/ui/Select.tsx'

const roles: readonly Role[] = ['owner', 'admin', 'manager', 'member', 'readonly']

/** The roles with what each may do. */
export function roleChoices(t: Translate, among: readonly Role[] = roles): Choice[] {
  return among.map((value) => ({ value, label: t(`role.${value}`), hint: t(`role.${value}Hint`) }))
}

/** What somebody may give on: his own role and those below it. */
export function rolesUpTo(role: Role): readonly Role[] {
  return roles.slice(roles.indexOf(role))
}
