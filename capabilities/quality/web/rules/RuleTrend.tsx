import { useT } from '#web/i18n/I18n.tsx'
import { Sparkline } from '#web/ui/Sparkline.tsx'
import type { Rule } from '#capabilities/quality/contract-rules.ts'

/** The share of records that keep the rule, count after count. One count is no trend. */
export function RuleTrend({ rule, width }: { rule: Rule; width?: number }) {
  const t = useT()
  const shares = rule.results.map(({ failing, total }) => (total === 0 ? 1 : 1 - failing / total) * 100)
  if (shares.length < 2) return null
  return <Sparkline values={shares} label={t('rules.trend')} {...(width ? { width } : {})} />
}
