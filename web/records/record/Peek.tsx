import { Link } from '@tanstack/react-router'
import { Maximize2 } from 'lucide-react'
import { useEffect } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/record/messages.ts'
import { recordTitle } from '#web/records/field/title.ts'
import { DuplicateStrip } from '#web/records/record/DuplicateStrip.tsx'
import { RecordHead } from '#web/records/record/RecordHead.tsx'
import { RecordTabs } from '#web/records/record/RecordTabs.tsx'
import { useLoadedRecord } from '#web/records/record/use-loaded-record.ts'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useKeysOf } from '#web/shell/own-keys.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import type { ObjectMeta } from '#web/types.ts'

/** A panel that opens takes the focus; the list takes it back, for the first moment only. */
function stayInList(): () => void {
  const back = ({ target }: FocusEvent) => {
    const grid = document.querySelector<HTMLElement>('[role="grid"]')
    if (grid && target instanceof Node && !grid.contains(target)) grid.focus({ preventScroll: true })
  }
  document.addEventListener('focusin', back)
  const timer = setTimeout(() => document.removeEventListener('focusin', back), 250)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('focusin', back)
  }
}

type Props = { object: ObjectMeta; id: string; onClose: () => void }

/** A record beside its list. The focus stays in the list, so the arrows go on to the next one. */
export default function Peek({ object, id, onClose }: Props) {
  const t = useT()
  const label = useLabel()
  const keysOf = useKeysOf()
  const { data: record, error, refetch } = useLoadedRecord(object, id)
  useEffect(stayInList, [])
  return (
    <Panel
      open
      peek
      onClose={onClose}
      title={record ? recordTitle(object, record) || label(object.label) : label(object.label)}
      tools={
        <Tooltip label={t('record.openFull')} keys={keysOf('openRow')}>
          <Link
            to={`/${object.name}/${id}`}
            aria-label={t('record.openFull')}
            className="flex size-8 items-center justify-center rounded-md text-2 hover:bg-hover"
          >
            <Icon of={Maximize2} />
          </Link>
        </Tooltip>
      }
    >
      {error && !record && (
        <div className="p-4">
          <ErrorNote error={error} onAgain={() => void refetch()} />
        </div>
      )}
      {!record && !error && <Skeleton lines={8} className="p-4" />}
      {record && (
        <>
          <DuplicateStrip object={object.name} id={id} />
          <RecordHead object={object} record={record} />
          <div className="px-4 py-2" key={id}>
            <RecordTabs object={object} record={record} withDetails first="details" />
          </div>
        </>
      )}
    </Panel>
  )
}
