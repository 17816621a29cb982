import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useFormat } from '#web/i18n/I18n.tsx'
import { useRowHeight } from '#web/records/list/use-virtual-rows.ts'

export type Line = { id: string; label: string; hint?: string; count: number; search: Record<string, unknown> }
type Props = {
  object: string
  label: string
  lines: readonly Line[]
  onPoint: (id: string | null) => void
}

/** Places with how many records they have; each opens them as a list. */
export function PlaceList({ object, label, lines, onPoint }: Props) {
  'use no memo'
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  // oxlint-disable-next-line react/incompatible-library -- the compiler leaves this component alone, as it should
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 10,
  })
  const top = Math.max(1, ...lines.map(({ count }) => count))
  return (
    <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index] as Line
          return (
            <li key={line.id} className="absolute inset-x-0" style={{ top: start, height }}>
              <Link
                to={`/${object}`}
                search={line.search as never}
                onMouseEnter={() => onPoint(line.id)}
                onMouseLeave={() => onPoint(null)}
                onFocus={() => onPoint(line.id)}
                onBlur={() => onPoint(null)}
                className="relative flex h-full items-center gap-2 px-3 text-sm outline-offset-[-2px] hover:bg-hover"
              >
                <span
                  aria-hidden
                  className="absolute inset-y-1 left-0 rounded-r-sm bg-accent-soft"
                  style={{ width: `${(line.count / top) * 100}%` }}
                />
                <span className="relative min-w-0 truncate">{line.label}</span>
                {line.hint && <span className="relative min-w-0 flex-1 truncate text-xs text-2">{line.hint}</span>}
                <span className="tabular relative ml-auto pl-2">{format.number(line.count)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
