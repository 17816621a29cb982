import { useState } from 'react'
import { queryClient, recordKey, refreshObject, refreshTimeline, useObject, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { createOrKeep } from '#web/offline/later.ts'
import { useDraft } from '#web/records/drafts/use-draft.ts'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import { htmlOfText, textOf } from '#web/records/field/value.ts'
import { keepUndo } from '#web/records/offer-undo.ts'
import { draftPlace, type About, type ActivityKind } from '#web/records/timeline/kinds.ts'
import { deleteRecord } from '#web/records.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** What is asked beside the text, in this order. */
const asked: Record<ActivityKind, readonly string[]> = {
  note: [],
  call: ['direction', 'outcome', 'duration'],
  emailMessage: ['direction', 'sentAt', 'from', 'to'],
  meeting: ['startsAt', 'location', 'remindBefore'],
  task: ['dueAt', 'priority', 'remindBefore'],
}
const isPlain = (kind: ActivityKind) => kind === 'note'

/** The moment it is logged stands for when it was, unless that is said. */
const whenOf: Partial<Record<ActivityKind, string>> = { call: 'startedAt', emailMessage: 'sentAt' }

type DraftProps = {
  kind: ActivityKind
  about: About
  onDone: () => void
  /** The reader has just asked for it. */ autoFocus: boolean
}

type Written = { text: string; values: Record<string, unknown> }

/** What is written so far, and sending it: with its record, its owner and, for a call, the time it was. */
function useActivity({ kind, about, onDone }: DraftProps) {
  const meta = useObject(kind)
  const { user } = useSession()
  const draft = useDraft<Written>(draftPlace(kind, about), { text: '', values: {} }, ({ text, values }) => {
    return !text.trim() && Object.values(values).every((value) => value === null)
  })
  const { text, values } = draft.value
  const setText = (next: string) => draft.change((now) => ({ ...now, text: next }))
  const setValues = (next: Record<string, unknown>) => draft.change((now) => ({ ...now, values: next }))
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const has = (name: string) => meta?.fields.some((field) => field.name === name)
  const refresh = () => {
    void refreshTimeline(about.object, about.id)
    refreshObject(kind)
  }
  const save = async () => {
    if (!text.trim() || state.busy) return
    setState({ busy: true, error: null })
    const subject = isPlain(kind) ? { body: htmlOfText(text) } : { subject: text.trim() }
    const now = whenOf[kind]
    const started = now && has(now) ? { [now]: new Date().toISOString() } : {}
    // What is typed below the subject is plain; a mail keeps its text as it is shown.
    const body = kind === 'emailMessage' && values.body ? { body: htmlOfText(textOf(values.body)) } : {}
    const mail = kind === 'emailMessage' ? ends(values, { mine: user.email, theirs: addressOf(about) }) : {}
    const owner = has('owner') ? { owner: user.id } : {}
    try {
      const whole = { ...mail, ...subject, ...started, ...given(values), ...body, ...owner, target: about }
      const made = await createOrKeep(kind, whole, text.trim().slice(0, 80))
      if (made) keepUndo(Promise.resolve(made), ({ id }) => deleteRecord(kind, id).then(refresh))
      refresh()
      draft.forget()
      onDone()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  const giveUp = () => {
    draft.forget()
    onDone()
  }
  return { meta, text, setText, values, setValues, state, save, giveUp }
}

/** What was filled in: a box that was opened and left empty says nothing. */
function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** From whom to whom a mail went, where that was not said: between the reader and who it is about. */
function ends(values: Record<string, unknown>, { mine, theirs }: { mine: string; theirs: string | null }) {
  const isIn = values.direction === 'in'
  return { from: isIn ? theirs : mine, to: isIn ? mine : theirs }
}

/** The first mail address of a record whose page is open. */
function addressOf({ object, id }: About): string | null {
  const known = queryClient.getQueriesData<CrmRecord>({ queryKey: recordKey(object, id) })
  const record = known.find(([, one]) => one?.id === id)?.[1]
  return record && Array.isArray(record.email) ? ((record.email[0] as string | undefined) ?? null) : null
}

/** Writes a note, a call, an e-mail, a meeting or a task about a record. */
export function ActivityDraft(props: DraftProps) {
  const { kind } = props
  const t = useT()
  const { meta, text, setText, values, setValues, state, save, giveUp } = useActivity(props)
  const fields = asked[kind].flatMap((name) => meta?.fields.find((field) => field.name === name) ?? [])
  const body = meta?.fields.find(({ name }) => name === (kind === 'task' ? 'description' : 'body'))
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the keys that save and leave
    <div
      className="flex flex-col gap-2 border-t border-line p-3"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        if (event.key === 'Escape' && !text.trim()) giveUp()
      }}
    >
      <TextField
        autoFocus={props.autoFocus}
        ariaLabel={t(`compose.${kind}`)}
        placeholder={t(`compose.${kind}Placeholder`)}
        lines={isPlain(kind) ? 3 : undefined}
        value={text}
        onChange={setText}
      />
      {fields.length > 0 && (
        <div className="grid gap-2 sm:grid-cols-2">
          {fields.map((field) => (
            <Asked key={field.name} {...{ field, values, setValues }} />
          ))}
        </div>
      )}
      {!isPlain(kind) && body && (
        <TextField
          ariaLabel={t('compose.notes')}
          placeholder={t('compose.notes')}
          lines={2}
          value={textOf(values[body.name])}
          onChange={(next) => setValues({ ...values, [body.name]: next || null })}
        />
      )}
      {state.error !== null && <ErrorNote error={state.error} title={t('compose.failed')} kept={t('compose.kept')} />}
      <div className="flex justify-end gap-2">
        <Button onClick={giveUp}>{t('ui.cancel')}</Button>
        <Button tone="primary" keys="mod+enter" busy={state.busy} disabled={!text.trim()} onClick={() => void save()}>
          {t('ui.save')}
        </Button>
      </div>
    </div>
  )
}

type AskedProps = {
  field: ObjectMeta['fields'][number]
  values: Record<string, unknown>
  setValues: (values: Record<string, unknown>) => void
}

function Asked({ field, values, setValues }: AskedProps) {
  const t = useT()
  const label = useLabel()
  const names: Record<string, string> = {
    direction: 'compose.direction',
    outcome: 'compose.outcome',
    duration: 'compose.duration',
    startsAt: 'compose.starts',
    dueAt: 'compose.due',
  }
  const own = names[field.name]
  return (
    <FieldEditor
      field={field}
      label={own ? t(own) : label(field.label)}
      value={values[field.name] ?? null}
      onChange={(value) => setValues({ ...values, [field.name]: value })}
    />
  )
}
