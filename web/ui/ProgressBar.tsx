import { Progress as Base } from '@base-ui/react/progress'

type Props = {
  /** What is going on: read aloud. */
  label: string
  /** Done so far, out of `total`; null while the whole is not known. */
  value: number | null
  total?: number
  /** Shown at the right: "1,200 of 3,000". */
  text?: string
}

export function ProgressBar({ label, value, total = 100, text }: Props) {
  return (
    <Base.Root value={value} max={Math.max(total, 1)} className="flex items-center gap-2" aria-label={label}>
      <Base.Track className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-pressed">
        <Base.Indicator className="h-full rounded-full bg-accent transition-[width] data-indeterminate:animate-pulse" />
      </Base.Track>
      {text && <span className="tabular text-xs text-2">{text}</span>}
    </Base.Root>
  )
}
