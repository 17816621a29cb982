import { ArrowRight, ExternalLink, Link2, Pencil, Plus, SlidersHorizontal, Trash2 } from 'lucide-react'
import { useObject, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { copy } from '#web/records/context-menu/copy.ts'
import '#web/records/context-menu/messages.ts'
import '#web/records/record/messages.ts'
import '#web/records/views/messages.ts'
import { isOpen, removeView } from '#web/records/views/view-acts.ts'
import type { View } from '#web/records/views/views.ts'
import { useView } from '#web/records/views/views.ts'
import '#web/shell/nav-menu/messages.ts'
import type { PointedLine } from '#web/shell/nav-menu/pointed-line.ts'
import { MenuAt } from '#web/ui/MenuAt.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'

type Props = {
  line: PointedLine
  go: (href: string) => void
  /** Asks for another name of a view, and who shall see it. */
  onAsk: (view: View) => void
  onClose: () => void
}

/** What can be done with a line of the navigation: with what it leads to, with a saved view, with an object. */
export default function NavMenu({ line, go, onAsk, onClose }: Props) {
  const going = useGoing(line, go)
  const more = [useOfView(line, go, onAsk), useOfObject(line, go)].filter((part) => part.length > 0)
  const items: readonly MenuEntry[] = [
    { heading: line.label },
    ...going,
    ...more.flatMap((part): readonly MenuEntry[] => ['line', ...part]),
  ]
  return <MenuAt key={`${line.href} ${line.x} ${line.y}`} x={line.x} y={line.y} items={items} onClose={onClose} />
}

function useGoing({ href }: PointedLine, go: (href: string) => void): MenuEntry[] {
  const t = useT()
  const isHere = location.pathname + location.search === href
  return [
    ...(isHere ? [] : [{ label: t('ui.open'), icon: ArrowRight, onSelect: () => go(href) }]),
    { label: t('menu.newTab'), icon: ExternalLink, onSelect: () => void window.open(href, '_blank', 'noopener') },
    {
      label: t('record.copyLink'),
      icon: Link2,
      onSelect: () => copy(new URL(href, location.origin).href, 'record.linkCopied'),
    },
  ]
}

function useOfView(line: PointedLine, go: (href: string) => void, onAsk: (view: View) => void): MenuEntry[] {
  const t = useT()
  const view = useView(line.view ?? '')
  if (!view?.may) return []
  const leave = () => {
    if (isOpen(view.id)) go(`/${view.object}`)
  }
  return [
    { label: t('views.rename'), icon: Pencil, onSelect: () => onAsk(view) },
    { label: t('views.delete'), icon: Trash2, danger: true, onSelect: () => void removeView(view, leave) },
  ]
}

function useOfObject({ href, view }: PointedLine, go: (href: string) => void): MenuEntry[] {
  const t = useT()
  const label = useLabel()
  const { user } = useSession()
  const object = useObject(/^\/([A-Za-z]\w*)$/.exec(href)?.[1] ?? '')
  if (!object || view !== undefined) return []
  const create = {
    label: t('palette.create', { what: label(object.label).toLowerCase() }),
    icon: Plus,
    onSelect: () => go(`${href}?new=1`),
  }
  const settings = {
    label: t('navMenu.settings'),
    icon: SlidersHorizontal,
    onSelect: () => go(`/settings/objects/${object.name}`),
  }
  const isAdmin = user.role === 'owner' || user.role === 'admin'
  return [...(object.may.create ? [create] : []), ...(isAdmin ? [settings] : [])]
}
