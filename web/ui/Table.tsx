import type { ComponentProps } from 'react'
import { cx } from '#web/ui/cx.ts'

/** For tables of a page at most; long lists are `web/records`' grid. Scrolls sideways where it does not fit. */
export function Table({ label, className, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    // Relative, or what is read aloud only would stand beside the page and widen it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <table {...rest} className={cx('w-full border-collapse text-sm', className)} />
    </div>
  )
}

type Cell = { /** Numbers stand at the right, one under another. */ number?: boolean }

export function Th({ number, className, ...rest }: ComponentProps<'th'> & Cell) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'h-8 border-b border-line px-2 font-medium whitespace-nowrap text-3 first:pl-0',
        number ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

export function Td({ number, className, ...rest }: ComponentProps<'td'> & Cell) {
  return (
    <td
      {...rest}
      className={cx('h-8 border-b border-line px-2 py-1 first:pl-0', number && 'tabular text-right', className)}
    />
  )
}
