import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, LayoutList, Pencil, RotateCcw, Save, Star, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { ListState } from '#web/records/list/address.ts'
import type { useColumns } from '#web/records/list/use-columns.ts'
import '#web/records/views/messages.ts'
import { offerBack, removeView } from '#web/records/views/view-acts.ts'
import type { View } from '#web/records/views/views.ts'
import { addressOf, hrefOf, scopes, stateOf, updateView, useViews } from '#web/records/views/views.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import { useHere } from '#web/records/here.ts'
import { Button } from '#web/ui/Button.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import type { ObjectMeta } from '#web/types.ts'

const ViewDialog = lazy(() => import('#web/records/views/ViewDialog.tsx'))

type Props = {
  object: ObjectMeta
  state: ListState
  view: View | undefined
  columns: ReturnType<typeof useColumns>
}

/** The name of the view one is in, a dot when it was changed, and a menu of all the others. */
export function ViewMenu({ object, state, view, columns }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const views = useViews(object.name)
  const [asking, setAsking] = useState<'new' | 'change' | null>(null)
  const isChanged = view !== undefined && (addressOf(state) !== addressOf(stateOf(view)) || columns.isChanged)
  useHere([{ id: 'views.saveAs', says: 'views.saveAs', icon: Star, run: () => setAsking('new') }])
  const open = (href: string) => void navigate({ href })
  const items = [
    ...viewItems({ t, object, views, view, open }),
    'line' as const,
    ...actItems({ t, object, state, view, columns, isChanged, open, onAsk: setAsking }),
  ]
  return (
    <>
      <Menu
        items={items}
        trigger={
          <Button tone="plain" size="sm" className="max-w-56">
            <span className="truncate">{view?.name ?? t('views.all')}</span>
            {isChanged && <Dot label={t('views.changed')} />}
            <ChevronDown size={14} strokeWidth={1.5} className="shrink-0 text-3" aria-hidden />
          </Button>
        }
      />
      {asking && (
        <Suspense>
          <ViewDialog
            view={asking === 'change' ? view : undefined}
            made={{ object: object.name, address: addressOf(state), columns: columns.shown }}
            onDone={(made) => {
              setAsking(null)
              if (!made) return
              const leave = () => open(`/${object.name}`)
              offerBack(asking === 'change' ? view : undefined, made, leave)
              if (asking === 'new') open(hrefOf(made))
            }}
          />
        </Suspense>
      )}
    </>
  )
}

type Words = (id: string) => string
type Items = { t: Words; object: ObjectMeta; view: View | undefined; open: (href: string) => void }

function viewItems({ t, object, views, view, open }: Items & { views: readonly View[] }): MenuEntry[] {
  return [
    { label: t('views.all'), icon: LayoutList, checked: !view, onSelect: () => open(`/${object.name}`) },
    ...scopes.flatMap((scope): MenuEntry[] => {
      const some = views.filter((one) => one.scope === scope)
      if (some.length === 0) return []
      return [
        { heading: t(`views.of.${scope}`) },
        ...some.map((one) => ({
          label: one.name,
          icon: Star,
          hint: scope === 'own' ? undefined : (one.ownerName ?? undefined),
          checked: one.id === view?.id,
          onSelect: () => open(hrefOf(one)),
        })),
      ]
    }),
  ]
}

type Acts = Items & Pick<Props, 'state' | 'columns'> & { isChanged: boolean; onAsk: (what: 'new' | 'change') => void }

/** What can be done with the view one is in. */
function actItems({ t, object, state, view, columns, isChanged, open, onAsk }: Acts): MenuEntry[] {
  const items: MenuEntry[] = []
  if (view && isChanged) {
    const discard = () => {
      columns.reset()
      open(hrefOf(view))
    }
    items.push({ label: t('views.discard'), icon: RotateCcw, onSelect: discard })
    if (view.may) items.push({ label: t('views.save'), icon: Save, onSelect: () => save(view, state, columns) })
  }
  items.push({ label: t('views.saveAs'), icon: Star, onSelect: () => onAsk('new') })
  if (!view?.may) return items
  const leave = () => open(`/${object.name}`)
  return [
    ...items,
    { label: t('views.rename'), icon: Pencil, onSelect: () => onAsk('change') },
    { label: t('views.delete'), icon: Trash2, danger: true, onSelect: () => void removeView(view, leave) },
  ]
}

function Dot({ label }: { label: string }) {
  return <span role="img" aria-label={label} title={label} className="size-1.5 shrink-0 rounded-full bg-accent" />
}

async function save(view: View, state: ListState, columns: Props['columns']): Promise<void> {
  const { address, columns: shown } = view
  const saved = updateView(view.id, { address: addressOf(state), columns: columns.shown, rev: view.rev })
  offerUndo({ text: 'views.saved', params: { name: view.name } }, saved, () =>
    updateView(view.id, { address, columns: shown }),
  )
  await saved.then(columns.forget, noteFailure)
}
