import { useCallback, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { coverHeight, GalleryCard } from '#web/records/gallery/GalleryCard.tsx'
import '#web/records/gallery/messages.ts'
import { usePictures } from '#web/records/gallery/use-pictures.ts'
import { useShelves } from '#web/records/gallery/use-shelves.ts'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import type { ListState } from '#web/records/list/address.ts'
import { NoRows } from '#web/records/list/NoRows.tsx'
import type { Rows } from '#web/records/list/use-rows.ts'
import { useRows } from '#web/records/list/use-rows.ts'
import { useSelection } from '#web/records/list/use-selection.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Segments } from '#web/ui/Segments.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** How many values a card has room for. */
const mostFields = 5
const headHeight = 80
const lineHeight = 26

/** Records as cards, with the columns of the list; only those on the screen are fetched and drawn. */
export function GalleryPage(props: ViewProps) {
  const { object, query } = props
  const [span, setSpan] = useState({ first: 0, last: 0 })
  const onWindow = useCallback((first: number, last: number) => {
    setSpan((now) => (now.first === first && now.last === last ? now : { first, last }))
  }, [])
  const rows = useRows(object.name, query, span)
  if (rows.error && rows.count === 0)
    return (
      <div className="p-4">
        <ErrorNote error={rows.error} onAgain={rows.refetch} />
      </div>
    )
  if (rows.loading && rows.count === 0) return <Skeleton className="m-4 h-60" />
  if (rows.count === 0 && !rows.old) return <NoRows {...props} />
  return (
    <>
      <SizeBar {...props} />
      <Cards key={String(isLargeIn(props.state))} {...props} {...{ rows, span, onWindow }} />
    </>
  )
}

const isLargeIn = ({ settings }: ListState) => settings.cards === 'large'

/** Whether the pictures of records are small beside their names, or as wide as the cards. */
function SizeBar({ state, onState }: ViewProps) {
  const t = useT()
  return (
    <div className="flex justify-end border-b border-line px-4 py-1.5 max-sm:px-3">
      <Segments<'small' | 'large'>
        label={t('gallery.size')}
        options={(['small', 'large'] as const).map((value) => ({ value, label: t(`gallery.${value}`) }))}
        value={isLargeIn(state) ? 'large' : 'small'}
        onChange={(next) => {
          onState({ settings: { ...state.settings, cards: next === 'large' ? next : '' } }, { push: true })
        }}
      />
    </div>
  )
}

type CardsProps = ViewProps & {
  rows: Rows
  span: { first: number; last: number }
  onWindow: (first: number, last: number) => void
}

function Cards({ object, state, columns, chosen, rows, span, onWindow }: CardsProps) {
  const t = useT()
  const label = useLabel()
  const box = useRef<HTMLDivElement>(null)
  const fields = columns.fields.filter(({ name }) => name !== object.title).slice(0, mostFields)
  const isLarge = isLargeIn(state)
  const pictures = usePictures(object, rows, span)
  const cardHeight = headHeight + fields.length * lineHeight + (isLarge ? coverHeight : 0)
  const shelves = useShelves({ box, count: rows.count, cardHeight, onWindow })
  const selection = useSelection(rows, chosen)
  const { cursor, onKeyDown } = useCardKeys({ rows, shelves, box, onChoose: selection.toggle })
  useKeys({ selectAll: selection.toggleAll })
  return (
    <div ref={box} className="min-h-0 flex-1 overflow-y-auto px-3">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the cards hold the focus; their keys are heard here once */}
      <div
        role="group"
        aria-label={t('gallery.cards', { what: label(object.plural) })}
        onKeyDown={onKeyDown}
        className="relative"
        style={{ height: shelves.height }}
      >
        {shelves.shelves.map(({ top, cards }) => (
          <div
            key={top}
            className="absolute inset-x-0 grid gap-3"
            style={{ top, height: cardHeight, gridTemplateColumns: `repeat(${shelves.across}, minmax(0, 1fr))` }}
          >
            {cards.map((index) => {
              const record = rows.at(index)
              return record ? (
                <GalleryCard
                  key={record.id}
                  {...{ object, record, index, fields }}
                  isChosen={selection.ids.has(record.id)}
                  hasCursor={index === cursor}
                  picture={pictures.get(record.id)}
                  isLarge={isLarge}
                  onChoose={(at) => selection.toggle(at, false)}
                />
              ) : (
                <Skeleton key={index} className="h-full rounded-lg" />
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

type Keys = {
  rows: Rows
  shelves: ReturnType<typeof useShelves>
  box: React.RefObject<HTMLDivElement | null>
  onChoose: (index: number, isRange: boolean) => void
}

/** The arrows go from card to card, `x` chooses one, with Shift all from the one chosen last. */
function useCardKeys({ rows, shelves, box, onChoose }: Keys) {
  const [cursor, setCursor] = useState(0)
  const go = (to: number) => {
    const next = Math.min(Math.max(to, 0), rows.count - 1)
    setCursor(next)
    shelves.show(next)
    // A card that was not drawn yet is, by the next frame.
    // At once where the card is drawn: the next key may already be on its way.
    const card = () => box.current?.querySelector<HTMLElement>(`[data-card="${next}"] a`)
    const drawn = card()
    if (drawn) drawn.focus()
    else requestAnimationFrame(() => card()?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')
    if (!card || event.altKey) return
    const at = Number(card.dataset.card)
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: shelves.across,
      ArrowUp: -shelves.across,
      PageDown: shelves.page(),
      PageUp: -shelves.page(),
      Home: -rows.count,
      End: rows.count,
    }
    const step = steps[event.key]
    if (step !== undefined) go(at + step)
    else if (event.key.toLowerCase() === 'x' && !event.ctrlKey && !event.metaKey) onChoose(at, event.shiftKey)
    else return
    event.preventDefault()
  }
  return { cursor: Math.min(cursor, rows.count - 1), onKeyDown }
}
