import { Switch as Base } from '@base-ui/react/switch'
import { cx } from '#web/ui/cx.ts'

type Props = {
  checked: boolean
  onChange: (checked: boolean) => void
  label: string
  hint?: string
  disabled?: boolean
}

const thumb = `absolute top-0.5 left-0.5 size-4 rounded-full bg-surface-1 transition-transform
  data-checked:translate-x-4`

/** For what takes effect at once. In a form that is saved later, use Checkbox. */
export function Switch({ checked, onChange, label, hint, disabled }: Props) {
  return (
    <label className="flex min-h-8 items-center justify-between gap-4 pointer-coarse:min-h-10">
      <span className="min-w-0">
        <span className="block text-sm">{label}</span>
        {hint && <span className="block text-xs text-3">{hint}</span>}
      </span>
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className={cx(
          'relative h-5 w-9 shrink-0 rounded-full bg-(--text-3) transition-colors data-checked:bg-accent',
          'data-disabled:opacity-45',
        )}
      >
        <Base.Thumb className={thumb} />
      </Base.Root>
    </label>
  )
}
