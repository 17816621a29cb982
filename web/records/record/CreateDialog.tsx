import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { isApiError } from '#web/api.ts'
import { refreshObject, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/record/messages.ts'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { createFields } from '#web/records/record/groups.ts'
import { createRecord } from '#web/records.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Values = Record<string, unknown>
type Props = {
  object: ObjectMeta
  /** What is known from where it was opened. Texts from an address are taken as they are. */
  values?: unknown
  onClose: () => void
  onCreated?: (record: CrmRecord) => void
}

/** Makes a record: what is needed first, everything else on request. */
export default function CreateDialog({ object, values: given, onClose, onCreated }: Props) {
  const t = useT()
  const label = useLabel()
  const { user } = useSession()
  const start = (): Values => ({ ...(hasOwner(object) ? { owner: { id: user.id, title: user.name } } : {}), ...(isValues(given) ? given : {}) })
  const [shown, setShown] = useState(start)
  const [stored, setStored] = useState<Values>(() => ({ ...(hasOwner(object) ? { owner: user.id } : {}), ...(isValues(given) ? given : {}) }))
  const [isAll, setIsAll] = useState(false)
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const fields = createFields(object, isAll)
  const missing = fields.filter(({ name, required }) => required && (stored[name] ?? null) === null)

  const save = async () => {
    if (state.busy || missing.length > 0) return
    setState({ busy: true, error: null })
    try {
      const record = await createRecord(object.name, stored)
      refreshObject(object.name)
      toast({ text: 'create.created', params: { name: recordTitle(object, record) || label(object.label) }, tone: 'success' })
      onCreated?.(record)
      onClose()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  const wrong = isApiError(state.error) && typeof state.error.params.field === 'string' ? state.error.params.field : null
  const change = (field: Field) => (value: unknown, looks?: unknown) => {
    setStored((now) => ({ ...now, [field.name]: value }))
    setShown((now) => ({ ...now, [field.name]: looks === undefined ? value : looks }))
    if (wrong === field.name) setState({ busy: false, error: null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('create.title', { what: label(object.label).toLowerCase() })}
      actions={(
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" keys="mod+enter" busy={state.busy} disabled={missing.length > 0} onClick={() => void save()}>{t('create.save')}</Button>
        </>
      )}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the key that saves */}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2" onKeyDown={onKeyDown}>
        {fields.map((field, at) => (
          <div key={field.name} className={isWide(field) ? 'sm:col-span-2' : undefined}>
            <FieldEditor
              field={field}
              label={label(field.label)}
              value={shown[field.name] ?? null}
              record={stored}
              autoFocus={at === 0}
              error={wrong === field.name ? (state.error as { detail?: string }).detail : null}
              onChange={change(field)}
            />
          </div>
        ))}
      </div>
      {!isAll && createFields(object, true).length > fields.length && (
        <Button tone="plain" size="sm" className="mt-3 -ml-2 text-2" onClick={() => setIsAll(true)}>{t('create.all')}</Button>
      )}
      {state.error !== null && wrong === null && <div className="mt-3"><ErrorNote error={state.error} title={t('create.failed')} kept={t('create.kept')} /></div>}
    </Dialog>
  )
}

const hasOwner = (object: ObjectMeta) => object.fields.some(({ name, type }) => name === 'owner' && type === 'user')
const isWide = ({ type, required }: Field) => ['longText', 'richText', 'address', 'links', 'json'].includes(type) || (required && (type === 'text' || type === 'personName'))

function isValues(values: unknown): values is Values {
  return values !== null && typeof values === 'object' && !Array.isArray(values)
}
