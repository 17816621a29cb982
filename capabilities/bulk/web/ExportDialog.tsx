import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { download, exportNamed, lookExport, type FileKind } from '#capabilities/bulk/web/api.ts'
import { ExportRows } from '#capabilities/bulk/web/ExportRows.tsx'
import { queryText } from '#web/api.ts'
import { useFormat, useLocale, useT } from '#web/i18n/I18n.tsx'
import { readerZone } from '#web/records/groups/group-query.ts'
import type { SelectionActProps } from '#web/records/list/selection-act.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Segments } from '#web/ui/Segments.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

type Columns = 'list' | 'all'
type Props = Omit<SelectionActProps, 'onDone'> & { onClose: () => void }

/** Which columns the file has, how many rows, and how the first of them look. */
export default function ExportDialog({ object, ids, isAll, asked, fields, onClose }: Props) {
  const t = useT()
  const [columns, setColumns] = useState<Columns>('list')
  const [withIds, setWithIds] = useState(true)
  const [as, setAs] = useState<FileKind>('csv')
  const every = object.fields.filter(({ type }) => type !== 'file').map(({ name }) => name)
  const how = { fields: columns === 'list' ? fields : every, withIds }
  const { look, save } = useExport({ object, ids, isAll, asked, onClose, as }, how)
  const count = look.data?.count ?? (isAll ? undefined : ids.length)
  const error = look.error ?? save.error
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={t('bulk.export')}
      lead={t('bulk.exportLead')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={save.isPending} disabled={count === 0} onClick={() => save.mutate()}>
            {count === undefined ? t('bulk.export') : t('bulk.exportThese', { n: count })}
          </Button>
        </>
      }
    >
      <div className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <KindChoice value={as} onChange={setAs} />
          <ColumnsChoice value={columns} onChange={setColumns} sizes={{ list: fields.length, all: every.length }} />
          <Checkbox checked={withIds} onChange={setWithIds} label={t('bulk.exportIds')} />
        </div>
        {error ? (
          <ErrorNote error={look.error ?? save.error} />
        ) : look.data ? (
          <ExportRows look={look.data} />
        ) : (
          <Skeleton className="h-40" />
        )}
        {as === 'xlsx' && count !== undefined && count > perSheet && (
          <p className="text-xs text-2">{t('bulk.sheets', { n: Math.ceil(count / perSheet) })}</p>
        )}
      </div>
    </Dialog>
  )
}

/** Excel's limit without the header. */
const perSheet = 1_048_575

function KindChoice({ value, onChange }: { value: FileKind; onChange: (value: FileKind) => void }) {
  const t = useT()
  return (
    <Segments
      label={t('bulk.fileKind')}
      options={[
        { value: 'csv', label: t('bulk.csv') },
        { value: 'xlsx', label: t('bulk.xlsx') },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}

type ChoiceProps = { value: Columns; onChange: (value: Columns) => void; sizes: Readonly<Record<Columns, number>> }

function ColumnsChoice({ value, onChange, sizes }: ChoiceProps) {
  const t = useT()
  const format = useFormat()
  return (
    <Segments
      label={t('bulk.exportColumns')}
      options={(['list', 'all'] as const).map((one) => ({
        value: one,
        label: t(one === 'list' ? 'bulk.columnsOfList' : 'bulk.columnsAll', { n: format.number(sizes[one]) }),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}

type Export = Omit<Props, 'fields'> & { as: FileKind }

/** The look at the file, and the way to it. */
function useExport(
  { object, ids, isAll, asked, onClose, as }: Export,
  how: { fields: readonly string[]; withIds: boolean },
) {
  const locale = useLocale()
  const which = isAll ? { filter: asked.filter, q: asked.q, sort: asked.sort } : { ids }
  const look = useQuery({
    queryKey: ['export-look', object.name, which, how, locale],
    queryFn: ({ signal }) => lookExport(object.name, { ...which, ...how, locale }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const file = { locale, as, zone: readerZone }
  const href = `/api/exports/${object.name}${queryText({ query: JSON.stringify({ ...asked, ...how }), ...file })}`
  const save = useMutation({
    mutationFn: async () => (isAll ? download(href) : await exportNamed(object.name, { ids, ...how, ...file })),
    onSuccess: onClose,
  })
  return { look, save }
}
