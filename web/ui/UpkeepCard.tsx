import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import type { Hue } from '#web/ui/hues.ts'

/** Where a proposal stands in the loop observe → diagnose → propose → try → verify → keep, or put back. */
export type UpkeepState = 'proposed' | 'trying' | 'applied' | 'measured' | 'putBack' | 'dismissed'

type Props = {
  icon?: LucideIcon
  /** One sentence: what is wrong, about the customer and not the machine. */
  symptom: string
  /** How sure or how much: "98 %", "240 ms". Stands at the right, as a number. */
  figure?: string
  /** Why we think so: a sentence, or a few. */
  evidence?: ReactNode
  /** A small picture of the evidence, at most 160 px wide. */
  plot?: ReactNode
  /** What will be done, and what can be taken back. */
  remedy: ReactNode
  /** Buttons in the order try, apply, put back; the main one `tone="primary"`. */
  actions?: ReactNode
  state?: UpkeepState
  /** What was measured afterwards, before → after. */
  effect?: ReactNode
  /** Details below everything, such as two records side by side. */
  children?: ReactNode
}

const stateHues: Record<UpkeepState, Hue> = {
  proposed: 'gray',
  trying: 'yellow',
  applied: 'blue',
  measured: 'green',
  putBack: 'orange',
  dismissed: 'gray',
}

/** The signature card: the same anatomy for a duplicate, an index, a field change, an upgrade, a leak. */
export function UpkeepCard({
  icon,
  symptom,
  figure,
  evidence,
  plot,
  remedy,
  actions,
  state = 'proposed',
  effect,
  children,
}: Props) {
  const t = useT()
  return (
    <article className={cx('rounded-lg border border-line bg-surface-1', state === 'dismissed' && 'opacity-65')}>
      <header className="flex items-start gap-2 px-4 pt-3">
        {icon && <Icon of={icon} className="mt-0.5 text-accent" />}
        <h2 className="min-w-0 flex-1 font-medium text-balance">{symptom}</h2>
        {figure && <span className="tabular text-sm text-2">{figure}</span>}
        {state !== 'proposed' && (
          <Tag hue={stateHues[state]} dot>
            {t(`upkeep.${state}`)}
          </Tag>
        )}
      </header>
      <div className={cx('grid gap-x-4 px-4 py-2', plot ? 'sm:grid-cols-[1fr_auto]' : '')}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
          {evidence && <Row term={t('upkeep.evidence')}>{evidence}</Row>}
          <Row term={t('upkeep.remedy')}>{remedy}</Row>
          {effect && <Row term={t('upkeep.effect')}>{effect}</Row>}
        </dl>
        {plot && <div className="self-center max-sm:order-first max-sm:pb-2">{plot}</div>}
      </div>
      {children && <div className="border-t border-line px-4 py-3">{children}</div>}
      {actions && <footer className="flex flex-wrap gap-2 px-4 pb-3">{actions}</footer>}
    </article>
  )
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-3">{term}</dt>
      <dd className="min-w-0 text-2">{children}</dd>
    </>
  )
}
