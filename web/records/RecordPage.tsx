import { Link } from '@tanstack/react-router'
import { ArrowLeft, ArrowRightLeft, SearchX } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import { isApiError } from '#web/api.ts'
import { recordAsides } from '#web/capabilities.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/messages.ts'
import '#web/records/record/messages.ts'
import { undoLast } from '#web/records/undo.ts'
import { recordTitle } from '#web/records/field/title.ts'
import { FileDrop } from '#web/records/files/FileDrop.tsx'
import { UnsavedStrip } from '#web/records/drafts/UnsavedStrip.tsx'
import { DuplicateStrip } from '#web/records/record/DuplicateStrip.tsx'
import { FieldsPane } from '#web/records/record/FieldsPane.tsx'
import { RecordHead } from '#web/records/record/RecordHead.tsx'
import { RecordMenu } from '#web/records/record/RecordMenu.tsx'
import { RecordTabs } from '#web/records/record/RecordTabs.tsx'
import { useAfterPaint } from '#web/records/record/use-after-paint.ts'
import { listedRecord, useLoadedRecord } from '#web/records/record/use-loaded-record.ts'
import { useWide } from '#web/records/record/use-wide.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const ArrangePane = lazy(() => import('#web/records/arrange/ArrangePane.tsx'))
const ConvertDialog = lazy(() => import('#web/records/record/ConvertDialog.tsx'))

/** `/{object}/{id}`: one record. Left what happened, right its fields, both live. */
export function RecordPage({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const label = useLabel()
  const { data: record, error, refetch } = useLoadedRecord(object, id)
  const known = record ?? listedRecord(object, id)
  const name = known ? recordTitle(object, known) || t('field.untitled') : label(object.label)
  // The name and the fields are what was asked for, then what happened; what stands beside them asks the server for more
  // and comes last.
  const isPainted = useAfterPaint()
  const isSettled = useAfterPaint(isPainted && record !== undefined)
  const [isArranged, setArranged] = useState(false)
  useKeys({ undo: () => void undoLast() })
  return (
    <Page
      flush
      title={name}
      lead={<WayBack object={object} />}
      tools={
        record && (
          <>
            {isSettled && <Asides object={object} id={id} />}
            <RecordMenu {...{ object, record, name }} onArrange={() => setArranged(true)} />
          </>
        )
      }
      action={
        record &&
        object.name === 'lead' &&
        object.may.update &&
        !record.convertedAt && <Convert record={record} name={name} />
      }
      banner={
        record && (
          <>
            <UnsavedStrip object={object} record={record} />
            {isSettled && <DuplicateStrip object={object.name} id={id} />}
          </>
        )
      }
    >
      {!record && <Without {...{ object, error }} onAgain={() => void refetch()} />}
      {record && <FileDrop about={{ object: object.name, id }} />}
      {record && (
        <Content
          {...{ object, record, isPainted, isSettled }}
          onArranged={isArranged ? () => setArranged(false) : undefined}
        />
      )}
    </Page>
  )
}

/** What stands there while a record is on its way, or in its place where there is none. */
function Without({ object, error, onAgain }: { object: ObjectMeta; error: unknown; onAgain: () => void }) {
  const t = useT()
  if (!error) return <RecordSkeleton />
  if (isApiError(error) && (error.status === 404 || error.status === 403))
    return (
      <Empty
        icon={SearchX}
        title={t('record.gone')}
        hint={t('record.goneHint')}
        action={<ButtonLink to={`/${object.name}`}>{t('record.goneBack')}</ButtonLink>}
      />
    )
  return (
    <div className="p-4">
      <ErrorNote error={error} title={t('record.couldNot')} onAgain={onAgain} />
    </div>
  )
}

const asides = recordAsides.map(({ load }) =>
  lazy<ComponentType<{ object: ObjectMeta; id: string }>>(() => load().then((Aside) => ({ default: Aside }))),
)

function Asides(props: { object: ObjectMeta; id: string }) {
  return (
    <Suspense>
      {asides.map((Aside, at) => (
        <Aside key={`${props.id}.${at}`} {...props} />
      ))}
    </Suspense>
  )
}

type ContentProps = {
  object: ObjectMeta
  record: CrmRecord
  /** With what happened, not only its fields. */ isPainted: boolean
  /** With what is said of each field. */ isSettled: boolean
  /** While the page is being arranged: what ends that. */ onArranged: (() => void) | undefined
}

function Content({ object, record, isPainted, isSettled, onArranged }: ContentProps) {
  const isWide = useWide()
  const arrange = onArranged && (
    <Suspense fallback={<Skeleton lines={8} />}>
      <ArrangePane name={object.name} onDone={onArranged} />
    </Suspense>
  )
  const rest = isPainted ? <RecordTabs object={object} record={record} withDetails={!isWide} /> : <Skeleton lines={6} />
  return (
    <div className="min-h-0 flex-1 overflow-y-auto lg:flex lg:overflow-hidden">
      <div className="min-w-0 flex-1 lg:overflow-y-auto">
        <RecordHead object={object} record={record} />
        <div className="px-4 pt-1 pb-8">
          <div className="max-w-220">{(!isWide && arrange) || rest}</div>
        </div>
      </div>
      {isWide && (
        <aside className="w-96 shrink-0 overflow-y-auto border-l border-line px-4 py-4">
          {arrange ?? <FieldsPane object={object} record={record} isBare={!isSettled} />}
        </aside>
      )}
    </div>
  )
}

function WayBack({ object }: { object: ObjectMeta }) {
  const label = useLabel()
  return (
    <Link
      to={`/${object.name}`}
      className="flex min-h-8 items-center gap-1.5 text-sm whitespace-nowrap text-2 hover:text-1"
    >
      <Icon of={ArrowLeft} size={14} />
      {label(object.plural)}
      <span aria-hidden className="text-3">
        /
      </span>
    </Link>
  )
}

function Convert({ record, name }: { record: CrmRecord; name: string }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="primary" icon={ArrowRightLeft} onClick={() => setOpen(true)}>
        {t('convert.convert')}
      </Button>
      {open && (
        <Suspense>
          <ConvertDialog record={record} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function RecordSkeleton() {
  return (
    <div className="flex flex-col gap-6 p-4">
      <div className="flex items-center gap-3">
        <Skeleton className="size-12" />
        <div className="w-60">
          <Skeleton lines={2} />
        </div>
      </div>
      <div className="max-w-220">
        <Skeleton lines={8} />
      </div>
    </div>
  )
}
