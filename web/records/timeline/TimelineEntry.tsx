import { Link } from '@tanstack/react-router'
import { Pencil, Upload } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import { timelineActs, timelineKinds } from '#web/capabilities.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { useObject } from '#web/data.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { RichText } from '#web/records/field/RichText.tsx'
import type { Field } from '#web/records/field/value.ts'
import { isEmpty } from '#web/records/field/value.ts'
import type { FileRecord } from '#web/records/files/content.ts'
import { FileCard } from '#web/records/files/FileCard.tsx'
import { kindIcons, sentenceOf } from '#web/records/timeline/kinds.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import type { CrmRecord, ObjectMeta, TimelineItem } from '#web/types.ts'

const contents = new Map<string, ComponentType<{ item: TimelineItem }>>(
  timelineKinds.map(({ kind, load }) => [kind, lazy(() => load().then((Content) => ({ default: Content })))]),
)

const acts = new Map<string, ComponentType<ActProps>>(
  timelineActs.map(({ kind, load }) => [kind, lazy(() => load().then((Act) => ({ default: Act })))]),
)

/** One thing that happened, as a sentence; below it what was written, or what changed. */
export function TimelineEntry({ object, item }: { object: ObjectMeta; item: TimelineItem }) {
  const format = useFormat()
  const Content = contents.get(item.kind)
  const act = acts.get(item.kind)
  const icon = item.kind === 'created' && item.import ? Upload : (kindIcons[item.kind] ?? Pencil)
  return (
    <li className="relative flex gap-3 pb-4 before:absolute before:top-6 before:bottom-0 before:left-[11px] before:w-px before:bg-line last:before:hidden">
      <span className="z-1 flex size-6 shrink-0 items-center justify-center rounded-full bg-surface-0 text-3">
        <Icon of={icon} size={14} />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex items-baseline justify-between gap-3">
          <p className="min-w-0 text-sm text-2">
            <Sentence object={object} item={item} />
          </p>
          <Tooltip label={format.fullTime(item.at)}>
            <time dateTime={item.at} className="shrink-0 text-xs text-3">
              {format.time(item.at)}
            </time>
          </Tooltip>
        </div>
        {item.record && item.kind === 'file' && <FileCard file={item.record as FileRecord} />}
        {item.record &&
          item.kind !== 'file' &&
          (Content ? <OfCapability of={Content} item={item} /> : <Activity record={item.record} kind={item.kind} />)}
        {act && <ActOfCapability of={act} object={object} item={item} />}
        {item.changes && item.changes.length > 0 && <Changes object={object} changes={item.changes} />}
      </div>
    </li>
  )
}

function Sentence({ object, item }: { object: ObjectMeta; item: TimelineItem }) {
  const t = useT()
  const label = useLabel()
  const who = item.actor?.name ?? t('record.system')
  const only = item.changes?.length === 1 ? item.changes[0] : undefined
  if (item.kind === 'changed' && only) {
    const field = label(object.fields.find(({ name }) => name === only.field)?.label) || only.field
    const verb = isEmpty(only.before) ? 'set' : isEmpty(only.after) ? 'cleared' : 'changed'
    return (
      <>
        {t(`record.did.${verb}`, { who, field })}
        <ByImport item={item} />
      </>
    )
  }
  if (item.kind === 'changed')
    return (
      <>
        {item.changes ? t('record.did.changedMany', { who, n: item.changes.length }) : t('record.did.other', { who })}
        <ByImport item={item} />
      </>
    )
  return t(item.kind === 'created' && item.import ? 'record.did.imported' : sentenceOf(item.kind), { who })
}

function OfCapability({ of: Content, item }: { of: ComponentType<{ item: TimelineItem }>; item: TimelineItem }) {
  return (
    <Suspense>
      <Content item={item} />
    </Suspense>
  )
}

type ActProps = { object: ObjectMeta; item: TimelineItem }

function ActOfCapability({ of: Act, ...about }: ActProps & { of: ComponentType<ActProps> }) {
  return (
    <Suspense>
      <Act {...about} />
    </Suspense>
  )
}

function ByImport({ item }: { item: TimelineItem }) {
  const t = useT()
  return item.import ? <span className="text-3"> · {t('record.did.byImport')}</span> : null
}

type Change = NonNullable<TimelineItem['changes']>[number]

function Changes({ object, changes }: { object: ObjectMeta; changes: readonly Change[] }) {
  const t = useT()
  const label = useLabel()
  const [isAll, setIsAll] = useState(false)
  const shown = isAll ? changes : changes.slice(0, 3)
  return (
    <ul className="mt-1 flex flex-col gap-1 text-sm">
      {shown.map((change) => {
        const field = object.fields.find(({ name }) => name === change.field) as Field | undefined
        return (
          field && (
            <li key={change.field} className="flex min-w-0 flex-wrap items-center gap-x-2">
              {changes.length > 1 && <span className="text-3">{label(field.label)}</span>}
              {!isEmpty(change.before) && (
                <span className="min-w-0 text-3 line-through decoration-(--line-strong)">
                  <FieldValue field={field} value={change.before} />
                </span>
              )}
              {!isEmpty(change.before) && (
                <span aria-hidden className="text-3">
                  →
                </span>
              )}
              {isEmpty(change.after) ? (
                <span className="text-3">{t('record.empty')}</span>
              ) : (
                <span className="min-w-0">
                  <FieldValue field={field} value={change.after} />
                </span>
              )}
            </li>
          )
        )
      })}
      {changes.length > 3 && (
        <li>
          <Button tone="plain" size="sm" className="-ml-2 text-2" onClick={() => setIsAll(!isAll)}>
            {isAll ? t('ui.less') : t('ui.more')}
          </Button>
        </li>
      )}
    </ul>
  )
}

/** What a note says; of a call, meeting, task or mail its subject and what is known of it. */
function Activity({ record, kind }: { record: CrmRecord; kind: TimelineItem['kind'] }) {
  const object = useObject(kind)
  if (!object) return null
  const subject = typeof record[object.title] === 'string' && kind !== 'note' ? String(record[object.title]) : undefined
  const body =
    typeof record.body === 'string'
      ? record.body
      : typeof record.description === 'string'
        ? record.description
        : undefined
  const isHtml = object.fields.some(({ name, type }) => name === 'body' && type === 'richText')
  const facts = object.fields.filter(
    ({ name, type }) =>
      !isEmpty(record[name]) && name !== object.title && ['choice', 'dateTime', 'duration'].includes(type),
  )
  return (
    <div className="mt-1 rounded-md border border-line bg-surface-1 px-3 py-2">
      {subject && (
        <Link to={`/${kind}/${record.id}`} className="text-base font-medium hover:underline">
          {subject}
        </Link>
      )}
      {facts.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-0.5 text-sm text-2">
          {facts.map((field) => (
            <span key={field.name}>
              <FieldValue field={field} value={record[field.name]} />
            </span>
          ))}
        </p>
      )}
      {body &&
        (isHtml ? <RichText html={body} /> : <p className="text-base break-words whitespace-pre-wrap">{body}</p>)}
    </div>
  )
}
