import type { Hue } from '#web/ui/hues.ts'
import { solid } from '#web/ui/hues.ts'
import { plotPoints } from '#web/ui/sparkline-path.ts'

type Props = {
  values: readonly number[]
  /** What it shows, with its unit: read aloud, and the number stands beside the picture anyway. */
  label: string
  hue?: Hue
  width?: number
  height?: number
  kind?: 'line' | 'bars'
}

/** The trend of a number, small enough to stand beside it. */
export function Sparkline({ values, label, hue, width = 96, height = 24, kind = 'line' }: Props) {
  const colour = hue ? solid(hue) : 'var(--accent)'
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="shrink-0 overflow-visible"
    >
      {kind === 'bars' ? (
        <Bars {...{ values, width, height, colour }} />
      ) : (
        <Line {...{ values, width, height, colour }} />
      )}
    </svg>
  )
}

type Shape = { values: readonly number[]; width: number; height: number; colour: string }

function Line({ values, width, height, colour }: Shape) {
  const points = plotPoints(values, width, height)
  const [endX, endY] = points.at(-1) ?? [0, 0]
  if (points.length === 0) return null
  return (
    <>
      <polyline
        points={points.map((point) => point.join()).join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx={endX} cy={endY} r="2" fill={colour} />
    </>
  )
}

function Bars({ values, width, height, colour }: Shape) {
  const top = Math.max(...values, 1)
  const step = width / Math.max(values.length, 1)
  return values.map((value, at) => {
    const tall = Math.max((value / top) * height, value > 0 ? 2 : 0.5)
    return (
      <rect key={at} x={at * step} y={height - tall} width={Math.max(step - 2, 1)} height={tall} rx="1" fill={colour} />
    )
  })
}
