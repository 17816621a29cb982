import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import type { Field } from '#web/records/field/value.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import type { BehindRow } from '#capabilities/quality/contract-health.ts'
import { behindQuery, type BehindAsked } from '#capabilities/quality/web/health/api.ts'
import { HealthBack } from '#capabilities/quality/web/health/HealthBack.tsx'
import '#capabilities/quality/web/health/messages.ts'
import { fieldOf, useNames } from '#capabilities/quality/web/health/use-names.ts'

type Search = Partial<BehindAsked> & { object?: string }

/** `/health/records`: the records behind a number of data health. */
export function BehindPage() {
  const t = useT()
  const format = useFormat()
  const {
    object = 'contact',
    dimension = 'completeness',
    field,
    owner,
    source,
  } = useSearch({ strict: false }) as Search
  const names = useNames(object)
  const asked = { dimension, ...(field ? { field } : {}), ...(owner ? { owner } : {}), ...(source ? { source } : {}) }
  const list = useInfiniteQuery(behindQuery(object, asked))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const count = list.data?.pages[0]?.count
  const meta = field === undefined ? undefined : fieldOf(names.object, field)
  return (
    <Page
      title={t('health.behindTitle', { dimension: t(`health.dim.${dimension}`) })}
      lead={<HealthBack object={object} />}
      view={
        count && (
          <span className="tabular text-sm text-3">
            {count.exact
              ? t('health.behindCount', { n: count.value })
              : t('health.behindMore', { n: format.number(count.value) })}
          </span>
        )
      }
      filters={
        <>
          {field && <Tag>{names.field(field)}</Tag>}
          {source && <Tag>{names.source(source)}</Tag>}
          {owner && <RecordLink object="user" value={owner} />}
        </>
      }
      tools={
        dimension === 'completeness' &&
        field && (
          <ButtonLink to={`/${object}`} search={listSearch(asked)}>
            {t('health.openList')}
          </ButtonLink>
        )
      }
    >
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={8} />}
      {list.data && rows.length === 0 && (
        <Empty icon={CircleCheck} title={t('health.behindNone')} hint={t('health.behindNoneHint')} />
      )}
      {rows.length > 0 && <BehindTable object={object} rows={rows} field={meta as Field | undefined} />}
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Page>
  )
}

/** The same records as a filter of the generic list. */
function listSearch({ field, owner, source }: BehindAsked): Record<string, unknown> {
  return { filter: { [field ?? '']: { empty: 'true' }, ...(owner ? { owner } : {}), ...(source ? { source } : {}) } }
}

function BehindTable({ object, rows, field }: { object: string; rows: readonly BehindRow[]; field?: Field }) {
  const t = useT()
  const hasMeant = rows.some(({ meant }) => meant !== null)
  return (
    <Table label={t('health.record')}>
      <thead>
        <tr>
          <Th>{t('health.record')}</Th>
          {field && <Th>{t('health.value')}</Th>}
          {hasMeant && <Th>{t('health.meant')}</Th>}
          <Th>{t('health.updated')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td className="max-w-64">
              <RecordLink object={object} value={row} whole />
            </Td>
            {field && (
              <Td className="max-w-80 break-words">
                {row.value === null ? (
                  <span className="text-3">{t('health.empty')}</span>
                ) : (
                  <FieldValue field={field} value={row.value} whole />
                )}
              </Td>
            )}
            {hasMeant && <Td className="max-w-60 break-words">{row.meant}</Td>}
            <Td className="whitespace-nowrap text-2">
              <RelativeTime at={row.updatedAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
