import { Check } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { PreviewMember, PreviewValue } from '#capabilities/quality/contract-merging.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { FieldValue, useValueText } from '#web/records/field/FieldValue.tsx'
import type { Field } from '#web/records/field/value.ts'
import { isEmpty } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { markDifference } from '#capabilities/quality/web/duplicates/marks.ts'
import type { Picks, Row } from '#capabilities/quality/web/merging/rows.ts'
import { chosenFrom } from '#capabilities/quality/web/merging/rows.ts'
import { useSource } from '#capabilities/quality/web/merging/use-source.ts'

type Props = {
  row: Row
  members: readonly PreviewMember[]
  picks: Picks
  onPick?: ((field: string, id: string) => void) | undefined
}

/** Shown as words, with what differs marked; what would be a link elsewhere too, for here the whole cell is a button. */
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
  'email',
  'phone',
  'link',
  'links',
  'linkAny',
  'user',
  'file',
])
const cell = 'flex min-w-0 flex-col gap-0.5 border-b border-line px-2 py-1.5 text-left break-words'

/** The values of one field: the chosen one is ticked and says by which rule, what differs is marked. */
export function ValueRow({ row, members, picks, onPick }: Props) {
  const label = useLabel()
  const { field, kind } = row
  const chosen = chosenFrom(row, picks)
  if (kind === 'same')
    return (
      <div className={cx(cell, 'col-[span_var(--n)] text-2')}>
        <FieldValue field={field} value={members[0]?.record[field.name]} whole />
      </div>
    )
  return (
    <div role="radiogroup" aria-label={label(field.label)} className="contents">
      {members.map((member) => (
        <ValueCell
          key={member.id}
          row={row}
          member={member}
          rival={
            members.find(({ id }) => id === chosen && id !== member.id) ?? members.find(({ id }) => id !== member.id)
          }
          chosen={chosen}
          isPinned={picks[field.name] !== undefined && picks[field.name] !== row.choice.from}
          onPick={onPick}
        />
      ))}
    </div>
  )
}

type CellProps = {
  row: Row
  member: PreviewMember
  rival: PreviewMember | undefined
  chosen: string | null
  isPinned: boolean
  onPick?: ((field: string, id: string) => void) | undefined
}

function ValueCell({ row, member, rival, chosen, isPinned, onPick }: CellProps) {
  const t = useT()
  const textOf = useValueText()
  const { field, kind, choice } = row
  const value = member.record[field.name]
  const empty = isEmpty(value)
  const isChosen = chosen === null ? !empty : member.id === chosen
  const note = noteOf(row, chosen, isPinned)
  const canPick = onPick !== undefined && !empty && kind !== 'filled'
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      aria-label={t('dup.choose', { value: textOf(field, value) })}
      tabIndex={isChosen || chosen === null ? 0 : -1}
      disabled={!canPick}
      onClick={() => onPick?.(field.name, member.id)}
      onKeyDown={step}
      className={cx(
        cell,
        '-outline-offset-2 pointer-coarse:min-h-10',
        isChosen ? 'bg-accent-soft' : 'text-2 enabled:hover:bg-hover',
      )}
    >
      <span className="flex w-full items-start justify-between gap-2">
        <span className="min-w-0">
          {empty ? (
            <span className="text-3">–</span>
          ) : texts.has(field.type) ? (
            <Marked field={field} own={value} other={rival?.record[field.name]} />
          ) : (
            <FieldValue field={field} value={value} whole />
          )}
        </span>
        {isChosen && <Icon of={Check} size={14} className="mt-0.5 shrink-0 text-accent" />}
      </span>
      {isChosen && note && <span className="text-xs text-accent">{t(note)}</span>}
      {kind === 'choice' && !empty && isTold(choice.values) && (
        <Origin value={choice.values.find(({ id }) => id === member.id)} />
      )}
    </button>
  )
}

/** Which rule chose; nothing where it is just the surviving record's own. */
function noteOf({ kind, choice }: Row, chosen: string | null, isPinned: boolean): string | null {
  if (kind === 'filled') return 'dup.filled'
  if (isPinned) return 'merge.by.pin'
  if (chosen === null) return 'dup.both'
  return choice.by === 'survivor' ? null : `merge.by.${choice.by}`
}

const sameMomentMs = 60_000

/** Whether it says something where the values came from: not where one file brought them all. */
function isTold(values: readonly PreviewValue[]): boolean {
  const known = values.filter(({ at }) => at !== null)
  const times = known.map(({ at }) => Date.parse(at ?? ''))
  const isOneTime = Math.max(...times) - Math.min(...times) < sameMomentMs
  return !isOneTime || new Set(known.map(({ source }) => source)).size > 1
}

/** Arrows go from value to value, as among radio buttons. */
function step(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
  if (by === undefined) return
  event.preventDefault()
  const all = [
    ...(event.currentTarget.parentElement?.querySelectorAll<HTMLButtonElement>('[role=radio]:enabled') ?? []),
  ]
  const next = all[all.indexOf(event.currentTarget as HTMLButtonElement) + by]
  next?.focus()
  next?.click()
}

function Origin({ value }: { value: PreviewValue | undefined }) {
  const source = useSource()
  if (!value?.at) return null
  return (
    <span className="text-xs text-3">
      {source(value.source)} · <RelativeTime at={value.at} />
    </span>
  )
}

function Marked({ field, own, other }: { field: Field; own: unknown; other: unknown }) {
  const textOf = useValueText()
  const { before, differs, after } = markDifference(textOf(field, own), textOf(field, other))
  return (
    <span className="break-words whitespace-pre-wrap">
      {before}
      {differs && (
        <mark className="rounded-[2px] bg-[color-mix(in_oklch,var(--tag-yellow)_20%,transparent)] text-current">
          {differs}
        </mark>
      )}
      {after}
    </span>
  )
}
