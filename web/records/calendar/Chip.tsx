import { Link } from '@tanstack/react-router'
import { CalendarClock, CircleCheck, Ellipsis } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { useDragged } from '#web/records/drag.ts'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { textOf } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import type { Hue } from '#web/ui/hues.ts'
import { solid } from '#web/ui/hues.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** What all entries of a calendar share. */
export type Entries = {
  object: ObjectMeta
  field: Field
  chosen: ReadonlySet<string>
  hueOf: (record: CrmRecord) => Hue
  onMove: (record: CrmRecord) => void
  onChoose: (record: CrmRecord) => void
}
type Props = Entries & {
  record: CrmRecord
  /** In a list there is room for more, and nothing to drag it to. */
  roomy?: boolean
}

/** Whether the reader may put records on another day. */
export function mayMove({ object, field }: Pick<Entries, 'object' | 'field'>): boolean {
  return object.may.update && !field.readOnly
}

/** A record as an entry of a calendar: opened by a click, moved by mouse, keys or its menu. */
export function Chip({ record, roomy, ...entries }: Props) {
  const { object, field, chosen, hueOf, onChoose } = entries
  const t = useT()
  const isMovable = !roomy && mayMove(entries)
  const { setNodeRef, attributes, listeners, isDragging } = useDragged({
    id: roomy ? `${record.id}/listed` : record.id,
    data: { card: record },
    disabled: !isMovable,
    attributes: { role: 'link', roleDescription: t('calendar.entry') },
  })
  const isChosen = chosen.has(record.id)
  const title = recordTitle(object, record) || t('field.untitled')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'x' && !event.ctrlKey && !event.metaKey) return onChoose(record)
    if (isMovable) listeners?.onKeyDown?.(event)
  }
  return (
    <div
      data-record
      className={cx(
        'group/chip relative flex items-center rounded-sm',
        roomy ? 'min-h-8 hover:bg-hover pointer-coarse:min-h-10' : 'h-5.5 shrink-0 bg-surface-0 hover:bg-pressed',
        isDragging && 'opacity-40',
        isChosen && 'bg-accent-soft! ring-1 ring-accent',
      )}
    >
      <Link
        ref={setNodeRef}
        {...(isMovable ? { ...attributes, ...listeners } : {})}
        onKeyDown={onKeyDown}
        to={`/${object.name}/${record.id}`}
        draggable={false}
        className="flex min-w-0 flex-1 items-center gap-1.5 self-stretch rounded-sm px-1.5 text-xs outline-offset-[-2px]"
      >
        <ChipFace hue={hueOf(record)} {...{ field, record, title, roomy, isChosen }} />
      </Link>
      <ChipMenu {...entries} record={record} title={title} isChosen={isChosen} roomy={roomy} />
    </div>
  )
}

type FaceProps = Pick<Props, 'field' | 'record' | 'roomy'> & { hue: Hue; title: string; isChosen: boolean }

export function ChipFace({ field, record, hue, title, roomy, isChosen }: FaceProps) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      {isChosen ? (
        <Icon of={CircleCheck} size={12} className="text-accent" />
      ) : (
        <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: solid(hue) }} />
      )}
      {isChosen && <span className="sr-only">{t('calendar.chosen')}</span>}
      {field.type === 'dateTime' && (
        <span className="tabular shrink-0 text-2">{format.time(textOf(record[field.name]))}</span>
      )}
      <span className={cx('min-w-0 truncate', roomy && 'text-sm')}>{title}</span>
    </>
  )
}

export function ChipMenu(props: Props & { title: string; isChosen: boolean }) {
  const { record, roomy, title, isChosen, onMove, onChoose } = props
  const t = useT()
  return (
    <span
      className={cx(
        'absolute top-0 right-0 flex rounded-sm group-focus-within/chip:opacity-100 group-hover/chip:opacity-100',
        'has-data-popup-open:opacity-100',
        roomy ? 'pointer-coarse:opacity-100' : 'bg-surface-1',
        'opacity-0',
      )}
    >
      <Menu
        align="end"
        trigger={
          <IconButton
            icon={Ellipsis}
            size="sm"
            label={t('calendar.acts', { what: title })}
            className={roomy ? 'pointer-coarse:size-10' : 'size-5.5'}
          />
        }
        items={[
          ...(mayMove(props)
            ? [{ label: t('calendar.moveTo'), icon: CalendarClock, onSelect: () => onMove(record) }]
            : []),
          { label: t('calendar.choose'), keys: 'x', checked: isChosen, onSelect: () => onChoose(record) },
        ]}
      />
    </span>
  )
}
