import { ChevronDown } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import '#web/records/kinds/messages.ts'
import type { Kind } from '#web/records/kinds/kinds.ts'
import { kindsOf } from '#web/records/kinds/kinds.ts'
import { useKeysOf } from '#web/shell/own-keys.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; kind: Kind; onKind: (kind: Kind) => void }

/** How the records are shown, and every other way that their fields allow; each has a key of its own. */
export function KindMenu({ object, kind, onKind }: Props) {
  const t = useT()
  const keysOf = useKeysOf()
  const offered = kindsOf(object)
  const now = offered.find((one) => one.kind === kind)
  useKeys(Object.fromEntries(offered.map((one) => [one.key, () => onKind(one.kind)])))
  const name = t(`kind.${kind}`)
  return (
    <Menu
      align="end"
      trigger={
        <Button tone="plain" size="sm" icon={now?.icon} aria-label={t('kind.shownAs', { kind: name })}>
          <span className="max-sm:sr-only">{name}</span>
          <ChevronDown size={14} strokeWidth={1.5} className="shrink-0 text-3" aria-hidden />
        </Button>
      }
      items={offered.map((one) => ({
        label: t(`kind.${one.kind}`),
        icon: one.icon,
        keys: keysOf(one.key),
        checked: one.kind === kind,
        onSelect: () => onKind(one.kind),
      }))}
    />
  )
}
