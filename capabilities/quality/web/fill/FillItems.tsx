import { useInfiniteQuery } from '@tanstack/react-query'
import { useObject } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import { textOf } from '#web/records/field/value.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import type { Fill } from '#capabilities/quality/contract-fill.ts'
import { itemsQuery } from '#capabilities/quality/web/fill/api.ts'
import { fieldLabel } from '#capabilities/quality/web/fill/field-label.ts'

/** The records that one way would fill, with the value and what it was read from. */
export function FillItems({ fill, rule }: { fill: Fill; rule: string }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const object = useObject(fill.object)
  const list = useInfiniteQuery(itemsQuery(fill, rule))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const path = items[0]?.field ?? ''
  const field = object?.fields.find(({ name }) => name === path)
  return (
    <Section title={t('fill.preview')}>
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={5} />}
      {items.length > 0 && (
        <Table label={t('fill.preview')}>
          <thead>
            <tr>
              <Th>{label(object?.label) || t('fill.record')}</Th>
              <Th>{label(fieldLabel(object, path))}</Th>
              <Th>{t('fill.from')}</Th>
              <Th number>{t('fill.sure')}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, title, value, source, confidence, field: at }) => (
              <tr key={`${id} ${at}`}>
                <Td>
                  <RecordLink object={fill.object} value={{ id, title }} whole />
                </Td>
                <Td className="max-w-80">{field ? <FieldValue field={field} value={value} /> : textOf(value)}</Td>
                <Td className="tabular text-2">{source || t('fill.rule.likeSimilar')}</Td>
                <Td number>{format.percent(confidence * 100, 0)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Section>
  )
}
