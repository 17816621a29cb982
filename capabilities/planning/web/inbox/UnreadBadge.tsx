import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { changeSettings, unreadQuery } from '#capabilities/planning/web/api.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { useLiveEvent } from '#web/live.ts'
import type { LiveNotification } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

/** How many notifications are unread. It is there on every screen, so reminders pop up through it as well. */
export function UnreadBadge() {
  const t = useT()
  const format = useFormat()
  const { data } = useQuery(unreadQuery)
  const zone = data?.timeZone
  useEffect(() => {
    // The server has to know what "8 in the morning" is for this person. If it does not hear, it is told next time.
    if (zone === null) {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      changeSettings({ timeZone }).catch(() => undefined)
    }
  }, [zone])
  useReminders()
  const n = data?.unread ?? 0
  if (n === 0) return null
  return (
    <span
      className="tabular flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 text-xs leading-none
        font-medium text-(--on-accent)"
    >
      <span aria-hidden>{n > 99 ? '99+' : format.number(n)}</span>
      <span className="sr-only">{t('planning.unread', { n })}</span>
    </span>
  )
}

let last = ''

function useReminders(): void {
  const navigate = useNavigate()
  const show = useCallback(
    ({ kind, object, recordId, text }: LiveNotification) => {
      const key = `${recordId}`
      // Two badges may stand on one page, the one of the small screen and the one of the wide.
      if (kind !== 'reminder' || !object || !recordId || key === last) return
      last = key
      setTimeout(() => (last = ''), 1000)
      toast({
        text: 'planning.reminded',
        params: { what: text ?? '' },
        action: { text: 'ui.open', run: () => void navigate({ to: `/${object}/${recordId}` }) },
        timeoutMs: 60_000,
      })
    },
    [navigate],
  )
  useLiveEvent('notification', show)
}
