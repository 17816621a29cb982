import { Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import { recordTabs } from '#web/capabilities.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { Composer } from '#web/records/timeline/Composer.tsx'
import { FieldsPane } from '#web/records/record/FieldsPane.tsx'
import { RelatedLists } from '#web/records/record/RelatedLists.tsx'
import { Timeline } from '#web/records/timeline/Timeline.tsx'
import type { RecordTab } from '#web/shell/screens.ts'
import { lazy } from '#web/ui/lazy.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  record: CrmRecord
  /** Where no column is left for the fields, they get a tab. */ withDetails: boolean
  first?: string
}

type Extra = ComponentType<{ object: ObjectMeta; id: string }>
const loaded = new Map<string, Extra>()
function contentOf(tab: RecordTab): Extra {
  const known = loaded.get(tab.id) ?? lazy<Extra>(() => tab.load().then((Content) => ({ default: Content })))
  loaded.set(tab.id, known)
  return known
}

/** Timeline, related records, history, and what capabilities add. */
export function RecordTabs({ object, record, withDetails, first = 'timeline' }: Props) {
  const t = useT()
  const label = useLabel()
  const [chosen, setChosen] = useState(first)
  const extra = recordTabs.filter(({ shows }) => shows?.(object) ?? true)
  const ids = [...(withDetails ? ['details'] : []), 'timeline', 'related', 'history', ...extra.map(({ id }) => id)]
  const value = ids.includes(chosen) ? chosen : 'timeline'
  const names: Record<string, string> = {
    details: t('record.details'),
    timeline: t('record.timeline'),
    related: t('record.related'),
    history: t('record.history'),
  }
  const content = () => {
    if (value === 'details') return <FieldsPane object={object} record={record} />
    if (value === 'related') return <RelatedLists object={object} record={record} />
    if (value === 'history') return <Timeline object={object} id={record.id} changesOnly />
    const tab = extra.find(({ id }) => id === value)
    if (!tab)
      return (
        <>
          <Composer object={object} id={record.id} />
          <Timeline object={object} id={record.id} />
        </>
      )
    const Content = contentOf(tab)
    return (
      <Suspense fallback={<Skeleton lines={4} />}>
        <Content object={object} id={record.id} />
      </Suspense>
    )
  }
  return (
    <Tabs
      value={value}
      onChange={setChosen}
      tabs={ids.map((id) => ({
        value: id,
        label: names[id] ?? label(extra.find((tab) => tab.id === id)?.label),
        content: id === value ? <div className="pt-4">{content()}</div> : undefined,
      }))}
    />
  )
}
