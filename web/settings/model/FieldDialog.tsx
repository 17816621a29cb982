import { useState } from 'react'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Label } from '#web/i18n/messages.ts'
import { BothLanguages, isSaid, noLabel } from '#web/settings/BothLanguages.tsx'
import { FormDialog } from '#web/settings/FormDialog.tsx'
import type { NewField as NewFieldBody } from '#web/settings/model/api.ts'
import { changeField, makeField, useModelChange } from '#web/settings/model/api.ts'
import { readOptions } from '#web/settings/model/read-options.ts'
import type { FieldMeta, FieldType, ObjectMeta } from '#web/types.ts'
import { Select } from '#web/ui/Select.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Props = { object: ObjectMeta; field?: FieldMeta; onClose: () => void }

/** Makes a field of an object, or calls one otherwise, explains it and asks for it. */
export function FieldDialog({ object, field, onClose }: Props) {
  return field ? (
    <EditField object={object} field={field} onClose={onClose} />
  ) : (
    <NewField object={object} onClose={onClose} />
  )
}

function EditField({ object, field, onClose }: Required<Props>) {
  const t = useT()
  const [draft, setDraft] = useState({ label: field.label, hint: field.hint ?? noLabel, required: field.required })
  const mayRequire =
    !field.readOnly && !field.always && !field.hidden && field.type !== 'boolean' && field.name !== object.title
  const give = ({ label, hint, required }: typeof draft) =>
    changeField({ object: object.name, field: field.name }, { label, hint, ...(mayRequire ? { required } : {}) })
  const before = { label: field.label, hint: field.hint ?? noLabel, required: field.required }
  const save = useModelChange(() => give(draft), { onDone: onClose, back: () => give(before) })
  return (
    <FormDialog
      size="md"
      title={t('model.editField')}
      lead={`${t(`fieldType.${field.type}`)} · ${t('model.technical', { name: field.name })}`}
      verb={t('ui.save')}
      ready={isSaid(draft.label)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Words {...draft} onChange={(words) => setDraft({ ...draft, ...words })} />
      {mayRequire && (
        <Switch
          label={t('model.required')}
          hint={t('model.requiredHint')}
          checked={draft.required}
          onChange={(required) => setDraft({ ...draft, required })}
        />
      )}
    </FormDialog>
  )
}

type WordsProps = { label: Label; hint: Label; onChange: (words: { label: Label; hint: Label }) => void }

function Words({ label, hint, onChange }: WordsProps) {
  return (
    <>
      <BothLanguages
        says="model.name"
        required
        maxLength={60}
        value={label}
        onChange={(next) => onChange({ label: next, hint })}
      />
      <BothLanguages
        says="model.hint"
        maxLength={300}
        value={hint}
        onChange={(next) => onChange({ label, hint: next })}
      />
    </>
  )
}

/** In the order in which they are wanted. */
const types: readonly FieldType[] = [
  ...([
    'text',
    'longText',
    'choice',
    'multiChoice',
    'date',
    'dateTime',
    'integer',
    'number',
    'money',
    'percent',
  ] as const),
  ...([
    'boolean',
    'link',
    'links',
    'user',
    'phone',
    'email',
    'url',
    'country',
    'address',
    'rating',
    'duration',
  ] as const),
]
const uniqueTypes: readonly FieldType[] = ['text', 'integer', 'number', 'url']

const emptyDraft = {
  type: 'text' as FieldType,
  label: noLabel,
  hint: noLabel,
  required: false,
  unique: false,
  target: null as string | null,
  options: '',
}
type Draft = typeof emptyDraft

const isChoice = ({ type }: Draft) => type === 'choice' || type === 'multiChoice'
const isLink = ({ type }: Draft) => type === 'link' || type === 'links'
const mayRequire = ({ type }: Draft) => type !== 'boolean'
const mayBeUnique = ({ type }: Draft) => uniqueTypes.includes(type)

/** What its type does not have is left out. */
function fieldOf(draft: Draft): NewFieldBody {
  const { type, label, hint, target } = draft
  return {
    type,
    label,
    hint,
    required: draft.required && mayRequire(draft),
    unique: draft.unique && mayBeUnique(draft),
    ...(isLink(draft) && target ? { target } : {}),
    ...(isChoice(draft) ? { options: readOptions(draft.options) } : {}),
  }
}

function isWhole(draft: Draft): boolean {
  const isPointed = !isLink(draft) || draft.target !== null
  return isSaid(draft.label) && isPointed && (!isChoice(draft) || readOptions(draft.options).length > 0)
}

function NewField({ object, onClose }: Omit<Props, 'field'>) {
  const t = useT()
  const [draft, setDraft] = useState(emptyDraft)
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = useModelChange(() => makeField(object.name, fieldOf(draft)), {
    onDone: onClose,
    // It may hold values by then: it is put away, not lost.
    back: ({ made }) => changeField({ object: object.name, field: made }, { hidden: true }),
  })
  return (
    <FormDialog
      size="md"
      title={t('model.newField')}
      lead={t('model.newFieldLead')}
      verb={t('model.make')}
      ready={isWhole(draft)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Select
        label={t('model.type')}
        options={types.map((value) => ({ value, label: t(`fieldType.${value}`) }))}
        value={draft.type}
        onChange={(next) => set({ type: (next ?? 'text') as FieldType })}
      />
      <Words {...draft} onChange={set} />
      <OfType draft={draft} set={set} />
    </FormDialog>
  )
}

/** What is asked of some types only. */
function OfType({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const t = useT()
  return (
    <>
      {isLink(draft) && <Target value={draft.target} onChange={(target) => set({ target })} />}
      {isChoice(draft) && (
        <TextField
          label={t('model.options')}
          hint={t('model.optionsHint')}
          lines={4}
          value={draft.options}
          onChange={(options) => set({ options })}
        />
      )}
      {mayRequire(draft) && (
        <Switch
          label={t('model.required')}
          hint={t('model.requiredHint')}
          checked={draft.required}
          onChange={(required) => set({ required })}
        />
      )}
      {mayBeUnique(draft) && (
        <Switch
          label={t('model.unique')}
          hint={t('model.uniqueHint')}
          checked={draft.unique}
          onChange={(unique) => set({ unique })}
        />
      )}
    </>
  )
}

function Target({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  const t = useT()
  const label = useLabel()
  const objects = useObjects()
  return (
    <Select
      label={t('model.target')}
      required
      options={objects.map((object) => ({ value: object.name, label: label(object.plural) }))}
      value={value}
      onChange={onChange}
    />
  )
}
