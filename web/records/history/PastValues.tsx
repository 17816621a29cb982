import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { RotateCcw } from 'lucide-react'
import { historyKey } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { actOf } from '#web/records/change.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import type { Field } from '#web/records/field/value.ts'
import { isEmpty, sameValue } from '#web/records/field/value.ts'
import { undo } from '#web/records/undo.ts'
import { fieldHistory, type PastChange } from '#web/records.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; record: CrmRecord; field: Field; onDone: () => void }

/** What a field held, newest first, each with who wrote it and how; any of it can be put back. */
export function PastValues({ object, record, field, onDone }: Props) {
  const t = useT()
  const label = useLabel()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...historyKey(object.name, record.id), field.name, record.rev],
    queryFn: ({ pageParam, signal }) =>
      fieldHistory(object.name, record.id, { field: field.name, after: pageParam, limit: 10 }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  if (error && !data) return <ErrorNote error={error} title={t('past.failed')} onAgain={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  const all = data.pages.flatMap(({ items }) => items)
  if (all.length === 0) return <p className="text-sm text-2">{t('past.none')}</p>
  const first = hasNextPage ? undefined : all.at(-1)
  const mayWrite = object.may.update && !field.readOnly && field.type !== 'file'
  const isHeld = (values: PastChange['after']) => sameValue(field, values?.[field.name], record[field.name])
  const restore = (value: unknown) => {
    onDone()
    const act = actOf({ object, record, values: { [field.name]: value ?? null }, shown: { [field.name]: value } })
    const params = { field: label(field.label) }
    void act.done.then((worked) => worked && toast({ text: 'past.restored', params, action: { run: () => undo(act) } }))
  }
  return (
    <>
      <ol className="flex max-h-80 flex-col gap-2 overflow-y-auto">
        {all.map((change, place) => (
          <Past
            key={change.rev}
            change={change}
            field={field}
            isNow={place === 0 && isHeld(change.after)}
            onRestore={mayWrite && !isHeld(change.after) ? () => restore(change.after?.[field.name]) : undefined}
          />
        ))}
        {first?.action === 'changed' && (
          <Past
            change={{ ...first, after: first.before, actor: null, cause: null }}
            field={field}
            isFirst
            isNow={false}
            onRestore={mayWrite && !isHeld(first.before) ? () => restore(first.before?.[field.name]) : undefined}
          />
        )}
      </ol>
      {hasNextPage && (
        <Button tone="plain" size="sm" className="mt-1" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('record.more')}
        </Button>
      )}
    </>
  )
}

type PastProps = {
  change: PastChange
  field: Field
  isNow: boolean
  /** What stood there before anybody changed it. */ isFirst?: boolean
  onRestore?: () => void
}

function Past({ change, field, isNow, isFirst, onRestore }: PastProps) {
  const t = useT()
  const format = useFormat()
  const value = change.after?.[field.name]
  return (
    <li className="flex items-start gap-2 border-b border-line pb-2 text-sm last:border-b-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <div className="min-w-0 break-words">
          {isEmpty(value) ? (
            <span className="text-3">{t('record.empty')}</span>
          ) : (
            <FieldValue field={field} value={value} whole />
          )}
        </div>
        <p className="text-xs text-3">
          {isFirst ? (
            t('past.before')
          ) : (
            <>
              {change.actor?.name ?? t('record.system')}
              <Way cause={change.cause} /> · <RelativeTime at={change.at} />
            </>
          )}
        </p>
      </div>
      {isNow ? (
        <span className="text-xs text-3">{t('past.now')}</span>
      ) : (
        onRestore && (
          <IconButton
            size="sm"
            icon={RotateCcw}
            label={isFirst ? t('past.restore') : t('past.restoreNamed', { at: format.dateTime(change.at) })}
            onClick={onRestore}
          />
        )
      )}
    </li>
  )
}

/** By what a value came, where no person typed it. */
function Way({ cause }: { cause: string | null }) {
  const t = useT()
  if (!cause) return null
  const [kind, id] = cause.split(':')
  if (kind === 'import' && id)
    return (
      <>
        {' · '}
        <Link to={`/imports/${id}`} className="underline hover:text-1">
          {t('past.byImport')}
        </Link>
      </>
    )
  return <> · {t(/^[0-9a-f-]{36}$/.test(cause) ? 'past.byMerge' : 'past.byJob')}</>
}
