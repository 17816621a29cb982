import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ChecklistItem } from '#sdk/objects.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { DragArea, usePointerSensors } from '#web/records/drag.ts'
import { ChecklistLine } from '#web/records/field/ChecklistLine.tsx'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Props = Named & {
  value: readonly ChecklistItem[] | null
  onChange: (value: readonly ChecklistItem[] | null) => void
}

/** Steps to tick off: Enter adds the next, dragging or Alt with the arrows puts them in order, an emptied one goes. */
export function ChecklistEditor({ value, onChange, label, ariaLabel, error, autoFocus }: Props) {
  const box = useRef<HTMLUListElement>(null)
  const sensors = usePointerSensors()
  const items = value ?? []
  const set = (next: readonly ChecklistItem[]) => onChange(next.length > 0 ? next : null)
  const add = (text: string) => {
    const lines = text.split('\n').map((line) => line.trim())
    const fresh = lines.filter(Boolean).map((line) => ({ id: newId(), text: line, done: false }))
    if (fresh.length > 0) set([...items, ...fresh])
  }
  const move = (id: string, to: number) => {
    const from = items.findIndex((item) => item.id === id)
    if (from < 0 || to < 0 || to >= items.length || from === to) return
    set(items.toSpliced(from, 1).toSpliced(to, 0, items[from]!))
  }
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {label && <span className="text-sm text-2">{label}</span>}
      <DragArea
        sensors={sensors}
        onDragEnd={({ active, over }) =>
          over &&
          move(
            String(active.id),
            items.findIndex(({ id }) => id === over.id),
          )
        }
      >
        <ul ref={box} aria-label={label ?? ariaLabel} className="flex flex-col">
          {items.map((item, at) => (
            <ChecklistLine
              key={item.id}
              item={item}
              onChange={(next) => set(items.map((one) => (one.id === item.id ? next : one)))}
              onRemove={() => set(items.filter(({ id }) => id !== item.id))}
              onMove={(step) => move(item.id, at + step)}
            />
          ))}
        </ul>
      </DragArea>
      <NewStep error={error} autoFocus={autoFocus} onAdd={add} />
    </div>
  )
}

type NewProps = { error?: string | null; autoFocus?: boolean; onAdd: (text: string) => void }

function NewStep({ error, autoFocus, onAdd }: NewProps) {
  const t = useT()
  const [draft, setDraft] = useState('')
  const add = () => {
    onAdd(draft)
    setDraft('')
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || draft.trim() === '') return
    // The step is added; the form it stands in is not sent, and the editor stays open for the next one.
    event.preventDefault()
    event.stopPropagation()
    add()
  }
  return (
    <TextField
      ariaLabel={t('field.addStep')}
      placeholder={t('field.addStep')}
      error={error}
      autoFocus={autoFocus}
      value={draft}
      maxLength={500}
      onChange={setDraft}
      onKeyDown={onKey}
      onBlur={add}
    />
  )
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, '0')).join('')
}
