import { Suspense, useRef, useState } from 'react'
import type { Ref } from 'react'
import type { ChecklistItem } from '#sdk/objects.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { keepFieldDraft } from '#web/records/drafts/field-drafts.ts'
import { setEditing } from '#web/records/editing.ts'
import { changeRecord } from '#web/records/change.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import type { Leave } from '#web/records/field/InlineEditor.tsx'
import type { Field } from '#web/records/field/value.ts'
import { isEmpty, sameValue } from '#web/records/field/value.ts'
import { FieldHistory } from '#web/records/history/FieldHistory.tsx'
import { FieldMarks } from '#web/records/record/FieldMarks.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { cx } from '#web/ui/cx.ts'
import { lazy } from '#web/ui/lazy.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const InlineEditor = lazy(() =>
  import('#web/records/field/InlineEditor.tsx').then((module) => ({ default: module.InlineEditor })),
)

const ChecklistEditor = lazy(() =>
  import('#web/records/field/ChecklistEditor.tsx').then((module) => ({ default: module.ChecklistEditor })),
)

// Nobody changes these: they follow from others.
const computed = new Set(['formula', 'rollup', 'autoNumber'])

type Props = {
  object: ObjectMeta
  record: CrmRecord
  field: Field
  /** Without what is said of the value. */ isBare?: boolean
}

/** Whether a field is being edited, from which record on, and what becomes of what is typed. */
function useFieldEditing({ object, record, field }: Props) {
  const [seen, setSeen] = useState<CrmRecord | null>(null)
  const isKept = useRef(false)
  const place = { object: object.name, id: record.id }
  return {
    seen,
    edit: () => {
      isKept.current = false
      setSeen(record)
      setEditing({ ...place, field: field.name })
    },
    draft: (next: unknown, shown: unknown) => {
      if (!seen) return
      const before = seen[field.name]
      const isSame = sameValue(field, before, next)
      keepFieldDraft(place, field.name, isSame ? null : { value: next, shown, before, rev: seen.rev })
    },
    commit: (next: unknown, shown: unknown) => {
      if (!seen) return
      isKept.current = true
      void changeRecord({ object, record: seen, values: { [field.name]: next }, shown: { [field.name]: shown } })
    },
    leave: () => {
      if (!isKept.current) keepFieldDraft(place, field.name, null)
      setSeen(null)
      setEditing(null)
    },
  }
}

/** One field with its value; a click or Enter edits it in its place, Tab goes on to the next. */
export function RecordField(props: Props) {
  const { object, record, field, isBare = false } = props
  const label = useLabel()
  const { seen, edit, ...editing } = useFieldEditing(props)
  const button = useRef<HTMLButtonElement>(null)
  const name = label(field.label)
  const value = record[field.name]
  const mayEdit = object.may.update && !field.readOnly && field.type !== 'file'
  const leave = (how: Leave) => {
    editing.leave()
    if (how === 'away') return
    requestAnimationFrame(() => focusFrom(button.current, how))
  }
  return (
    <div className="group/field grid grid-cols-[7.5rem_1fr_auto] items-start gap-1 py-px">
      <span className="truncate py-1.5 text-sm text-3" title={name}>
        {name}
      </span>
      {seen ? (
        <Suspense>
          <InlineEditor
            field={field}
            value={seen[field.name]}
            record={seen}
            onLeave={leave}
            onDraft={editing.draft}
            onCommit={editing.commit}
          />
        </Suspense>
      ) : mayEdit && (field.type === 'checklist' || field.type === 'boolean') ? (
        <AtOnce object={object} record={record} field={field} />
      ) : (
        <Shown ref={button} field={field} value={value} name={name} onEdit={mayEdit ? edit : undefined} />
      )}
      <span className={cx('flex min-h-8 items-center', isBare && !computed.has(field.type) && 'min-w-6')}>
        {!isBare && (
          <FieldMarks object={object.name} record={record} field={field.name} hasValue={!seen && !isEmpty(value)} />
        )}
        {!isBare && !seen && !computed.has(field.type) && (
          <FieldHistory object={object} record={record} field={field} />
        )}
      </span>
    </div>
  )
}

/** Boxes to tick: nothing has to be opened first. */
function AtOnce({ object, record, field }: Props) {
  const name = useLabel()(field.label)
  const value = record[field.name]
  const set = (next: unknown) => void changeRecord({ object, record, values: { [field.name]: next } })
  if (field.type === 'boolean')
    return (
      <span className="flex min-h-8 items-center px-2">
        <Checkbox checked={value === true} ariaLabel={name} onChange={set} />
      </span>
    )
  return (
    <Suspense fallback={<FieldValue field={field} value={value} whole />}>
      <ChecklistEditor ariaLabel={name} value={value as ChecklistItem[] | null} onChange={set} />
    </Suspense>
  )
}

/** Enter stays at the field, Tab goes on to its neighbour and edits that. */
function focusFrom(button: HTMLElement | null, how: Leave): void {
  const all = [...(button?.closest('section')?.querySelectorAll<HTMLElement>('[data-record-field]') ?? [])]
  const step = how === 'enter' ? 0 : how === 'next' ? 1 : -1
  const next = button ? all[all.indexOf(button) + step] : undefined
  if (step !== 0) next?.click()
  next?.focus()
}

type ShownProps = { ref: Ref<HTMLButtonElement>; field: Field; value: unknown; name: string; onEdit?: () => void }

/** Links inside lead on, a click beside them edits. By keyboard, a button that shows itself only to those who use one. */
function Shown({ ref, field, value, name, onEdit }: ShownProps) {
  const t = useT()
  const look = 'min-h-8 min-w-0 rounded-md px-2 py-1.5 text-sm'
  if (!onEdit)
    return (
      <div className={look}>
        {isEmpty(value) ? <span className="text-3">–</span> : <FieldValue field={field} value={value} whole />}
      </div>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the button inside is for keys
    <div
      onClick={(event) => {
        if (!(event.target as Element).closest('a')) onEdit()
      }}
      className={cx(
        look,
        'group/value relative cursor-text hover:bg-hover has-[button:focus-visible]:outline-2 has-[button:focus-visible]:outline-accent',
      )}
    >
      <button ref={ref} type="button" data-record-field={field.name} className="sr-only">
        {t('record.editField', { what: name })}
      </button>
      {isEmpty(value) ? (
        <span
          aria-hidden
          className="text-3 opacity-0 group-focus-within/value:opacity-100 group-hover/value:opacity-100"
        >
          {t('record.setValue')}
        </span>
      ) : (
        <FieldValue field={field} value={value} whole />
      )}
    </div>
  )
}
