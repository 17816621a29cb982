import { useRouterState } from '@tanstack/react-router'
import { useViews, hrefOf } from '#web/records/views/views.ts'
import { cx } from '#web/ui/cx.ts'

type Props = { object: string; onGo: (href: string) => void }

/** The saved views of the object one is in, below its line. */
export function NavViews({ object, onGo }: Props) {
  const { pathname, saved } = useRouterState({
    select: ({ location }) => ({
      pathname: location.pathname,
      saved: (location.search as { saved?: string }).saved,
    }),
    structuralSharing: true,
  })
  const views = useViews(object)
  if (views.length === 0 || pathname.split('/')[1] !== object) return null
  return (
    <ul className="flex flex-col gap-px pl-6">
      {views.slice(0, 12).map((view) => (
        <li key={view.id}>
          <a
            href={hrefOf(view)}
            data-nav={view.name}
            data-view={view.id}
            aria-current={view.id === saved ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return // a new tab or window
              event.preventDefault()
              onGo(hrefOf(view))
            }}
            className={cx(
              'flex min-h-7 items-center truncate rounded-md px-2 text-sm hover:bg-hover hover:text-1 pointer-coarse:min-h-10',
              view.id === saved ? 'font-medium text-1' : 'text-2',
            )}
          >
            <span className="truncate">{view.name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
