import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { solid } from '#web/ui/hues.ts'
import type { Counts } from '#capabilities/quality/contract-imports.ts'
import { kindHues, kinds, ShareBar } from '#capabilities/quality/web/report/ShareBar.tsx'

/** The counts of an import: what becomes of the rows as one bar with its numbers, and what was done to values. */
export function Figures({ counts }: { counts: Counts }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="flex flex-col gap-3">
      <ShareBar counts={counts} tall />
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {kinds.map((kind) => (
          <Figure
            key={kind}
            word={t(`imports.${kind}`)}
            value={format.number(counts[kind])}
            colour={solid(kindHues[kind])}
          />
        ))}
        <span aria-hidden className="w-px bg-(--line) max-sm:hidden" />
        {(['corrected', 'filled', 'duplicates', 'conflicts'] as const).map((kind) => (
          <Figure key={kind} word={t(`imports.${kind}`)} value={format.number(counts[kind])} />
        ))}
      </dl>
    </div>
  )
}

function Figure({ word, value, colour }: { word: string; value: string; colour?: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="flex items-center gap-1.5 text-xs text-2">
        {colour && <span aria-hidden className="size-2 rounded-full" style={{ background: colour }} />}
        {word}
      </dt>
      <dd className="tabular text-xl font-semibold">{value}</dd>
    </div>
  )
}
