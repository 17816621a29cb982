import { MessageSquare } from 'lucide-react'
import '#capabilities/collaboration/web/messages.ts'

/** What this capability adds to the app. Its shape is checked where `web/capabilities.ts` lists it. */
export const screens = {
  timelineKind: {
    kind: 'comment',
    plural: { en: 'Comments', zh: '评论' },
    icon: MessageSquare,
    says: 'comment.did',
    load: () => import('./CommentEntry.tsx').then((file) => file.CommentEntry),
  },
  composerPart: {
    kind: 'comment',
    label: { en: 'Comment', zh: '评论' },
    icon: MessageSquare,
    keyId: 'comment',
    draft: 'comment',
    load: () => import('./CommentBox.tsx').then((file) => file.NewComment),
  },
  recordAside: { load: () => import('./People.tsx').then((file) => file.People) },
  fieldMark: { always: true, load: () => import('./PresenceMark.tsx').then((file) => file.PresenceMark) },
} as const
