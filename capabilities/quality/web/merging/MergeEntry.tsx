import { useQuery } from '@tanstack/react-query'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta, TimelineItem } from '#web/types.ts'
import { mergesOfQuery } from '#capabilities/quality/web/duplicates/api.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { UndoMerge } from '#capabilities/quality/web/merging/UndoMerge.tsx'

/** Below a merge in the timeline of its record: who became part of whom, and the way back. */
export function MergeEntry({ object, item }: { object: ObjectMeta; item: TimelineItem }) {
  const t = useT()
  const format = useFormat()
  // Who may not look at duplicates is told nothing more.
  const { data } = useQuery({ ...mergesOfQuery(object.name, item.id), enabled: Boolean(item.merge) })
  const merge = data?.items.find(({ id }) => id === item.merge)
  if (!merge) return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="min-w-0 break-words">
        {format.list(merge.from.map(({ title }) => title))} <span className="text-3">{t('dup.mergeInto')}</span>{' '}
        {merge.into.title}
      </span>
      {merge.undoneAt ? (
        <span className="text-xs text-3">{t('dup.unmergedAt')}</span>
      ) : (
        object.may.update && object.may.delete && <UndoMerge object={object.name} merge={merge.id} size="sm" />
      )}
    </p>
  )
}
