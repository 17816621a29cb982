import { Link } from '@tanstack/react-router'
import { useT } from '#web/i18n/I18n.tsx'
import { Empty } from '#web/ui/Empty.tsx'

export function NotFound() {
  const t = useT()
  return (
    <main className="h-full bg-surface-1 p-4">
      <Empty
        isPage
        title={t('shell.notFound')}
        hint={t('shell.notFoundHint')}
        action={
          <Link to="/" className="text-sm font-medium text-accent hover:underline">
            {t('shell.toHome')}
          </Link>
        }
      />
    </main>
  )
}
