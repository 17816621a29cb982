import { History } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Popover } from '#web/ui/Popover.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const PastValues = lazy(() =>
  import('#web/records/history/PastValues.tsx').then((file) => ({ default: file.PastValues })),
)

type Props = { object: ObjectMeta; record: CrmRecord; field: Field }

/** Beside a field, for whoever comes near it: what it held before, who changed it and how, and a way back. */
export function FieldHistory({ object, record, field }: Props) {
  const t = useT()
  const label = useLabel()
  const [isOpen, setIsOpen] = useState(false)
  const title = t('past.open', { what: label(field.label) })
  return (
    <Popover
      align="end"
      className="w-80"
      title={title}
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <IconButton
          size="sm"
          icon={History}
          label={title}
          className={cx(
            'opacity-0 group-hover/field:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100',
            isOpen && 'opacity-100',
          )}
        />
      }
    >
      {isOpen && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <PastValues object={object} record={record} field={field} onDone={() => setIsOpen(false)} />
        </Suspense>
      )}
    </Popover>
  )
}
