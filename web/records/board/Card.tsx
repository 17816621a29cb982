import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import type { KeyboardEvent } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { BoardColumn } from '#web/records/board/use-columns-of.ts'
import { useDragged } from '#web/records/drag.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { isEmpty, titleOf } from '#web/records/field/value.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  card: CrmRecord
  fields: readonly Field[]
  columns: readonly BoardColumn[]
  column: string
  isChosen: boolean
  onMove: (card: CrmRecord, column: string) => void
  onChoose: (card: CrmRecord) => void
}

/** A record as a card: dragged by mouse, finger or keys; the menu moves it too. */
export const Card = memo(function Card(props: Props) {
  const { object, card, fields, columns, column, isChosen, onMove, onChoose } = props
  const t = useT()
  const { setNodeRef, attributes, listeners, isDragging } = useDragged({
    id: card.id,
    data: { card, column },
    disabled: !object.may.update,
    attributes: { role: 'group', roleDescription: t('board.card') },
  })
  const keys = {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'x' || event.target !== event.currentTarget || event.ctrlKey || event.metaKey)
        return listeners?.onKeyDown?.(event)
      onChoose(card)
    },
  }
  return (
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      {...keys}
      aria-label={recordTitle(object, card)}
      className={cx(
        'group/card relative rounded-md border border-line bg-surface-1 p-2.5 outline-offset-0 hover:border-line-strong',
        isDragging && 'opacity-40',
        isChosen && 'border-accent bg-accent-soft',
      )}
    >
      <Face object={object} card={card} fields={fields} />
      {object.may.update && (
        <span className="absolute top-1 right-1 opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
          <Menu
            align="end"
            trigger={
              <IconButton
                icon={Ellipsis}
                size="sm"
                label={t('board.moveTo')}
                onKeyDown={(event) => event.stopPropagation()}
                onMouseDown={(event) => event.stopPropagation()}
                className="bg-surface-1"
              />
            }
            items={[
              { heading: t('board.moveTo') },
              ...columns.map((one) => ({
                label: one.label,
                checked: one.id === column,
                onSelect: () => onMove(card, one.id),
              })),
              'line',
              { label: t('board.choose'), keys: 'x', checked: isChosen, onSelect: () => onChoose(card) },
            ]}
          />
        </span>
      )}
    </div>
  )
})

/** On a card, a face is enough. */
function Person({ value }: { value: unknown }) {
  const name = titleOf(value) ?? ''
  return (
    <span title={name} className="flex">
      <Avatar name={name} />
      <span className="sr-only">{name}</span>
    </span>
  )
}

export function Face({ object, card, fields }: Pick<Props, 'object' | 'card' | 'fields'>) {
  const t = useT()
  const [first, ...rest] = fields.filter(({ name }) => !isEmpty(card[name]))
  return (
    <>
      <Link
        to={`/${object.name}/${card.id}`}
        draggable={false}
        className="block pr-6 text-sm font-medium break-words hover:underline"
      >
        {recordTitle(object, card) || t('field.untitled')}
      </Link>
      {first && (
        <div className="mt-1 min-w-0 text-sm text-2">
          <FieldValue field={first} value={card[first.name]} />
        </div>
      )}
      {rest.length > 0 && (
        <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-2">
          {rest.map((field) => (
            <span key={field.name} className={cx('tabular max-w-full min-w-0', field.type === 'user' && 'ml-auto')}>
              {field.type === 'user' ? (
                <Person value={card[field.name]} />
              ) : (
                <FieldValue field={field} value={card[field.name]} />
              )}
            </span>
          ))}
        </div>
      )}
    </>
  )
}
