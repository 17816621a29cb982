import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { cx } from '#web/ui/cx.ts'

type Props = {
  /** Where I am: shown first, and in the title of the browser tab. */
  title: string
  /** What stands before the title: an icon, a way back. */
  lead?: ReactNode
  /** The view's name or switch, behind the title. */
  view?: ReactNode
  /** Filters, search, sort. Wraps to a line of its own on a small screen. */
  filters?: ReactNode
  /** Quiet buttons. */
  tools?: ReactNode
  /** The one main action. */
  action?: ReactNode
  /** A quiet strip under the header. */
  banner?: ReactNode
  /** The content does its own scrolling and keeps no margin: lists, boards. */
  flush?: boolean
  children: ReactNode
}

/** A screen: one header, one content, at most one thing that scrolls. */
export function Page({ title, lead, view, filters, tools, action, banner, flush, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Tend`
  }, [title])
  return (
    <main tabIndex={-1} className="flex h-full min-w-0 flex-col bg-surface-1 outline-none">
      <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 pr-3 pl-4">
        <div className="flex min-w-0 items-center gap-2">
          {lead}
          <h1 className="truncate text-base font-semibold">{title}</h1>
          {view}
        </div>
        {filters && (
          <div className="flex min-w-0 flex-wrap items-center gap-2 max-sm:order-last max-sm:w-full">{filters}</div>
        )}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
          {tools}
          {action}
        </div>
      </header>
      {banner}
      <div className={cx('min-h-0 flex-1', flush ? 'flex flex-col' : 'overflow-y-auto p-4')}>{children}</div>
    </main>
  )
}

/** A part of a page with its heading. */
export function Section({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className="mb-8">
      <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
        <h2 className="text-sm font-semibold">{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  )
}
