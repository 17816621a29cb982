import { hues, solid, tint } from '#web/ui/hues.ts'

const surfaces = ['surface-0', 'surface-1', 'surface-2', 'line', 'line-strong', 'text-1', 'text-2', 'text-3']
const meanings = [
  'accent',
  'accent-soft',
  'success',
  'success-soft',
  'warning',
  'warning-soft',
  'danger',
  'danger-soft',
  'info',
  'info-soft',
]

export function ColoursPart() {
  return (
    <div className="flex flex-col gap-3">
      {[surfaces, meanings].map((names) => (
        <div key={names[0]} className="flex flex-wrap gap-2">
          {names.map((name) => (
            <span key={name} className="text-xs text-2">
              <span className="block h-8 w-20 rounded-md border border-line" style={{ background: `var(--${name})` }} />
              {name}
            </span>
          ))}
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        {hues.map((hue) => (
          <span key={hue} className="flex h-8 w-20 items-center gap-1.5 rounded-md px-2 text-xs" style={tint(hue)}>
            <span className="size-2.5 rounded-full" style={{ background: solid(hue) }} />
            {hue}
          </span>
        ))}
      </div>
    </div>
  )
}
