import { Copy, Handshake, Plus } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

export function FeedbackPart() {
  const t = useT()
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warning" icon={Copy} action={<Button size="sm">{t('design.compare')}</Button>} onClose={() => {}}>
        {t('design.banner')}
      </Banner>
      <Banner tone="info">{t('design.digestHint')}</Banner>
      <Banner tone="success">{t('ui.saved')}</Banner>
      <ErrorNote error={{ code: 'web.offline' }} onAgain={() => {}} />
      <ProgressBar
        label={t('design.progress')}
        value={1200}
        total={3000}
        text={t('jobs.of', { done: '1,200', total: '3,000' })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Empty
          icon={Handshake}
          title={t('design.empty')}
          hint={t('design.emptyHint')}
          action={
            <Button tone="primary" icon={Plus}>
              {t('ui.new')}
            </Button>
          }
        />
        <Skeleton lines={4} />
      </div>
    </div>
  )
}
