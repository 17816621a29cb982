import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'

type Props<T> = { all: readonly T[]; at: number; onChange: (all: readonly T[]) => void }

/** Up, down and away, for one line of a list whose order counts. */
export function MoveButtons<T>({ all, at, onChange }: Props<T>) {
  const t = useT()
  const swap = (to: number) => {
    const next = [...all]
    const [one] = next.splice(at, 1)
    if (one !== undefined) next.splice(to, 0, one)
    onChange(next)
  }
  return (
    <span className="ml-auto flex">
      <IconButton icon={ArrowUp} label={t('mergeRules.up')} disabled={at === 0} onClick={() => swap(at - 1)} />
      <IconButton
        icon={ArrowDown}
        label={t('mergeRules.down')}
        disabled={at === all.length - 1}
        onClick={() => swap(at + 1)}
      />
      <IconButton icon={X} label={t('mergeRules.remove')} onClick={() => onChange(all.filter((_, i) => i !== at))} />
    </span>
  )
}
