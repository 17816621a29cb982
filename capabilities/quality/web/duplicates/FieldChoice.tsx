import { Check } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldValue, useValueText } from '#web/records/field/FieldValue.tsx'
import type { Field } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { markDifference } from '#capabilities/quality/web/duplicates/marks.ts'
import type { Pair, SideName } from '#capabilities/quality/web/duplicates/pair.ts'
import { otherSide } from '#capabilities/quality/web/duplicates/pair.ts'

type Props = { pair: Pair; field: Field; chosen: SideName; onPick?: (field: string, side: SideName) => void }

const texts = new Set([
  'text',
  'longText',
  'personName',
  'address',
  'url',
  'date',
  'dateTime',
  'integer',
  'number',
  'money',
])

/** Two values for one place: the chosen one is ticked, what differs is marked. */
export function FieldChoice({ pair, field, chosen, onPick }: Props) {
  const t = useT()
  const label = useLabel()
  const textOf = useValueText()
  const text = (side: SideName) => textOf(field, pair[side].record[field.name])
  const move = (event: KeyboardEvent) => {
    if (!['ArrowLeft', 'ArrowRight'].includes(event.key) || !onPick) return
    event.preventDefault()
    const to = event.key === 'ArrowLeft' ? 'left' : 'right'
    onPick(field.name, to)
    const group = event.currentTarget.parentElement
    group?.querySelector<HTMLElement>(`[data-side=${to}]`)?.focus()
  }
  return (
    <div role="radiogroup" aria-label={label(field.label)} className="contents">
      {(['left', 'right'] as const).map((side) => {
        const isChosen = side === chosen
        return (
          <button
            key={side}
            type="button"
            role="radio"
            data-side={side}
            aria-checked={isChosen}
            aria-label={t('dup.choose', { value: text(side) })}
            tabIndex={isChosen ? 0 : -1}
            disabled={!onPick}
            onClick={() => onPick?.(field.name, side)}
            onKeyDown={move}
            className={cx(
              'flex min-w-0 items-start justify-between gap-2 border-b border-line px-2 py-1.5 text-left break-words -outline-offset-2 pointer-coarse:min-h-10',
              isChosen ? 'bg-accent-soft' : 'text-2 enabled:hover:bg-hover',
            )}
          >
            <span className="min-w-0">
              {texts.has(field.type) ? (
                <MarkedText own={text(side)} other={text(otherSide(side))} />
              ) : (
                <FieldValue field={field} value={pair[side].record[field.name]} />
              )}
            </span>
            {isChosen && <Icon of={Check} size={14} className="mt-0.5 shrink-0 text-accent" />}
          </button>
        )
      })}
    </div>
  )
}

function MarkedText({ own, other }: { own: string; other: string }) {
  const { before, differs, after } = markDifference(own, other)
  return (
    <span className="break-words whitespace-pre-wrap">
      {before}
      {differs && (
        <mark className="rounded-[2px] bg-[color-mix(in_oklch,var(--tag-yellow)_38%,transparent)] text-current">
          {differs}
        </mark>
      )}
      {after}
    </span>
  )
}
