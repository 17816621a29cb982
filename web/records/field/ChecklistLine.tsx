import { GripVertical, X } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ChecklistItem } from '#sdk/objects.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { useColumn, useDragged } from '#web/records/drag.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

type Props = {
  item: ChecklistItem
  onChange: (item: ChecklistItem) => void
  onRemove: () => void
  /** One place up (−1) or down (1). */
  onMove: (step: -1 | 1) => void
}

/** One step: ticked, written in its place, dragged by its handle. */
export function ChecklistLine({ item, onChange, onRemove, onMove }: Props) {
  const t = useT()
  const drag = useDragged({ id: item.id })
  const drop = useColumn({ id: item.id })
  return (
    <li
      ref={(node) => {
        drag.setNodeRef(node)
        drop.setNodeRef(node)
      }}
      className={cx(
        'group/step flex min-h-8 items-center gap-1.5 rounded-md hover:bg-hover pointer-coarse:min-h-10',
        drag.isDragging && 'opacity-40',
        drop.isOver && !drag.isDragging && 'outline-2 outline-accent',
      )}
    >
      <Tooltip label={t('field.moveStep')}>
        <span {...drag.listeners} className="flex h-6 w-4 cursor-grab touch-none items-center text-3">
          <Icon of={GripVertical} size={14} />
        </span>
      </Tooltip>
      <Checkbox
        checked={item.done}
        ariaLabel={t('field.tick', { what: item.text })}
        onChange={(done) => onChange({ ...item, done })}
      />
      <StepText {...{ item, onChange, onRemove, onMove }} />
      <IconButton
        size="sm"
        icon={X}
        label={t('ui.remove', { what: item.text })}
        onClick={onRemove}
        className="opacity-0 group-focus-within/step:opacity-100 group-hover/step:opacity-100 pointer-coarse:opacity-100"
      />
    </li>
  )
}

/** Its words: kept when one leaves them or presses Enter; without any, the step goes. */
function StepText({ item, onChange, onRemove, onMove }: Props) {
  const t = useT()
  const [text, setText] = useState(item.text)
  const [seen, setSeen] = useState(item.text)
  // Somebody else wrote it anew: that shows, unless the reader is writing here himself.
  if (seen !== item.text) {
    setSeen(item.text)
    setText(item.text)
  }
  const keep = () => {
    const said = text.trim()
    if (said === '') onRemove()
    else if (said !== item.text) onChange({ ...item, text: said })
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && step !== 0) {
      event.preventDefault()
      event.stopPropagation()
      onMove(step)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      event.stopPropagation()
      keep()
    }
  }
  return (
    <input
      aria-label={t('field.step')}
      value={text}
      maxLength={500}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={onKey}
      className={cx(
        'min-w-0 flex-1 rounded-sm bg-transparent px-1 text-sm outline-none focus:bg-surface-1',
        item.done && 'text-3 line-through',
      )}
    />
  )
}
