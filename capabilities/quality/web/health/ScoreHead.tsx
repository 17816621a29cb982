import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { PartBar } from '#web/ui/PartBar.tsx'
import { Sparkline } from '#web/ui/Sparkline.tsx'
import { TrendPlot } from '#web/ui/TrendPlot.tsx'
import type { Dimension, ObjectState } from '#capabilities/quality/contract-health.ts'
import { dimensions } from '#capabilities/quality/contract-health.ts'
import { useShareText } from '#capabilities/quality/web/health/use-share-text.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'

/** One number, its trend, and the five it is made of; each opens the records behind it. */
export function ScoreHead({ state }: { state: ObjectState }) {
  const t = useT()
  const format = useFormat()
  const points = (share: number) => format.number(share * 100, { maximumFractionDigits: 1 })
  return (
    <section className="mb-8 grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,22rem)_1fr]">
      <div>
        <p className="flex items-baseline gap-2">
          <span data-testid="score" className="tabular text-2xl font-semibold">
            {points(state.score)}
          </span>
          <span className="text-sm text-3">{t('health.of100')}</span>
        </p>
        <p className="mb-3 text-sm text-2">
          {t('health.records', { n: state.records })} · {t('health.measured', { when: format.date(state.day) })}
        </p>
        <TrendPlot
          label={t('health.trendLabel')}
          points={state.trend.map(({ day, score }) => ({ day, value: score * 100 }))}
          valueText={(value) => format.number(value, { maximumFractionDigits: 1 })}
          dayText={(day) => format.date(day, 'short')}
          leastSpan={4}
        />
        {state.trend.length < 2 && <p className="mt-1 text-xs text-3">{t('health.trendFirst')}</p>}
      </div>
      <div className="min-w-0">
        <ul className="divide-y divide-line border-y border-line">
          {dimensions.map((dimension) => (
            <DimensionLine key={dimension} state={state} dimension={dimension} />
          ))}
        </ul>
        <Moved state={state} />
      </div>
    </section>
  )
}

function DimensionLine({ state, dimension }: { state: ObjectState; dimension: Dimension }) {
  const t = useT()
  const shareText = useShareText()
  const { score, good, total } = state.measures[dimension]
  const missing = Math.max(0, total - good)
  const trend = state.trends[dimension]
  return (
    <li className="grid grid-cols-[6.5rem_3.5rem_1fr] items-center gap-x-3 py-2 text-sm sm:grid-cols-[7.5rem_3.5rem_minmax(4rem,10rem)_6rem_1fr]">
      <span>{t(`health.dim.${dimension}`)}</span>
      <span className="tabular text-right font-medium">{shareText(score)}</span>
      <PartBar
        tall
        label={`${t(`health.dim.${dimension}`)} ${shareText(score)}`}
        parts={[
          { value: score, hue: 'green' },
          { value: 1 - score, hue: 'orange' },
        ]}
      />
      <span className="max-sm:hidden">
        {trend.length > 1 && (
          <Sparkline values={trend.map((one) => one.score)} label={t('health.trendLabel')} width={88} height={20} />
        )}
      </span>
      <span className="max-sm:col-span-3">
        {missing > 0 ? (
          <Link
            to="/health/records"
            search={{ object: state.object, dimension } as never}
            className="text-accent hover:underline"
          >
            {t(`health.missing.${dimension}`, { n: missing })}
          </Link>
        ) : (
          <span className="text-3">{t('health.missing.none')}</span>
        )}
      </span>
    </li>
  )
}

function Moved({ state }: { state: ObjectState }) {
  const t = useT()
  const format = useFormat()
  const names = useNames(state.object)
  if (state.since === null) return null
  return (
    <div className="mt-4">
      <h2 className="mb-1 text-sm font-semibold">
        {t('health.moved')}{' '}
        <span className="font-normal text-3">{t('health.movedSince', { day: format.date(state.since, 'short') })}</span>
      </h2>
      {state.moved.length === 0 && <p className="text-sm text-2">{t('health.movedNone')}</p>}
      <ul className="grid gap-x-8 text-sm sm:grid-cols-2">
        {state.moved.map((move) => {
          const by = (move.after - move.before) * 100
          return (
            <li key={`${move.kind} ${move.key} ${move.dimension}`} className="flex justify-between gap-3 py-0.5">
              <span className="min-w-0 truncate">
                {t('health.move', {
                  what: names.part(move),
                  dimension: t(`health.dim.${move.dimension}`),
                })}
              </span>
              <span className={`tabular whitespace-nowrap ${by < 0 ? 'text-danger' : 'text-success'}`}>
                {by > 0 ? '+' : '−'}
                {format.number(Math.abs(by), { maximumFractionDigits: 1 })}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
