import { useQuery } from '@tanstack/react-query'
import { MailX } from 'lucide-react'
import { changeSettings, settingsQuery } from '#capabilities/planning/web/api.ts'
import { KindsTable } from '#capabilities/planning/web/settings/KindsTable.tsx'
import '#capabilities/planning/web/settings/messages.ts'
import { TimesPart } from '#capabilities/planning/web/settings/TimesPart.tsx'
import type { SettingsChange } from '#capabilities/planning/contract.ts'
import { isApiError } from '#web/api.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Banner } from '#web/ui/Banner.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'

/** What the reader wants to be told of, how, and when not. Each choice holds at once. */
export function NotificationSettingsPage() {
  const t = useT()
  const { data, error, refetch } = useQuery(settingsQuery)
  return (
    <Page
      title={t('notify.title')}
      banner={
        data &&
        !data.mail.ready && (
          <Banner tone="info" icon={MailX}>
            {t('notify.noMail')}
          </Banner>
        )
      }
    >
      <div className="max-w-180">
        {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton lines={12} />}
        {data && (
          <>
            <Section title={t('notify.what')}>
              <KindsTable settings={data} onChange={save} />
              <p className="mt-2 text-xs text-3">
                {t('notify.own')}
                {data.mail.ready && data.mail.address && <> {t('notify.mailTo', { address: data.mail.address })}</>}
              </p>
            </Section>
            <Section title={t('notify.when')}>
              <TimesPart settings={data} onChange={save} />
            </Section>
          </>
        )}
      </div>
    </Page>
  )
}

function save(change: SettingsChange): void {
  changeSettings(change).catch((error: unknown) => {
    const detail = isApiError(error) ? error.detail : undefined
    toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
  })
}
