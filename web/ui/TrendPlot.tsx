import { useId } from 'react'

export type TrendPoint = { readonly day: string; readonly value: number }
type Props = {
  points: readonly TrendPoint[]
  /** What it shows, with its unit: read aloud. */
  label: string
  /** How a value is written at the axis. */
  valueText: (value: number) => string
  dayText: (day: string) => string
  /** Where values are to be expected: drawn as a soft strip. */
  band?: { low: number; high: number }
  /** The least that the axis spans, so that a small change does not look like a large one. */
  leastSpan?: number
  width?: number
  height?: number
}

const left = 44
const foot = 18

/** How a number went over some days, with its axes: values at the left, the first and the last day below. */
export function TrendPlot(props: Props) {
  const { points, label, valueText, dayText, band, leastSpan = 0, width = 360, height = 120 } = props
  const id = useId()
  const last = points.at(-1)
  if (!last) return null
  const { low, high } = spanOf([...points.map(({ value }) => value), ...(band ? [band.low, band.high] : [])], leastSpan)
  const days = points.map(({ day }) => Date.parse(day))
  const from = days[0] ?? 0
  const wide = Math.max((days.at(-1) ?? 0) - from, 1)
  const x = (at: number) => left + ((days[at] ?? from) - from) * ((width - left - 6) / wide)
  const y = (value: number) => 6 + (1 - (value - low) / (high - low)) * (height - foot - 12)
  const line = points.map(({ value }, at) => `${x(at)},${y(value)}`).join(' ')
  const ticks = [low, (low + high) / 2, high]
  return (
    <svg
      role="img"
      aria-labelledby={id}
      viewBox={`0 0 ${width} ${height}`}
      className="h-auto w-full max-w-full"
      style={{ maxWidth: width }}
    >
      <title id={id}>{`${label}: ${dayText(last.day)} ${valueText(last.value)}`}</title>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--line)" strokeWidth="1" />
          <text x={left - 6} y={y(tick) + 4} textAnchor="end" className="tabular" fontSize="12" fill="var(--text-3)">
            {valueText(tick)}
          </text>
        </g>
      ))}
      {band && (
        <rect
          x={left}
          width={width - left}
          y={y(band.high)}
          height={Math.max(y(band.low) - y(band.high), 1)}
          fill="var(--accent-soft)"
        />
      )}
      {points.length > 1 && (
        <polyline points={line} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
      )}
      <circle
        cx={points.length > 1 ? x(points.length - 1) : left + 6}
        cy={y(last.value)}
        r="2.5"
        fill="var(--accent)"
      />
      <text x={left} y={height - 2} fontSize="12" fill="var(--text-3)">
        {dayText(points[0]!.day)}
      </text>
      {points.length > 1 && (
        <text x={width - 2} y={height - 2} textAnchor="end" fontSize="12" fill="var(--text-3)">
          {dayText(last.day)}
        </text>
      )}
    </svg>
  )
}

function spanOf(values: readonly number[], least: number): { low: number; high: number } {
  const [bottom, top] = [Math.min(...values), Math.max(...values)]
  const missing = Math.max(least - (top - bottom), top === bottom ? Math.max(Math.abs(top) * 0.1, 1e-6) : 0)
  return { low: bottom - missing / 2, high: top + missing / 2 }
}
