import { useMutation, useQuery } from '@tanstack/react-query'
import { Bell, CircleCheck, PhoneOff, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { useObject } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { TrendPlot } from '#web/ui/TrendPlot.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import type { Alarm, Proposal } from '#capabilities/quality/contract-health.ts'
import { closeAlarm, proposalsQuery, refreshHealth } from '#capabilities/quality/web/health/api.ts'
import { FixCard } from '#capabilities/quality/web/health/FixCard.tsx'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'
import { WeightCard } from '#capabilities/quality/web/health/WeightCard.tsx'

/** What Tend proposes to do about an object, each as an upkeep card. */
export function Proposals({ object }: { object: string }) {
  const t = useT()
  const { data, error, refetch } = useQuery({ ...proposalsQuery(object), placeholderData: (before) => before })
  const shown = useStanding(data)
  return (
    <Section title={t('health.proposals')}>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-32" />}
      {data && shown.length === 0 && <Empty icon={CircleCheck} title={t('health.proposalsNone')} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {shown.map((proposal) => (
          <ProposalCard key={keyOf(proposal)} object={object} proposal={proposal} />
        ))}
      </div>
    </Section>
  )
}

// These are done in their card, which then offers the way back.
const worked: ReadonlySet<string> = new Set(['domains', 'spellings', 'unused', 'constant', 'same'])

/**
 * The proposals as they stand on the screen: a card that is being worked on must not vanish, nor move, under the reader's
 * hands when a measurement no longer finds what it was about. It stays until the page is left.
 */
function useStanding(data: readonly Proposal[] | undefined): readonly Proposal[] {
  const [standing, setStanding] = useState<{ of: typeof data; shown: readonly Proposal[] }>({
    of: undefined,
    shown: [],
  })
  if (!data || standing.of === data) return standing.shown
  const fresh = new Map(data.map((one) => [keyOf(one), one]))
  const kept = standing.shown.filter((one) => fresh.has(keyOf(one)) || worked.has(one.kind))
  const known = new Set(kept.map(keyOf))
  const shown = [...kept.map((one) => fresh.get(keyOf(one)) ?? one), ...data.filter((one) => !known.has(keyOf(one)))]
  setStanding({ of: data, shown })
  return shown
}

function keyOf(proposal: Proposal): string {
  const { kind } = proposal
  const parts = [
    'field' in proposal ? proposal.field : '',
    'alarm' in proposal ? proposal.alarm.id : '',
    'other' in proposal ? proposal.other : '',
    kind === 'unused' ? proposal.fields.join() : '',
  ]
  return [kind, ...parts].join(' ')
}

function ProposalCard({ object, proposal }: { object: string; proposal: Proposal }) {
  switch (proposal.kind) {
    case 'domains':
    case 'spellings':
      return <FixCard object={object} proposal={proposal} />
    case 'alarm':
      return <AlarmCard object={object} proposal={proposal} />
    case 'phones':
    case 'duplicates':
      return <LookCard object={object} proposal={proposal} />
    case 'unused':
    case 'constant':
    case 'same':
      return <WeightCard object={object} proposal={proposal} />
  }
}

type Looked = Extract<Proposal, { kind: 'phones' | 'duplicates' }>
const icons = { phones: PhoneOff, duplicates: ScanSearch }

/** Findings a person has to look at: the card leads to the place where that is done. */
function LookCard({ object, proposal }: { object: string; proposal: Looked }) {
  const t = useT()
  const format = useFormat()
  const names = useNames(object)
  const { kind } = proposal
  const { to, search, text } = wayOf(object, proposal)
  const params = {
    field: kind === 'phones' ? names.field(proposal.field) : '',
    n: kind === 'duplicates' ? proposal.pairs : proposal.records,
    examples: kind === 'phones' ? format.list(proposal.examples) : '',
  }
  return (
    <UpkeepCard
      icon={icons[kind]}
      symptom={t(`health.card.${kind}`, params)}
      figure={kind === 'phones' ? t('health.records', { n: proposal.records }) : undefined}
      evidence={t(`health.card.${kind}Why`, params)}
      remedy={t(`health.card.${kind}Do`)}
      actions={
        <ButtonLink to={to} search={search}>
          {t(text)}
        </ButtonLink>
      }
    />
  )
}

function wayOf(object: string, proposal: Looked): { to: string; search: Record<string, unknown>; text: string } {
  if (proposal.kind === 'duplicates') return { to: '/duplicates', search: { object }, text: 'health.card.review' }
  const search = { object, dimension: 'validity', field: proposal.field }
  return { to: '/health/records', search, text: 'health.card.open' }
}

/** A number that left its band, drawn with the band. */
function AlarmCard({
  object,
  proposal: { alarm, trend },
}: {
  object: string
  proposal: Extract<Proposal, { kind: 'alarm' }>
}) {
  const t = useT()
  const format = useFormat()
  const names = useNames(object)
  const may = useObject(object)?.may.update ?? false
  const isCount = alarm.dimension === 'records'
  const scale = isCount ? 1 : 100
  const text = (value: number) => format.number(value * scale, { maximumFractionDigits: 1 })
  const seen = useMutation({
    mutationFn: () => closeAlarm(alarm.id),
    onError: noteFailure,
    onSettled: () => refreshHealth(object),
  })
  const what = names.part(alarm)
  const dimension = t(`health.dim.${alarm.dimension}`)
  return (
    <UpkeepCard
      icon={Bell}
      symptom={t('health.card.alarm', { what, dimension })}
      figure={text(alarm.value)}
      evidence={t('health.card.alarmWhy', {
        value: text(alarm.value),
        day: format.date(alarm.day, 'short'),
        low: text(alarm.low),
        high: text(alarm.high),
      })}
      remedy={t('health.card.alarmDo')}
      actions={
        <>
          <ButtonLink {...wayOfAlarm(object, alarm)}>{t('health.card.open')}</ButtonLink>
          {may && (
            <Button busy={seen.isPending} onClick={() => seen.mutate()}>
              {t('health.card.seen')}
            </Button>
          )}
        </>
      }
    >
      <TrendPlot
        label={dimension}
        points={trend.map(({ day, score }) => ({ day, value: score * scale }))}
        band={{ low: alarm.low * scale, high: alarm.high * scale }}
        valueText={(value) => format.number(value, { maximumFractionDigits: 1 })}
        dayText={(day) => format.date(day, 'short')}
        height={100}
      />
    </UpkeepCard>
  )
}

/** To the records behind the number: those of the owner or the source in the list, of a score those that lack something. */
function wayOfAlarm(object: string, { kind, key, dimension }: Alarm): { to: string; search: Record<string, unknown> } {
  const part = kind === 'all' ? {} : { [kind]: key }
  if (dimension === 'records') return { to: `/${object}`, search: kind === 'all' ? {} : { filter: part } }
  return {
    to: '/health/records',
    search: { object, dimension: dimension === 'score' ? 'completeness' : dimension, ...part },
  }
}
