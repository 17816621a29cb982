import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { cx } from '#web/ui/cx.ts'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import type { HealthCells, ObjectState } from '#capabilities/quality/contract-health.ts'
import { cellsQuery } from '#capabilities/quality/web/health/api.ts'
import { shareOf, type CrossDimension } from '#capabilities/quality/web/health/cross.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'
import { useShareText } from '#capabilities/quality/web/health/use-share-text.ts'

type By = 'owner' | 'source'
const measured: readonly CrossDimension[] = ['completeness', 'validity', 'consistency']

/** Each field by owner or by source: who leaves what empty, and which source brings what is wrong. */
export function CrossTable({ state }: { state: ObjectState }) {
  const t = useT()
  const choices: By[] = [...(state.owners.length > 0 ? ['owner' as const] : []), ...(state.sources.length > 0 ? ['source' as const] : [])] // prettier-ignore
  const [by, setBy] = useState<By>(choices[0] ?? 'owner')
  const [dimension, setDimension] = useState<CrossDimension>('completeness')
  const { data, error, refetch } = useQuery({ ...cellsQuery(state.object, by), enabled: choices.length > 0 })
  if (choices.length === 0 || data?.keys.length === 0) return null
  return (
    <Section title={t('health.cross')}>
      <div className="flex flex-wrap items-end gap-3 pb-2">
        <Select
          className="w-36"
          ariaLabel={t('health.crossBy')}
          options={choices.map((value) => ({ value, label: t(`health.${value}`) }))}
          value={by}
          onChange={(value) => setBy(value === 'source' ? 'source' : 'owner')}
        />
        <Select
          className="w-40"
          ariaLabel={t('health.crossOf')}
          options={measured.map((value) => ({ value, label: t(`health.dim.${value}`) }))}
          value={dimension}
          onChange={(value) => setDimension((value as CrossDimension | null) ?? 'completeness')}
        />
        <p className="min-w-0 flex-1 basis-60 text-xs text-3">{t('health.crossHint')}</p>
      </div>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Cells object={state.object} by={by} dimension={dimension} data={data} />}
    </Section>
  )
}

type CellsProps = { object: string; by: By; dimension: CrossDimension; data: HealthCells }

function Cells({ object, by, dimension, data }: CellsProps) {
  const t = useT()
  const names = useNames(object)
  const format = useFormat()
  return (
    <Table label={t('health.cross')}>
      <thead>
        <tr>
          <Th className="sticky left-0 bg-surface-1">{t('health.field')}</Th>
          {data.keys.map(({ key, title, records }) => (
            <Th key={key} number className="max-w-36 min-w-20 truncate">
              {by === 'source' ? names.source(key) : (title ?? key)}
              <span className="block text-xs font-normal">{format.number(records)}</span>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.fields.map(({ field, cells }) => (
          <tr key={field}>
            <Td className="sticky left-0 max-w-44 truncate bg-surface-1">{names.field(field)}</Td>
            {data.keys.map(({ key, records }, at) => (
              <CellOf key={key} cell={{ ...cells[at]!, records }} search={{ object, dimension, field, [by]: key }} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type CellProps = {
  cell: HealthCells['fields'][number]['cells'][number] & { readonly records: number }
  search: Record<string, string> & { dimension: CrossDimension }
}

function CellOf({ cell, search }: CellProps) {
  const shareText = useShareText()
  const share = shareOf(cell, search.dimension)
  if (share === null) return <Td number className="text-3" />
  const text = shareText(share)
  return (
    <Td number className={cx(share < 0.5 ? 'bg-danger-soft' : share < 0.9 && 'bg-warning-soft')}>
      {share === 1 ? (
        text
      ) : (
        <Link to="/health/records" search={search as never} className="text-accent hover:underline">
          {text}
        </Link>
      )}
    </Td>
  )
}
