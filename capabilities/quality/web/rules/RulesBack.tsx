import { useT } from '#web/i18n/I18n.tsx'
import { BackLink } from '#web/ui/BackLink.tsx'

/** The way back to the list of rules. */
export function RulesBack() {
  const t = useT()
  return <BackLink to="/rules" label={t('rules.all')} />
}
