import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Copy } from 'lucide-react'
import { api, isApiError, path } from '#web/api.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Banner } from '#web/ui/Banner.tsx'

type Duplicate = { id: string; title: string; probability: number; pair: string | null }

/** Says quietly that there may be the same one twice. Nothing where nothing is known, or nobody looks for duplicates. */
export function DuplicateStrip({ object, id }: { object: string; id: string }) {
  const t = useT()
  const format = useFormat()
  const { data } = useQuery({
    queryKey: ['duplicates', object, id],
    queryFn: () =>
      api.get<{ items: Duplicate[] }>(`${path('records', object, id)}/duplicates`).catch((error: unknown) => {
        if (isApiError(error) && (error.status === 404 || error.status === 403)) return { items: [] }
        throw error
      }),
    retry: false,
    staleTime: 60_000,
  })
  const items = data?.items ?? []
  const first = items[0]
  if (!first) return null
  const names = format.list(
    items.slice(0, 3).map(({ title, probability }) => `${title} (${format.percent(probability * 100, 0)})`),
  )
  return (
    <Banner
      tone="warning"
      icon={Copy}
      action={
        <Link
          to={first.pair ? `/duplicates/${first.pair}` : '/duplicates/compare'}
          search={(first.pair ? { object } : { object, ids: `${id},${first.id}` }) as never}
          className="font-medium text-accent hover:underline"
        >
          {t('record.compare')}
        </Link>
      }
    >
      {t('record.duplicates', { n: items.length, names })}
    </Banner>
  )
}
