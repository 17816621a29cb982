import { useEffect } from 'react'
import { api } from '#web/api.ts'
import { useSession } from '#web/data.ts'

/**
 * The server has to know when it is night for this workspace. Its administrator's browser says it once, where nobody
 * has; if it is not heard, it is said the next time.
 */
export function useSayZone(): void {
  const { user, workspace } = useSession()
  const isWanted = workspace.timeZone === null && (user.role === 'owner' || user.role === 'admin')
  useEffect(() => {
    if (!isWanted) return
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    api.patch('/workspace', { timeZone }).catch(() => undefined)
  }, [isWanted])
}
