import { CircleAlert } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'

type Props = {
  /** The failure; an ApiError brings its sentence in the reader's language. */
  error: unknown
  /** What could not be done, if the page has more to say than the error. */
  title?: string
  /** What has been kept: "Your text is still here." */
  kept?: string
  onAgain?: () => void
}

/** What happened, what is kept, what to do. */
export function ErrorNote({ error, title, kept, onAgain }: Props) {
  const t = useT()
  const { detail, code } = (error ?? {}) as { detail?: string; code?: string }
  const known = code === 'web.offline' ? t('ui.offline') : detail
  return (
    <div role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm">
      <Icon of={CircleAlert} className="mt-0.5 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title ?? known ?? t('ui.failed')}</p>
        {title && known && <p className="text-2">{known}</p>}
        {kept && <p className="text-2">{kept}</p>}
      </div>
      {onAgain && (
        <Button size="sm" onClick={onAgain}>
          {t('ui.again')}
        </Button>
      )}
    </div>
  )
}
