import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Switch } from '#web/ui/Switch.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { cx } from '#web/ui/cx.ts'
import type { Rule } from '#capabilities/quality/contract-rules.ts'
import { changeRule } from '#capabilities/quality/web/rules/api.ts'
import { RuleTrend } from '#capabilities/quality/web/rules/RuleTrend.tsx'

/** One rule: its name and sentence, what it does, how many break it, its trend, and its switch. */
export function RuleLine({ rule, may }: { rule: Rule; may: boolean }) {
  const t = useT()
  const label = useLabel()
  const last = rule.results.at(-1)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-sm">
      <div className={cx('min-w-0 flex-1 basis-80', !rule.active && 'opacity-65')}>
        <Link to={`/rules/${rule.id}`} className="font-medium hover:text-accent hover:underline">
          {rule.name}
        </Link>
        <p className="text-2">{rule.broken ?? label(rule.says)}</p>
      </div>
      <SeverityTag rule={rule} />
      <span className="tabular w-44 text-right text-2 max-sm:w-auto max-sm:text-left">
        {last ? (
          <Link to={`/rules/${rule.id}`} className={cx('hover:underline', last.failing > 0 && 'text-1')}>
            {t('rules.failing', { failing: last.failing, total: last.total })}
          </Link>
        ) : (
          <span className="text-3">{t('rules.neverCounted')}</span>
        )}
      </span>
      <span className="w-24 max-sm:hidden">
        <RuleTrend rule={rule} />
      </span>
      {may && <RuleSwitch rule={rule} />}
    </li>
  )
}

export function SeverityTag({ rule }: { rule: Rule }) {
  const t = useT()
  if (rule.broken !== null)
    return (
      <Tag hue="orange" dot>
        {t('rules.broken')}
      </Tag>
    )
  return (
    <Tag hue={rule.severity === 'refusal' ? 'red' : 'yellow'} dot>
      {t(`rules.${rule.severity}`)}
    </Tag>
  )
}

export function RuleSwitch({ rule }: { rule: Rule }) {
  const t = useT()
  const change = useMutation({
    mutationFn: (active: boolean) => changeRule(rule, { active }),
    onError: noteFailure,
  })
  return (
    <Switch
      label={t('rules.active')}
      checked={change.isPending ? change.variables : rule.active}
      onChange={(active) => change.mutate(active)}
    />
  )
}
