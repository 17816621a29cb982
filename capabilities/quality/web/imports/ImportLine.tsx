import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import type { Hue } from '#web/ui/hues.ts'
import { Tag } from '#web/ui/Tag.tsx'
import type { Import, ImportStatus } from '#capabilities/quality/contract-imports.ts'
import { isMoving } from '#capabilities/quality/web/imports/api.ts'
import { FileFacts } from '#capabilities/quality/web/imports/FileFacts.tsx'
import { useObjectName } from '#capabilities/quality/web/imports/object-name.ts'
import { ImportProgress } from '#capabilities/quality/web/report/ImportProgress.tsx'
import { ShareBar } from '#capabilities/quality/web/report/ShareBar.tsx'

const hues: Record<ImportStatus, Hue> = {
  uploaded: 'gray',
  mapped: 'yellow',
  running: 'blue',
  done: 'green',
  failed: 'red',
  undoing: 'blue',
  undone: 'orange',
}

export function StatusTag({ status }: { status: ImportStatus }) {
  const t = useT()
  return (
    <Tag hue={hues[status]} dot>
      {t(`imports.status.${status}`)}
    </Tag>
  )
}

/** One import in the list: what it was, how far it is, what came of it, whose it is. */
export function ImportLine({ one }: { one: Import }) {
  const t = useT()
  const format = useFormat()
  const objectName = useObjectName()
  const { counts } = one
  return (
    <li
      className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-line py-2.5 hover:bg-hover
      lg:grid-cols-[minmax(0,5fr)_9rem_minmax(0,5fr)_minmax(0,9rem)]"
    >
      <div className="min-w-0">
        <Link to={`/imports/${one.id}`} className="block truncate font-medium after:absolute after:inset-0">
          {one.name}
        </Link>
        <p className="truncate text-xs text-3">
          <FileFacts one={one} lead={one.object ? objectName(one.object) : undefined} />
        </p>
      </div>
      <div>
        <StatusTag status={one.status} />
      </div>
      <div className="min-w-0 max-lg:order-last max-lg:col-span-2">
        {isMoving(one.status) && <ImportProgress one={one} short />}
        {(one.status === 'done' || one.status === 'undone' || one.status === 'failed') && counts.rows > 0 && (
          <div className="flex flex-col gap-1">
            <ShareBar counts={counts} faded={one.status === 'undone'} />
            <p className="text-xs text-2">{summary(one, t, format.number)}</p>
          </div>
        )}
        {one.status === 'failed' && one.error && <p className="text-xs text-danger">{one.error.detail}</p>}
      </div>
      <div className="flex min-w-0 items-center gap-2 text-xs text-2 max-lg:order-last max-lg:col-span-2 lg:flex-col lg:items-end lg:gap-0.5">
        <RelativeTime at={one.createdAt} className="relative z-1" />
        {one.createdBy && <RecordLink object="user" value={one.createdBy} />}
      </div>
    </li>
  )
}

function summary({ counts }: Import, t: ReturnType<typeof useT>, number: (n: number) => string): string {
  const said = (['created', 'updated', 'skipped', 'rejected'] as const).filter((kind) => counts[kind] > 0)
  return said.map((kind) => `${t(`imports.${kind}`)} ${number(counts[kind])}`).join(' · ')
}
