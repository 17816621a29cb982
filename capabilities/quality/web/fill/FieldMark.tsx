import { useQuery } from '@tanstack/react-query'
import { Sparkle } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { CrmRecord } from '#web/types.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import { provenanceQuery } from '#capabilities/quality/web/fill/api.ts'
import '#capabilities/quality/web/fill/messages.ts'

type Props = { object: string; record: CrmRecord; field: string }

/** Beside a value that no person entered: where it comes from, and how sure that is. */
export function FieldMark({ object, record, field }: Props) {
  const t = useT()
  const format = useFormat()
  const { data } = useQuery(provenanceQuery(object, record.id, record.rev))
  const mark = data?.find((one) => one.field.split('.')[0] === field)
  if (!mark) return null
  const words = {
    rule: t(`fill.rule.${mark.rule.split(':')[0]}`),
    source: mark.source,
    percent: format.percent(mark.confidence * 100, 0),
  }
  const label = t(mark.source ? 'fill.markFrom' : 'fill.mark', words)
  return (
    <Tooltip label={label}>
      <button
        type="button"
        aria-label={label}
        className="flex size-6 items-center justify-center rounded-md text-3 hover:text-1"
      >
        <Icon of={Sparkle} size={12} />
      </button>
    </Tooltip>
  )
}
