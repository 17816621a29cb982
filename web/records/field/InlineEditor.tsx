import { useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent } from 'react'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import type { Field } from '#web/records/field/value.ts'
import { sameValue } from '#web/records/field/value.ts'

/** How the reader left the editor: the cell cursor goes on from there. */
export type Leave = 'enter' | 'next' | 'previous' | 'away'
type Props = {
  field: Field
  value: unknown
  record?: Readonly<Record<string, unknown>>
  /** Called once, with a value that differs from the old one. */
  onCommit: (value: unknown, shown: unknown) => void
  /** Called with every change while it is typed. */
  onDraft?: (value: unknown, shown: unknown) => void
  /** Called in every case, after `onCommit`. */
  onLeave: (how: Leave) => void
}

const picked = new Set(['choice', 'country', 'link', 'user'])
const long = new Set(['longText', 'richText', 'json', 'address', 'recurrence', 'checklist'])

/**
 * Edits one value where it stands. Enter keeps it (Ctrl or ⌘ Enter in texts of several lines), Tab keeps it and goes on,
 * Escape gives it up, a click elsewhere keeps it. Picking an option keeps it at once.
 */
export function InlineEditor({ field, value, record, onCommit, onDraft, onLeave }: Props) {
  const draft = useRef({ value, shown: value })
  const [shown, setShown] = useState(value)
  const done = useRef(false)
  const box = useRef<HTMLDivElement>(null)

  const leave = (how: Leave, keep: boolean) => {
    if (done.current) return
    done.current = true
    if (keep && !sameValue(field, value, draft.current.value)) onCommit(draft.current.value, draft.current.shown)
    onLeave(how)
  }
  const change = (next: unknown, looks?: unknown) => {
    draft.current = { value: next, shown: looks === undefined ? next : looks }
    setShown(draft.current.shown)
    if (picked.has(field.type)) leave('enter', true)
    else onDraft?.(draft.current.value, draft.current.shown)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Tab' && !hasMore(box.current, event.shiftKey)) leave(event.shiftKey ? 'previous' : 'next', true)
    else if (event.key === 'Enter' && keepsOnEnter(event, field)) leave('enter', true)
    else {
      // Picking what was chosen already changes nothing, and is over all the same.
      const isPick = event.key === 'Enter' && picked.has(field.type) && event.target instanceof HTMLInputElement
      if (isPick) setTimeout(() => leave('enter', true))
      return event.stopPropagation()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  // On the way in: a combobox would take Escape for "empty this" before it came back out.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    leave('enter', false)
  }
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget
    if (
      !document.hasFocus() ||
      box.current?.contains(to) ||
      to?.closest('[data-base-ui-portal], [role="listbox"], [role="dialog"]')
    )
      return
    // A list of options takes the focus a moment later, and its button gives it back when it closes.
    setTimeout(() => {
      const now = document.activeElement
      const inside = box.current?.contains(now) || (now !== document.body && now?.closest('[data-base-ui-portal]'))
      if (!inside && !box.current?.querySelector('[aria-expanded="true"]')) leave('away', true)
    })
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only listens to what happens inside
    <div ref={box} className="min-w-0" onKeyDownCapture={onKeyDownCapture} onKeyDown={onKeyDown} onBlur={onBlur}>
      <FieldEditor field={field} value={shown} onChange={change} record={record} autoFocus open />
    </div>
  )
}

function keepsOnEnter({ target, ctrlKey, metaKey }: KeyboardEvent, { type }: Field): boolean {
  if (ctrlKey || metaKey) return true
  if (picked.has(type) || type === 'multiChoice' || type === 'links' || type === 'linkAny') return false
  if (target instanceof HTMLTextAreaElement || (long.has(type) && !(target instanceof HTMLInputElement))) return false
  return !(target instanceof HTMLButtonElement)
}

/** Whether Tab still has somewhere to go inside: from the amount to its currency, from street to city. */
function hasMore(box: HTMLElement | null, backwards: boolean): boolean {
  const all = [...(box?.querySelectorAll<HTMLElement>('input, textarea, button, [role="combobox"]') ?? [])].filter(
    (one) => one.tabIndex >= 0 && !one.hasAttribute('disabled') && one.offsetParent !== null,
  )
  const inputs = all.filter((one) => one.matches('input, textarea, [role="combobox"]'))
  const at = inputs.indexOf(document.activeElement as HTMLElement)
  return at >= 0 && (backwards ? at > 0 : at < inputs.length - 1)
}
