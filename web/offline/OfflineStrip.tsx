import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw, WifiOff } from 'lucide-react'
import { useEffect, useReducer, useState } from 'react'
import { useReachable } from '#web/connection.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import '#web/offline/messages.ts'
import { seenFrom } from '#web/offline/kept.ts'
import { ConflictDialog } from '#web/records/ConflictDialog.tsx'
import { UndoQuestion } from '#web/records/UndoQuestion.tsx'
import { acceptNewVersion, startWorker, useNewVersion } from '#web/offline/new-version.ts'
import { sendWaiting } from '#web/offline/send.ts'
import { loadWaiting, useWaiting } from '#web/offline/waiting.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'

/** Above every screen: that the server is away and from when what is shown is; that a new version is there. */
export function OfflineStrip() {
  const reachable = useReachable()
  useEffect(startWorker, [])
  useEffect(() => {
    void (reachable ? sendWaiting() : loadWaiting())
  }, [reachable])
  return (
    <>
      {!reachable && <Away />}
      <NewVersion />
      <ConflictDialog />
      <UndoQuestion />
    </>
  )
}

function Away() {
  const t = useT()
  const format = useFormat()
  const from = useSeenFrom()
  const n = useWaiting().length
  return (
    <Banner tone="warning" icon={WifiOff}>
      {from === undefined ? t('offline.strip') : t('offline.stripFrom', { time: timeOf(from, format) })}
      {n > 0 && ` ${t('offline.stripWaiting', { n })}`}
    </Banner>
  )
}

/** The time of today, or the day and the time. */
function timeOf(at: number, format: ReturnType<typeof useFormat>): string {
  const date = new Date(at)
  return date.toDateString() === new Date().toDateString() ? format.time(date) : format.dateTime(date)
}

/** Follows what is on the screen: another record may be from another time. */
function useSeenFrom(): number | undefined {
  const cache = useQueryClient().getQueryCache()
  const [, again] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const off = cache.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        again()
      }, 200)
    })
    return () => {
      clearTimeout(timer)
      off()
    }
  }, [cache])
  return seenFrom()
}

function NewVersion() {
  const t = useT()
  const isReady = useNewVersion()
  const [closed, setClosed] = useState(false)
  if (!isReady || closed) return null
  return (
    <Banner
      icon={RefreshCw}
      onClose={() => setClosed(true)}
      action={
        <Button size="sm" onClick={acceptNewVersion}>
          {t('offline.reload')}
        </Button>
      }
    >
      {t('offline.newVersion')}
    </Banner>
  )
}
