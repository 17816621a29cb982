import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'

export const steps = ['file', 'columns', 'check', 'result'] as const
export type Step = (typeof steps)[number]

type Props = { now: Step; /** Steps one may go back to, and where they are. */ links?: Partial<Record<Step, string>> }

/** The four steps of an import, and which one this is. */
export function Steps({ now, links = {} }: Props) {
  const t = useT()
  const at = steps.indexOf(now)
  return (
    <ol aria-label={t('imports.steps')} className="flex items-center gap-1 text-sm">
      {steps.map((step, i) => {
        const face = (
          <>
            <span
              className={cx(
                'tabular flex size-5 items-center justify-center rounded-full text-xs',
                i === at ? 'bg-accent text-(--on-accent)' : i < at ? 'bg-accent-soft text-accent' : 'bg-pressed text-2',
              )}
            >
              {i < at ? <Icon of={Check} size={12} /> : i + 1}
            </span>
            <span className={cx(i !== at && 'max-sm:sr-only')}>{t(`imports.step.${step}`)}</span>
          </>
        )
        const look = cx('flex items-center gap-1.5 rounded-md px-1.5 py-0.5', i === at ? 'font-medium' : 'text-2')
        const to = links[step]
        return (
          <li key={step} aria-current={i === at ? 'step' : undefined} className="flex items-center gap-1">
            {i > 0 && <span aria-hidden className="h-px w-3 bg-(--line-strong) sm:w-5" />}
            {to && i !== at ? (
              <Link to={to} search={{ step } as never} className={cx(look, 'hover:bg-hover hover:text-1')}>
                {face}
              </Link>
            ) : (
              <span className={look}>{face}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
