import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { timelineKinds } from '#web/capabilities.ts'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { activityKinds, kindIcons } from '#web/records/timeline/kinds.ts'
import type { TimelineFilter } from '#web/records/timeline/timeline-query.ts'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Props = { filter: TimelineFilter; onChange: (filter: TimelineFilter) => void }

/** Narrows a timeline to some kinds and to what says a word. */
export function TimelineFilterBar({ filter, onChange }: Props) {
  const t = useT()
  const label = useLabel()
  const objects = useObjects()
  const names = new Map(objects.map(({ name, plural }) => [name, label(plural)]))
  const kinds = [
    ...timelineKinds.map(({ kind, plural }) => ({ kind, name: label(plural) })),
    ...activityKinds.flatMap((kind) =>
      names.has(kind) ? [{ kind: kind as string, name: names.get(kind) ?? '' }] : [],
    ),
    { kind: 'change', name: t('timeline.changes') },
  ]
  const toggle = (kind: string) =>
    onChange({
      ...filter,
      kinds: filter.kinds.includes(kind) ? filter.kinds.filter((one) => one !== kind) : [...filter.kinds, kind],
    })
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <div
        role="group"
        aria-label={t('timeline.filter')}
        className="flex min-w-0 flex-1 gap-1 overflow-x-auto py-0.5 sm:flex-wrap"
      >
        {kinds.map(({ kind, name }) => (
          <Chip key={kind} kind={kind} name={name} on={filter.kinds.includes(kind)} onClick={() => toggle(kind)} />
        ))}
      </div>
      <SearchBox q={filter.q} onChange={(q) => onChange({ ...filter, q })} />
    </div>
  )
}

type ChipProps = { kind: string; name: string; on: boolean; onClick: () => void }

function Chip({ kind, name, on, onClick }: ChipProps) {
  return (
    <Button
      tone="plain"
      size="sm"
      icon={kindIcons[kind]}
      aria-pressed={on}
      onClick={onClick}
      className={cx('font-normal', on ? 'bg-accent-soft! text-accent!' : 'text-2')}
    >
      {name}
    </Button>
  )
}

const pauseMs = 250

function SearchBox({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const t = useT()
  const [text, setText] = useState(q)
  useEffect(() => {
    if (text === q) return undefined
    const timer = setTimeout(() => onChange(text), pauseMs)
    return () => clearTimeout(timer)
  })
  return (
    <span className="relative w-full sm:w-44">
      <Icon of={Search} size={14} className="pointer-events-none absolute inset-y-0 left-2 my-auto text-3" />
      <TextField
        ariaLabel={t('timeline.search')}
        placeholder={t('timeline.search')}
        value={text}
        onChange={setText}
        inputClassName="pl-7"
      />
    </span>
  )
}
