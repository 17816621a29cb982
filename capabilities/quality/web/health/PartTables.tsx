import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { PartBar } from '#web/ui/PartBar.tsx'
import { Sparkline } from '#web/ui/Sparkline.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import type { Dimension, Measure, ObjectState, PartHealth } from '#capabilities/quality/contract-health.ts'
import { dimensions } from '#capabilities/quality/contract-health.ts'
import { useShareText } from '#capabilities/quality/web/health/use-share-text.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'

const ofFields: readonly Dimension[] = ['completeness', 'validity', 'consistency']

/** The same numbers by field, by owner and by source; each number opens the records behind it. */
export function PartTables({ state }: { state: ObjectState }) {
  const t = useT()
  const names = useNames(state.object)
  const tables: readonly (Omit<TableProps, 'state'> & { readonly title: string })[] = [
    { title: 'health.byField', by: 'field', parts: state.fields, shown: ofFields, name: ({ key }) => names.field(key) },
    {
      title: 'health.byOwner',
      by: 'owner',
      parts: state.owners,
      shown: dimensions,
      name: ({ title, key }) => title ?? key,
    },
    {
      title: 'health.bySource',
      by: 'source',
      parts: state.sources,
      shown: dimensions,
      name: ({ key }) => names.source(key),
    },
  ]
  return tables
    .filter(({ by, parts }) => by === 'field' || parts.length > 0)
    .map(({ title, ...table }) => (
      <Section key={table.by} title={t(title)}>
        <PartTable state={state} {...table} />
      </Section>
    ))
}

type TableProps = {
  state: ObjectState
  by: 'field' | 'owner' | 'source'
  parts: readonly PartHealth[]
  shown: readonly Dimension[]
  name: (part: PartHealth) => string
}

function PartTable({ state, by, parts, shown, name }: TableProps) {
  const t = useT()
  const format = useFormat()
  const isField = by === 'field'
  return (
    <Table label={t(`health.${by}`)}>
      <thead>
        <tr>
          <Th>{t(`health.${by}`)}</Th>
          <Th number>{isField ? t('health.weight') : t('health.score')}</Th>
          {shown.map((dimension) => (
            <Th key={dimension} number>
              {t(`health.dim.${dimension}`)}
            </Th>
          ))}
          <Th className="w-32 max-sm:hidden">
            <span className="sr-only">{t('health.dim.completeness')}</span>
          </Th>
          <Th className="max-md:hidden">{t('health.trendShort')}</Th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.key} className={isField && part.weight === 0 ? 'text-3' : ''}>
            <Td className="max-w-56 truncate">{name(part)}</Td>
            <Td number>
              {isField
                ? format.number(part.weight ?? 0)
                : format.number((part.measures.score?.score ?? 0) * 100, { maximumFractionDigits: 1 })}
            </Td>
            {shown.map((dimension) => (
              <Td key={dimension} number>
                <Share state={state} by={by} part={part} dimension={dimension} />
              </Td>
            ))}
            <Td className="max-sm:hidden">
              <PartBar parts={barOf(part)} label={name(part)} />
            </Td>
            <Td className="max-md:hidden">
              {part.trend.length > 1 && (
                <Sparkline
                  values={part.trend.map(({ score }) => score)}
                  label={t(isField ? 'health.trendOfField' : 'health.trendLabel')}
                  width={88}
                  height={20}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function barOf({ measures }: PartHealth) {
  const full = measures.completeness
  const wrong = (measure: Measure | undefined) => (measure ? measure.total - measure.good : 0)
  const bad = Math.min(full?.good ?? 0, wrong(measures.validity) + wrong(measures.consistency))
  const filled = full?.good ?? 0
  return [
    { value: filled - bad, hue: 'green' as const },
    { value: bad, hue: 'red' as const },
    { value: (full?.total ?? 0) - filled, hue: 'gray' as const },
  ]
}

type ShareProps = { state: ObjectState; by: string; part: PartHealth; dimension: Dimension }

function Share({ state, by, part, dimension }: ShareProps) {
  const shareText = useShareText()
  const measure = part.measures[dimension]
  if (!measure) return null
  const text = shareText(measure.score)
  if (measure.total - measure.good <= 0) return <span>{text}</span>
  const search = { object: state.object, dimension, [by]: part.key }
  return (
    <Link to="/health/records" search={search as never} className="text-accent hover:underline">
      {text}
    </Link>
  )
}
