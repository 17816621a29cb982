import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { declaredMessages } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { Reason, ReasonKind } from '#capabilities/quality/contract-imports.ts'
import { useFieldName } from '#capabilities/quality/web/imports/object-name.ts'
import '#capabilities/quality/web/report/reason-messages.ts'

// What stops a row comes first, what was put right after it.
const order: readonly ReasonKind[] = [
  'rejected',
  'warned',
  'skipped',
  'conflict',
  'left',
  'flagged',
  'filled',
  'linked',
  'corrected',
]
const shownAtFirst = 4

/** Everything that happened to many rows, by kind, with how often and examples to open. */
export function Reasons({ reasons, object }: { reasons: readonly Reason[]; object: string }) {
  const groups = order
    .map((kind) => ({ kind, all: reasons.filter((reason) => reason.kind === kind) }))
    .filter(({ all }) => all.length > 0)
  return (
    <div className="mt-4 gap-x-8 lg:columns-2">
      {groups.map(({ kind, all }) => (
        <Group key={kind} kind={kind} reasons={all} object={object} />
      ))}
    </div>
  )
}

function Group({ kind, reasons, object }: { kind: ReasonKind; reasons: readonly Reason[]; object: string }) {
  const t = useT()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const sorted = reasons.toSorted((a, b) => b.count - a.count)
  const shown = all || sorted.length <= shownAtFirst + 1 ? sorted : sorted.slice(0, shownAtFirst)
  const rest = sorted.length - shownAtFirst
  // Two rules may have corrected one value, so their sum would not be the number of values.
  return (
    <section className="mb-4 min-w-0 break-inside-avoid">
      <h2 className="flex justify-between border-b border-line pb-1 text-sm text-2">
        {t(`report.${kind}`)}
        {kind !== 'corrected' && (
          <span className="tabular">{format.number(reasons.reduce((sum, { count }) => sum + count, 0))}</span>
        )}
      </h2>
      {shown.map((reason) => (
        <Line key={`${reason.code} ${reason.field} ${reason.detail}`} reason={reason} object={object} />
      ))}
      {sorted.length > shownAtFirst + 1 && (
        <Button tone="plain" size="sm" className="mt-1" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('ui.less') : t('report.moreReasons', { n: rest })}
        </Button>
      )}
    </section>
  )
}

function Line({ reason, object }: { reason: Reason; object: string }) {
  const t = useT()
  const format = useFormat()
  const fieldName = useFieldName(object)
  const id = reason.code.replace(/^quality\./, 'reason.')
  const detail = declaredMessages().has(id) ? t(id) : reason.detail
  const said = reason.field ? t('report.field', { field: fieldName(reason.field), detail }) : detail
  return (
    <details className="group border-b border-line text-sm">
      <summary className="flex min-h-8 cursor-default list-none items-center gap-2 py-1 hover:bg-hover pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
        <Icon of={ChevronRight} size={14} className="text-3 transition-transform group-open:rotate-90" />
        <span className="min-w-0 flex-1">{said}</span>
        <span className="tabular text-2">{format.number(reason.count)}</span>
      </summary>
      <ul className="flex flex-col gap-0.5 pb-2 pl-5.5 text-xs text-2">
        {reason.examples.map((example, at) => (
          <li key={at} className="flex min-w-0 gap-2">
            <span className="tabular shrink-0 text-3">
              {example.sheet !== undefined && `${example.sheet} · `}
              {t('report.example', { line: example.line })}
            </span>
            <span className="min-w-0 break-words">
              {example.value}
              {example.to !== undefined && <span className="text-1"> → {example.to || t('report.emptied')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
