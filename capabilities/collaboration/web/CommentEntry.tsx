import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Comment } from '#capabilities/collaboration/contract.ts'
import { deleteComment, restoreComment } from '#capabilities/collaboration/web/api.ts'
import '#capabilities/collaboration/web/comment-messages.ts'
import { EditedComment } from '#capabilities/collaboration/web/CommentBox.tsx'
import { partsOf } from '#capabilities/collaboration/web/mention-text.ts'
import { Reactions } from '#capabilities/collaboration/web/Reactions.tsx'
import { useSession } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { noteFailure } from '#web/records/list/bulk.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import type { TimelineItem } from '#web/types.ts'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

/** What somebody said, in the timeline of its record, with who reacted to it. */
export function CommentEntry({ item }: { item: TimelineItem }) {
  const comment = item.record as unknown as Comment
  const { user } = useSession()
  const [isEdited, setIsEdited] = useState(false)
  const isMine = comment.by.id === user.id
  const mayDelete = isMine || user.role === 'owner' || user.role === 'admin'
  if (isEdited) {
    return (
      <div className="mt-1">
        <EditedComment comment={comment} onDone={() => setIsEdited(false)} />
      </div>
    )
  }
  return (
    <div className="mt-1 rounded-md border border-line bg-surface-1 px-3 py-2">
      <div className="flex items-start gap-2">
        <Body comment={comment} me={user.id} />
        {mayDelete && <Acts comment={comment} onEdit={isMine ? () => setIsEdited(true) : undefined} />}
      </div>
      <Reactions comment={comment} me={user.id} />
    </div>
  )
}

function Body({ comment, me }: { comment: Comment; me: string }) {
  const t = useT()
  const format = useFormat()
  return (
    <p className="min-w-0 flex-1 text-base break-words whitespace-pre-wrap">
      {partsOf(comment.body, comment.people).map(({ text, person, href }, at) =>
        person ? (
          <span
            key={at}
            className={cx('rounded-sm px-0.5 font-medium text-accent', person.id === me && 'bg-accent-soft')}
          >
            {text}
          </span>
        ) : href ? (
          <a key={at} href={href} target="_blank" rel="noopener noreferrer" className="text-accent underline">
            {text}
          </a>
        ) : (
          text
        ),
      )}
      {comment.editedAt && (
        <Tooltip label={t('comment.editedAt', { at: format.dateTime(comment.editedAt) })}>
          <span className="ml-2 text-xs text-3">{t('comment.edited')}</span>
        </Tooltip>
      )}
    </p>
  )
}

function Acts({ comment, onEdit }: { comment: Comment; onEdit?: () => void }) {
  const t = useT()
  const remove = () => {
    const gone = deleteComment(comment)
    offerUndo({ text: 'comment.deleted' }, gone, () => restoreComment(comment))
    gone.catch(noteFailure)
  }
  return (
    <Menu
      align="end"
      trigger={<IconButton size="sm" icon={Ellipsis} label={t('comment.menu')} />}
      items={[
        ...(onEdit ? [{ label: t('comment.edit'), icon: Pencil, onSelect: onEdit }] : []),
        { label: t('comment.delete'), icon: Trash2, danger: true, onSelect: remove },
      ]}
    />
  )
}
