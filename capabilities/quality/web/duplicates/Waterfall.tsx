import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Translate } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { solid } from '#web/ui/hues.ts'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import type { ObjectMeta } from '#web/types.ts'
import type { Pair, Why } from '#capabilities/quality/web/duplicates/pair.ts'
import { useWhy } from '#capabilities/quality/web/duplicates/use-why.ts'
import type { Bar } from '#capabilities/quality/web/duplicates/waterfall.ts'
import { barsOf, rangeOf } from '#capabilities/quality/web/duplicates/waterfall.ts'

/** Why Tend thinks so: each field in words, its share of the evidence as a bar, and the points as a number. */
export function Waterfall({ pair, object }: { pair: Pick<Pair, 'why' | 'weight'>; object: ObjectMeta }) {
  const t = useT()
  const format = useFormat()
  const words = useWhy(object)
  const bars = barsOf(pair.why, pair.weight)
  const { min, max } = rangeOf(bars)
  const points = (value: number) => format.number(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const place = (value: number) => `${((value - min) / Math.max(max - min, 1)) * 100}%`
  return (
    <Tooltip label={t('dup.pointsHint')} side="top">
      <ul className="grid max-w-xl grid-cols-[minmax(0,1fr)_3.5rem_auto] items-center gap-x-2 sm:gap-x-3 sm:grid-cols-[minmax(0,1fr)_11rem_auto]">
        {bars.map((bar) => (
          <li key={bar.why?.field ?? 'before'} className="contents">
            <span className={cx('min-w-0 leading-6', bar.why ? 'text-1' : 'text-3')} title={valuesText(bar.why, t)}>
              {bar.why ? words(bar.why) : t('dup.before')}
            </span>
            <BarLine bar={bar} place={place} />
            <span className="tabular text-right text-xs">{points(bar.to - bar.from)}</span>
          </li>
        ))}
        <li className="contents">
          <span className="mt-0.5 border-t border-line pt-0.5 font-medium text-1">{t('dup.total')}</span>
          <span aria-hidden className="mt-0.5 self-stretch border-t border-line" />
          <span className="tabular mt-0.5 border-t border-line pt-0.5 text-right text-xs font-medium text-1">
            {points(pair.weight)}
          </span>
        </li>
      </ul>
    </Tooltip>
  )
}

function BarLine({ bar: { from, to, why }, place }: { bar: Bar; place: (value: number) => string }) {
  const [left, right] = from < to ? [from, to] : [to, from]
  const colour = why === null ? 'var(--line-strong)' : to >= from ? 'var(--accent)' : solid('orange')
  return (
    <span aria-hidden className="relative h-3">
      <span className="absolute inset-y-[-6px] w-px bg-(--line)" style={{ left: place(0) }} />
      <span
        className="absolute inset-y-0.5 min-w-0.5 rounded-[2px]"
        style={{ left: place(left), width: `calc(${place(right)} - ${place(left)})`, background: colour }}
      />
    </span>
  )
}

function valuesText(why: Why | null, t: Translate): string | undefined {
  return why ? t('dup.pair', { left: why.left, right: why.right }) : undefined
}
