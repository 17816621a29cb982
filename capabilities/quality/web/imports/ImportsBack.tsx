import { useT } from '#web/i18n/I18n.tsx'
import { BackLink } from '#web/ui/BackLink.tsx'

/** The way back to the list of imports. */
export function ImportsBack() {
  const t = useT()
  return <BackLink to="/imports" label={t('imports.back')} />
}
