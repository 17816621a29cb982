import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Printer } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/messages.ts'
import '#web/records/record/messages.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import { isEmpty } from '#web/records/field/value.ts'
import { groupNames, groupsOf } from '#web/records/record/groups.ts'
import { RelatedLists } from '#web/records/record/RelatedLists.tsx'
import { useLoadedRecord } from '#web/records/record/use-loaded-record.ts'
import { printedTimeline } from '#web/records/timeline/timeline-query.ts'
import { TimelineDays } from '#web/records/timeline/Timeline.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const mostRelated = 50

/** `/{object}/{id}/print`: all of a record on paper, A4; printed, or kept as a PDF, by the browser. */
export function PrintPage({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const label = useLabel()
  const { data: record, error, refetch } = useLoadedRecord(object, id)
  const name = record ? recordTitle(object, record) || t('field.untitled') : label(object.label)
  return (
    <Page
      title={name}
      lead={
        <Link to={`/${object.name}/${id}`} className="flex min-h-8 items-center gap-1.5 text-sm text-2 hover:text-1">
          <Icon of={ArrowLeft} size={14} />
          {t('ui.back')}
        </Link>
      }
      action={
        <Button tone="primary" icon={Printer} disabled={!record} onClick={() => window.print()}>
          {t('print.print')}
        </Button>
      }
    >
      {error && !record && <ErrorNote error={error} title={t('record.couldNot')} onAgain={() => void refetch()} />}
      {!record && !error && <Skeleton lines={10} />}
      {record && <Sheet object={object} record={record} name={name} />}
    </Page>
  )
}

function Sheet({ object, record, name }: { object: ObjectMeta; record: CrmRecord; name: string }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const { user, workspace } = useSession()
  const [now] = useState(() => new Date())
  return (
    <article className="print-sheet record-sheet mx-auto flex max-w-200 flex-col gap-6">
      <header>
        <p className="text-sm text-2">
          {workspace.name} · {label(object.label)}
        </p>
        <p className="text-xl font-semibold break-words">{name}</p>
        <p className="text-xs text-3">{t('print.at', { who: user.name, at: format.dateTime(now) })}</p>
      </header>
      <Fields object={object} record={record} />
      <section className="related">
        <h2 className="mb-2 text-base font-semibold">{t('record.related')}</h2>
        <RelatedLists object={object} record={record} most={mostRelated} />
      </section>
      <section>
        <h2 className="text-base font-semibold">{t('record.timeline')}</h2>
        <Happened object={object} id={record.id} />
      </section>
    </article>
  )
}

/** All fields that hold something, in their groups, two beside each other. */
function Fields({ object, record }: { object: ObjectMeta; record: CrmRecord }) {
  const t = useT()
  const label = useLabel()
  return groupsOf(object).map(({ id, fields }) => {
    const filled = fields.filter(({ name }) => !isEmpty(record[name]))
    return (
      filled.length > 0 && (
        <section key={id}>
          <h2 className="mb-1 border-b border-line pb-1 text-base font-semibold">{t(groupNames[id])}</h2>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-1 max-sm:grid-cols-1">
            {filled.map((field) => (
              <div key={field.name} className="grid grid-cols-[8rem_1fr] gap-2 text-sm">
                <dt className="text-3">{label(field.label)}</dt>
                <dd className="min-w-0 break-words">
                  <FieldValue field={field} value={record[field.name]} whole />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )
    )
  })
}

function Happened({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const { data, error, refetch, hasNextPage } = useInfiniteQuery(printedTimeline(object.name, id))
  if (error && !data) return <ErrorNote error={error} onAgain={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  const items = data.pages.flatMap((page) => page.items)
  return (
    <>
      <TimelineDays object={object} items={items} />
      {hasNextPage && <p className="text-xs text-3">{t('print.more', { n: items.length })}</p>}
    </>
  )
}
