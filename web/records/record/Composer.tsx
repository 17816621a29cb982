import { CalendarDays, Phone, SquareCheck, StickyNote } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { queryClient, refreshObject, timelineKey, useObject, useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import { htmlOfText, textOf } from '#web/records/field/value.ts'
import { createRecord } from '#web/records.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { cx } from '#web/ui/cx.ts'
import { TextField } from '#web/ui/TextField.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Kind = 'note' | 'call' | 'meeting' | 'task'
const kinds: readonly { kind: Kind; icon: LucideIcon; keys: string }[] = [
  { kind: 'note', icon: StickyNote, keys: 'n' },
  { kind: 'call', icon: Phone, keys: 'l' },
  { kind: 'meeting', icon: CalendarDays, keys: 'm' },
  { kind: 'task', icon: SquareCheck, keys: 't' },
]
/** What is asked beside the text, in this order. */
const asked: Record<Kind, readonly string[]> = {
  note: [],
  call: ['direction', 'outcome', 'duration'],
  meeting: ['startsAt', 'location'],
  task: ['dueAt', 'priority'],
}
const isPlain = (kind: Kind) => kind === 'note'

/** Writes a note, a call, a meeting or a task about a record, on top of its timeline. */
export function Composer({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const [kind, setKind] = useState<Kind | null>(null)
  const start = (next: Kind) => () => setKind(next)
  useKeys({ note: start('note'), call: start('call'), meeting: start('meeting'), task: start('task') })
  return (
    <div className="rounded-lg border border-line bg-surface-1">
      <div className="flex flex-wrap gap-1 p-1.5">
        {kinds.map((one) => (
          <Button
            key={one.kind}
            tone="plain"
            size="sm"
            icon={one.icon}
            keys={one.keys}
            aria-pressed={kind === one.kind}
            onClick={start(one.kind)}
            className={cx(kind === one.kind && 'bg-accent-soft! text-accent!')}
          >
            {t(`compose.${one.kind}`)}
          </Button>
        ))}
      </div>
      {kind === null ? (
        <button
          type="button"
          onClick={start('note')}
          className="flex w-full items-center gap-2 border-t border-line px-3 py-2 text-left text-sm text-3 hover:text-2"
        >
          <Icon of={StickyNote} size={14} />
          {t('compose.notePlaceholder')}
        </button>
      ) : (
        <Draft key={kind} kind={kind} about={{ object: object.name, id }} onDone={() => setKind(null)} />
      )}
    </div>
  )
}

type DraftProps = { kind: Kind; about: { object: string; id: string }; onDone: () => void }

/** What is written so far, and sending it: with its record, its owner and, for a call, the time it was. */
function useActivity({ kind, about, onDone }: DraftProps) {
  const meta = useObject(kind)
  const { user } = useSession()
  const [text, setText] = useState('')
  const [values, setValues] = useState<Record<string, unknown>>({})
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const has = (name: string) => meta?.fields.some((field) => field.name === name)
  const save = async () => {
    if (!text.trim() || state.busy) return
    setState({ busy: true, error: null })
    const subject = isPlain(kind) ? { body: htmlOfText(text) } : { subject: text.trim() }
    const started = kind === 'call' && has('startedAt') ? { startedAt: new Date().toISOString() } : {}
    const owner = has('owner') ? { owner: user.id } : {}
    try {
      await createRecord(kind, { ...subject, ...started, ...values, ...owner, target: about })
      void queryClient.invalidateQueries({ queryKey: timelineKey(about.object, about.id) })
      refreshObject(kind)
      onDone()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return { meta, text, setText, values, setValues, state, save }
}

function Draft(props: DraftProps) {
  const { kind, onDone } = props
  const t = useT()
  const { meta, text, setText, values, setValues, state, save } = useActivity(props)
  const fields = asked[kind].flatMap((name) => meta?.fields.find((field) => field.name === name) ?? [])
  const body = meta?.fields.find(({ name }) => name === (kind === 'task' ? 'description' : 'body'))
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the keys that save and leave
    <div
      className="flex flex-col gap-2 border-t border-line p-3"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        if (event.key === 'Escape' && !text.trim()) onDone()
      }}
    >
      <TextField
        autoFocus
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
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
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
      label={own ? t(own) : undefined}
      value={values[field.name] ?? null}
      onChange={(value) => setValues({ ...values, [field.name]: value })}
    />
  )
}
