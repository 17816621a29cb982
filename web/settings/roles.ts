import type { Translate } from '#web/i18n/I18n.tsx'
import type { Role } from '#web/types.ts'
import type { Choice } from '#web/ui/Select.tsx'

const roles: readonly Role[] = ['owner', 'admin', 'manager', 'member', 'readonly']

/** The roles with what each may do. */
export function roleChoices(t: Translate): Choice[] {
  return roles.map((value) => ({ value, label: t(`role.${value}`), hint: t(`role.${value}Hint`) }))
}
