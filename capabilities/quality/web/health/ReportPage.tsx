import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useObjects, useSession } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { PartBar } from '#web/ui/PartBar.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { TrendPlot } from '#web/ui/TrendPlot.tsx'
import type { ObjectState, Proposal } from '#capabilities/quality/contract-health.ts'
import { dimensions } from '#capabilities/quality/contract-health.ts'
import { healthQuery, proposalsQuery, stateQuery } from '#capabilities/quality/web/health/api.ts'
import { HealthBack } from '#capabilities/quality/web/health/HealthBack.tsx'
import '#capabilities/quality/web/health/messages.ts'
import { ObjectTabs } from '#capabilities/quality/web/health/ObjectTabs.tsx'
import { PartTables } from '#capabilities/quality/web/health/PartTables.tsx'
import { useShareText } from '#capabilities/quality/web/health/use-share-text.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'

/** `/health/report`: the state of one object on paper, A4; printed, or kept as a PDF, by the browser. */
export function ReportPage() {
  const t = useT()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { object?: string }
  const { data: all } = useQuery(healthQuery)
  const object = search.object ?? all?.find(({ records }) => records > 0)?.object ?? 'contact'
  const { data, error, refetch } = useQuery(stateQuery(object))
  const { data: proposals } = useQuery(proposalsQuery(object))
  const isReady = data && data.day !== null && proposals
  return (
    <Page
      title={t('report.title')}
      lead={<HealthBack object={object} />}
      filters={
        <ObjectTabs
          object={object}
          onChange={(next) => void navigate({ to: '.', search: { object: next } as never })}
        />
      }
      action={
        <Button tone="primary" icon={Printer} disabled={!isReady} onClick={() => window.print()}>
          {t('report.print')}
        </Button>
      }
    >
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!isReady && !error && data?.day !== null && <Skeleton lines={10} />}
      {data?.day === null && <p className="text-sm text-2">{t('health.none')}</p>}
      {isReady && <Sheet state={data} proposals={proposals} />}
    </Page>
  )
}

function Sheet({ state, proposals }: { state: ObjectState; proposals: readonly Proposal[] }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const { workspace } = useSession()
  const object = useObjects().find(({ name }) => name === state.object)
  const points = (share: number) => format.number(share * 100, { maximumFractionDigits: 1 })
  return (
    <article className="print-sheet mx-auto max-w-200">
      <header className="mb-6 border-b border-line-strong pb-3">
        <p className="text-sm text-2">{workspace.name}</p>
        <h1 className="text-xl font-semibold">{t('report.of', { objects: label(object?.plural) })}</h1>
        <p className="text-sm text-2">
          {t('report.measured', { day: format.date(state.day) })} · {t('health.records', { n: state.records })}
        </p>
      </header>
      <div className="mb-6 grid gap-6 sm:grid-cols-[10rem_1fr]">
        <p>
          <span className="tabular text-2xl font-semibold">{points(state.score)}</span>{' '}
          <span className="text-sm text-3">{t('health.of100')}</span>
        </p>
        <TrendPlot
          label={t('health.trendLabel')}
          points={state.trend.map(({ day, score }) => ({ day, value: score * 100 }))}
          valueText={(value) => format.number(value, { maximumFractionDigits: 1 })}
          dayText={(day) => format.date(day, 'short')}
          leastSpan={4}
          width={560}
          height={150}
        />
      </div>
      <Measures state={state} />
      <Findings object={state.object} proposals={proposals} />
      <PartTables state={state} />
      <p className="text-xs text-3">{t('report.how')}</p>
    </article>
  )
}

/** The five measures, each with its share and what is missing. */
function Measures({ state }: { state: ObjectState }) {
  const t = useT()
  const shareText = useShareText()
  return (
    <dl className="mb-8 grid grid-cols-[7.5rem_1fr_4rem_auto] items-center gap-x-4 gap-y-2 text-sm">
      {dimensions.map((dimension) => {
        const { score, good, total } = state.measures[dimension]
        return (
          <div key={dimension} className="contents">
            <dt>{t(`health.dim.${dimension}`)}</dt>
            <dd>
              <PartBar
                tall
                label={shareText(score)}
                parts={[
                  { value: score, hue: 'green' },
                  { value: 1 - score, hue: 'orange' },
                ]}
              />
            </dd>
            <dd className="tabular text-right font-medium">{shareText(score)}</dd>
            <dd className="text-2">
              {total > good ? t(`health.missing.${dimension}`, { n: total - good }) : t('health.missing.none')}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** What the page proposes, in a line each. */
function Findings({ object, proposals }: { object: string; proposals: readonly Proposal[] }) {
  const t = useT()
  const format = useFormat()
  const names = useNames(object)
  const lineOf = (one: Proposal): string => {
    switch (one.kind) {
      case 'domains':
      case 'spellings':
      case 'phones':
        return `${t(`health.card.${one.kind}`, { field: names.field(one.field) })}: ${t('health.records', { n: one.records })}`
      case 'duplicates':
        return t('health.card.duplicates', { n: one.pairs })
      case 'unused':
        return t('health.card.unusedWhy', { fields: format.list(one.fields.map(names.field)) })
      case 'constant':
        return t('health.card.constant', { field: names.field(one.field) })
      case 'same':
        return t('health.card.same', { field: names.field(one.field), other: names.field(one.other) })
      case 'alarm':
        return t('health.card.alarm', {
          what: one.alarm.kind === 'field' ? names.field(one.alarm.key) : t('health.whole'),
          dimension: t(`health.dim.${one.alarm.dimension}`),
        })
    }
  }
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-sm font-semibold">{t('report.findings')}</h2>
      {proposals.length === 0 && <p className="text-sm text-2">{t('health.proposalsNone')}</p>}
      <ul className="list-disc pl-5 text-sm">
        {proposals.map((one) => (
          <li key={lineOf(one)} className="py-0.5">
            {lineOf(one)}
          </li>
        ))}
      </ul>
    </section>
  )
}
