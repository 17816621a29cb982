import { useState } from 'react'
import { refreshObject, useSession } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { keepUndo } from '#web/records/offer-undo.ts'
import { createRecord, deleteRecord } from '#web/records.ts'
import { readWhen } from '#web/shell/read-when.ts'
import { midnight } from '#web/shell/use-day.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { TextField } from '#web/ui/TextField.tsx'

/** One line that becomes a task: "call Li tomorrow 10am". What was understood is said before it is kept. */
export function HomeAdd() {
  const t = useT()
  const format = useFormat()
  const { user } = useSession()
  const [line, setLine] = useState('')
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const when = readWhen(line, format.form)
  const subject = when?.text ?? line.trim()
  // Without a day it is for today, which is where it is typed.
  const dueAt = when?.at ?? new Date(midnight(0).setHours(18))
  const add = async () => {
    if (subject === '' || state.busy) return
    setState({ busy: true, error: null })
    try {
      const made = createRecord('task', { subject, dueAt: dueAt.toISOString(), owner: user.id })
      keepUndo(made, ({ id }) => deleteRecord('task', id).then(() => refreshObject('task')))
      await made
      setLine('')
      setState({ busy: false, error: null })
      refreshObject('task')
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return (
    <form
      className="flex flex-col gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <div className="flex gap-2">
        <TextField
          className="flex-1"
          ariaLabel={t('home.add')}
          placeholder={t('home.addHint')}
          value={line}
          maxLength={300}
          onChange={setLine}
        />
        <Button type="submit" busy={state.busy} disabled={subject === ''}>
          {t('ui.add')}
        </Button>
      </div>
      {subject !== '' && (
        <p className="text-xs text-3" aria-live="polite">
          {t('home.understood', { what: subject, when: format.dateTime(dueAt) })}
        </p>
      )}
      {state.error !== null && <ErrorNote error={state.error} onAgain={() => void add()} />}
    </form>
  )
}
