import { cx } from '#web/ui/cx.ts'

type Props<V extends string> = {
  /** What is chosen here, for those who hear the page. */
  label: string
  options: readonly { value: V; label: string }[]
  value: V
  onChange: (value: V) => void
}

/** One of two to four that stand side by side. */
export function Segments<V extends string>({ label, options, value, onChange }: Props<V>) {
  return (
    <div role="group" aria-label={label} className="flex rounded-md border border-line-strong p-px">
      {options.map((one) => (
        <button
          key={one.value}
          type="button"
          aria-pressed={one.value === value}
          onClick={() => onChange(one.value)}
          className={cx(
            'min-h-6.5 rounded-sm px-2.5 text-sm whitespace-nowrap pointer-coarse:min-h-9',
            one.value === value ? 'bg-accent-soft font-medium text-accent' : 'text-2 hover:bg-hover hover:text-1',
          )}
        >
          {one.label}
        </button>
      ))}
    </div>
  )
}
