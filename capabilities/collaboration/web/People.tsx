import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { leave, presenceQuery } from '#capabilities/collaboration/web/api.ts'
import '#capabilities/collaboration/web/comment-messages.ts'
import { FollowButton } from '#capabilities/collaboration/web/FollowButton.tsx'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { useEditing } from '#web/records/editing.ts'
import type { ObjectMeta } from '#web/types.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

const beatMs = 15_000
const mostFaces = 3

/** Beside a record's name: who else has it open, and who follows it. */
export function People({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const format = useFormat()
  const about = { object: object.name, id }
  const { data, refetch } = useQuery({ ...presenceQuery(about), refetchInterval: beatMs })
  usePresence(about, () => void refetch())
  const items = data?.items ?? []
  const names = t('presence.here', { n: items.length, names: format.list(items.map(({ name }) => name)) })
  return (
    <>
      {items.length > 0 && (
        <Tooltip label={names}>
          <span role="img" aria-label={names} className="flex shrink-0 -space-x-1.5">
            {items.slice(0, mostFaces).map((person) => (
              <span key={person.id} className="flex rounded-full ring-2 ring-surface-0">
                <Avatar name={person.name} size={24} />
              </span>
            ))}
            {items.length > mostFaces && (
              <span className="flex size-6 items-center justify-center rounded-full bg-surface-2 text-xs text-2 ring-2 ring-surface-0">
                +{items.length - mostFaces}
              </span>
            )}
          </span>
        </Tooltip>
      )}
      <span role="status" className="sr-only">
        {items.length > 0 ? names : ''}
      </span>
      <FollowButton about={about} />
    </>
  )
}

/** Says so at once when another field is edited, and leaves with the page or when nobody looks at it. */
function usePresence(about: { object: string; id: string }, say: () => void): void {
  const { object, id } = about
  const editing = useEditing()
  useEffect(() => {
    if (editing) {
      say()
      return say
    }
    return undefined
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is edited is news
  }, [editing])
  useEffect(() => {
    const look = () => (document.hidden ? leave({ object, id }) : say())
    const close = () => leave({ object, id })
    document.addEventListener('visibilitychange', look)
    addEventListener('pagehide', close)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pagehide', close)
      leave({ object, id })
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once a record
  }, [object, id])
}
