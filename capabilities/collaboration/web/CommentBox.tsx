import { useState } from 'react'
import { editComment, writeComment } from '#capabilities/collaboration/web/api.ts'
import '#capabilities/collaboration/web/comment-messages.ts'
import type { Comment } from '#capabilities/collaboration/contract.ts'
import { MentionField } from '#capabilities/collaboration/web/MentionField.tsx'
import { withIds, withNames, type Named } from '#capabilities/collaboration/web/mention-text.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { useDraft } from '#web/records/drafts/use-draft.ts'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'

/** The first word of the places where what is written is kept until it is sent. */
export const draftWord = 'comment'

type NewProps = { object: ObjectMeta; id: string; onDone: () => void; autoFocus: boolean }

/** Writes a comment on a record. */
export function NewComment({ object, id, onDone, autoFocus }: NewProps) {
  const about = { object: object.name, id }
  return (
    <div className="border-t border-line p-3">
      <Box
        place={`${draftWord} ${object.name} ${id}`}
        start={empty}
        onSend={(body) => writeComment(about, body)}
        onDone={onDone}
        autoFocus={autoFocus}
      />
    </div>
  )
}

/** Changes a comment where it stands. */
export function EditedComment({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const start = { text: withNames(comment.body, comment.people), people: [...comment.people] }
  return (
    <Box
      place={`${draftWord}.edit ${comment.id}`}
      start={start}
      onSend={(body) => editComment(comment, body)}
      onDone={onDone}
      autoFocus
    />
  )
}

type Written = { text: string; people: Named[] }
const empty: Written = { text: '', people: [] }

type BoxProps = {
  place: string
  start: Written
  onSend: (body: string) => Promise<void>
  onDone: () => void
  autoFocus: boolean
}

function Box({ place, start, onSend, onDone, autoFocus }: BoxProps) {
  const t = useT()
  const draft = useDraft<Written>(place, start, ({ text }) => text.trim() === '' || text === start.text)
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const { text, people } = draft.value
  const giveUp = () => {
    draft.forget()
    onDone()
  }
  const send = async () => {
    if (!text.trim() || state.busy) return
    setState({ busy: true, error: null })
    try {
      await onSend(withIds(text.trim(), people))
      giveUp()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the keys that send and leave
    <div
      className="flex flex-col gap-2"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        if (event.key === 'Escape' && (!text.trim() || text === start.text)) giveUp()
      }}
    >
      <MentionField
        label={t('comment.write')}
        placeholder={t('comment.placeholder')}
        value={text}
        onChange={(next) => draft.change((now) => ({ ...now, text: next }))}
        onPick={(person) => draft.change((now) => ({ ...now, people: [...now.people, person] }))}
        autoFocus={autoFocus}
      />
      {state.error !== null && <ErrorNote error={state.error} title={t('comment.failed')} kept={t('comment.kept')} />}
      <div className="flex justify-end gap-2">
        <Button onClick={giveUp}>{t('ui.cancel')}</Button>
        <Button tone="primary" keys="mod+enter" busy={state.busy} disabled={!text.trim()} onClick={() => void send()}>
          {t('comment.send')}
        </Button>
      </div>
    </div>
  )
}
