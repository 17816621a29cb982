import { Trash2 } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import type { Field } from '#web/records/field/value.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import type { ObjectMeta } from '#web/types.ts'

/** A field and what it is to hold; `isSet` once a value was given, or taken out. */
export type Line = { field: string; value: unknown; shown: unknown; isSet: boolean }
type Props = { object: ObjectMeta; lines: readonly Line[]; onChange: (lines: readonly Line[]) => void }

/** The fields that get a new value, one line each; the last line offers the next field. */
export function FieldLines({ object, lines, onChange }: Props) {
  const t = useT()
  const label = useLabel()
  const free = object.fields.filter(
    ({ name, readOnly, unique, type }) =>
      !readOnly && !unique && type !== 'file' && !lines.some(({ field }) => field === name),
  )
  const set = (at: number, line: Line | null) =>
    onChange(lines.flatMap((one, index) => (index === at ? (line ? [line] : []) : [one])))
  return (
    <div className="flex flex-col gap-2">
      {lines.map((line, at) => {
        const field = object.fields.find(({ name }) => name === line.field) as Field
        return (
          <div key={line.field} className="flex items-end gap-1">
            <div className="min-w-0 flex-1">
              <FieldEditor
                field={field}
                label={label(field.label)}
                value={line.shown ?? line.value}
                autoFocus={!line.isSet}
                onChange={(value, shown) => set(at, { ...line, value, shown, isSet: true })}
              />
            </div>
            {!line.isSet && !field.required && (
              <button
                type="button"
                className="min-h-8 rounded-md px-2 text-sm text-accent hover:bg-hover"
                onClick={() => set(at, { ...line, value: null, shown: null, isSet: true })}
              >
                {t('bulk.empty')}
              </button>
            )}
            <IconButton
              icon={Trash2}
              label={t('ui.remove', { what: label(field.label) })}
              onClick={() => set(at, null)}
            />
          </div>
        )
      })}
      {free.length > 0 && (
        <Combobox
          key={lines.length}
          label={t(lines.length === 0 ? 'bulk.field' : 'bulk.another')}
          autoFocus={lines.length === 0}
          options={free.map((field) => ({ value: field.name, label: label(field.label) }))}
          value={null}
          onChange={(one) => {
            if (one) onChange([...lines, { field: one.value, value: null, shown: undefined, isSet: false }])
          }}
        />
      )}
    </div>
  )
}
