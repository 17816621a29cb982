import type { Hue } from '#web/ui/hues.ts'
import { solid } from '#web/ui/hues.ts'

type Part = { value: number; hue: Hue }

type Props = {
  parts: readonly Part[]
  /** What is left over stays blank. */ rest?: number
  label: string
  tall?: boolean
}

/** Shares of a whole as a thin line; the numbers stand beside it or in its tooltip. */
export function PartBar({ parts, rest = 0, label, tall }: Props) {
  return (
    <span
      role="img"
      aria-label={label}
      className={`flex w-full gap-px overflow-hidden rounded-full bg-pressed ${tall ? 'h-2' : 'h-1'}`}
    >
      {parts
        .filter(({ value }) => value > 0)
        .map(({ value, hue }) => (
          <span key={hue} style={{ flexGrow: value, flexBasis: 0, minWidth: 2, background: solid(hue) }} />
        ))}
      {rest > 0 && <span style={{ flexGrow: rest, flexBasis: 0 }} />}
    </span>
  )
}
