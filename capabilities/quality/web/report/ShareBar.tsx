import { useT } from '#web/i18n/I18n.tsx'
import type { Hue } from '#web/ui/hues.ts'
import { solid } from '#web/ui/hues.ts'
import type { Counts } from '#capabilities/quality/contract-imports.ts'

export const kinds = ['created', 'updated', 'skipped', 'rejected'] as const
export const kindHues: Record<(typeof kinds)[number], Hue> = {
  created: 'green',
  updated: 'blue',
  skipped: 'gray',
  rejected: 'red',
}

/** What became of the rows, as shares of one line; the numbers stand beside it. */
export function ShareBar({ counts, faded, tall }: { counts: Counts; faded?: boolean; tall?: boolean }) {
  const t = useT()
  const shown = kinds.filter((kind) => counts[kind] > 0)
  const said = shown.map((kind) => `${t(`imports.${kind}`)} ${counts[kind]}`).join(', ')
  return (
    <div
      role="img"
      aria-label={said}
      className={`flex gap-px overflow-hidden rounded-full ${tall ? 'h-2.5' : 'h-1.5'} ${faded ? 'opacity-40' : ''}`}
    >
      {shown.map((kind) => (
        <span
          key={kind}
          className="min-w-1"
          style={{ flexGrow: counts[kind], flexBasis: 0, background: solid(kindHues[kind]) }}
        />
      ))}
    </div>
  )
}
