import { cx } from '#web/ui/cx.ts'

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
const shown: Record<string, string> = mac
  ? { mod: '⌘', shift: '⇧', alt: '⌥', enter: '⏎', esc: 'esc' }
  : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter', esc: 'Esc' }

/** Keys as written in `web/shell/keys.ts` ("mod+k", "g c"), shown as on the reader's keyboard; not to fingers. */
export function Kbd({ keys, filled }: { keys: string; /** On a filled button. */ filled?: boolean }) {
  const parts = keys.split(/[+ ]/).map((key) => shown[key] ?? (key.length === 1 ? key.toUpperCase() : key))
  return (
    <span className="inline-flex shrink-0 gap-0.5 pointer-coarse:hidden" aria-hidden>
      {parts.map((part, at) => (
        <kbd
          key={at}
          className={cx(
            'min-w-5 rounded-sm border px-1 text-center font-sans text-xs',
            filled ? 'border-current/40' : 'border-line bg-surface-0 text-2',
          )}
        >
          {part}
        </kbd>
      ))}
    </span>
  )
}
