import { useQuery } from '@tanstack/react-query'
import { presenceQuery } from '#capabilities/collaboration/web/api.ts'
import '#capabilities/collaboration/web/comment-messages.ts'
import { useT } from '#web/i18n/I18n.tsx'
import type { CrmRecord } from '#web/types.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

type Props = { object: string; record: CrmRecord; field: string }

/** At a field: who else is editing it at this moment. */
export function PresenceMark({ object, record, field }: Props) {
  const t = useT()
  // The head of the page asks; a field only looks at what is known.
  const { data } = useQuery({ ...presenceQuery({ object, id: record.id }), enabled: false })
  const person = data?.items.find((one) => one.field === field)
  if (!person) return null
  const label = t('presence.editing', { name: person.name })
  return (
    <Tooltip label={label}>
      <span role="img" aria-label={label} className="flex size-6 items-center justify-center">
        <span className="flex rounded-full ring-2 ring-accent">
          <Avatar name={person.name} />
        </span>
      </span>
    </Tooltip>
  )
}
