import { Suspense, useState } from 'react'
import type { ComponentType, KeyboardEvent } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { isApiError } from '#web/api.ts'
import { draftNotes } from '#web/capabilities.ts'
import { refreshObject, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/record/messages.ts'
import { createOrKeep } from '#web/offline/later.ts'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import { createFields } from '#web/records/record/groups.ts'
import { noteWarnings } from '#web/records/warnings.ts'
import { deleteRecord } from '#web/records.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { lazy } from '#web/ui/lazy.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const notes = draftNotes.map(({ load }) =>
  lazy<ComponentType<{ object: ObjectMeta; values: Values }>>(() => load().then((Note) => ({ default: Note }))),
)

/** Why it was not made; what was typed is still there. */
function Failure({ error }: { error: unknown }) {
  const t = useT()
  if (error === null) return null
  return (
    <div className="mt-3">
      <ErrorNote error={error} title={t('create.failed')} kept={t('create.kept')} />
    </div>
  )
}

function Notes(about: { object: ObjectMeta; values: Values }) {
  return (
    <Suspense>
      {notes.map((Note, at) => (
        <Note key={at} {...about} />
      ))}
    </Suspense>
  )
}

type Values = Record<string, unknown>
type Props = {
  object: ObjectMeta
  /** What is known from where it was opened. Texts from an address are taken as they are. */
  values?: unknown
  onClose: () => void
  onCreated?: (record: CrmRecord) => void
}

/** Makes a record: what is needed first, everything else on request. */
export default function CreateDialog(props: Props) {
  const { object, onClose } = props
  const t = useT()
  const label = useLabel()
  const [isAll, setIsAll] = useState(false)
  const fields = createFields(object, isAll, isValues(props.values) ? props.values : {})
  const draft = useDraft(props, fields)
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button
        tone="primary"
        keys="mod+enter"
        busy={draft.busy}
        disabled={!draft.isWhole}
        onClick={() => void draft.save()}
      >
        {t('create.save')}
      </Button>
    </>
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void draft.save()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('create.title', { what: label(object.label).toLowerCase() })}
      actions={actions}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the key that saves */}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2" onKeyDown={onKeyDown}>
        {fields.map((field, at) => (
          <div key={field.name} className={isWide(field) ? 'sm:col-span-2' : undefined}>
            <FieldEditor
              field={field}
              label={label(field.label)}
              value={draft.shown[field.name] ?? null}
              record={draft.stored}
              autoFocus={at === 0}
              error={draft.errorOf(field)}
              onChange={draft.change(field)}
            />
          </div>
        ))}
      </div>
      <Notes object={object} values={draft.stored} />
      {!isAll && createFields(object, true).length > fields.length && (
        <Button tone="plain" size="sm" className="mt-3 -ml-2 text-2" onClick={() => setIsAll(true)}>
          {t('create.all')}
        </Button>
      )}
      <Failure error={draft.error} />
    </Dialog>
  )
}

/** What is typed so far, as the API takes it and as it is shown; and what became of sending it. */
function useDraft({ object, values: given, onClose, onCreated }: Props, fields: readonly Field[]) {
  const label = useLabel()
  const navigate = useNavigate()
  const { user } = useSession()
  const [stored, setStored] = useState<Values>(() => ({
    ...(hasOwner(object) ? { owner: user.id } : {}),
    ...(isValues(given) ? given : {}),
  }))
  const [shown, setShown] = useState<Values>(() => ({
    ...stored,
    ...(stored.owner === user.id ? { owner: { id: user.id, title: user.name } } : {}),
  }))
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const isWhole = fields.every(({ name, required }) => !required || (stored[name] ?? null) !== null)
  const wrong =
    isApiError(state.error) && typeof state.error.params.field === 'string' ? state.error.params.field : null
  const isSaid = wrong !== null && fields.some(({ name }) => name === wrong)

  const unmake = async ({ id }: CrmRecord) => {
    await deleteRecord(object.name, id)
    if (location.pathname === `/${object.name}/${id}`) void navigate({ to: `/${object.name}` })
    refreshObject(object.name)
  }
  const save = async () => {
    if (state.busy || !isWhole) return
    setState({ busy: true, error: null })
    try {
      const title = recordTitle(object, stored as CrmRecord) || label(object.label)
      const record = await createOrKeep(object.name, stored, title)
      // Kept until the server is back, which has been said.
      if (record === null) return onClose()
      refreshObject(object.name)
      const params = { name: recordTitle(object, record) || label(object.label) }
      const unmade = { text: 'create.unmade', params }
      offerUndo({ text: 'create.created', params, tone: 'success' }, Promise.resolve(record), unmake, unmade)
      noteWarnings(record)
      onCreated?.(record)
      onClose()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return {
    stored,
    shown,
    isWhole,
    save,
    busy: state.busy,
    /** What went wrong, unless it is said at its field. */
    error: isSaid ? null : state.error,
    errorOf: ({ name }: Field) => (wrong === name ? (state.error as { detail?: string }).detail : null),
    change:
      ({ name }: Field) =>
      (value: unknown, looks?: unknown) => {
        setStored((now) => ({ ...now, [name]: value }))
        setShown((now) => ({ ...now, [name]: looks === undefined ? value : looks }))
        if (wrong === name) setState({ busy: false, error: null })
      },
  }
}

const hasOwner = (object: ObjectMeta) => object.fields.some(({ name, type }) => name === 'owner' && type === 'user')
const isWide = ({ type, required }: Field) =>
  ['longText', 'richText', 'address', 'links', 'json', 'recurrence', 'checklist'].includes(type) ||
  (required && (type === 'text' || type === 'personName'))

function isValues(values: unknown): values is Values {
  return values !== null && typeof values === 'object' && !Array.isArray(values)
}
