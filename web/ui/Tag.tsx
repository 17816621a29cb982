import type { ReactNode } from 'react'
import { cx } from '#web/ui/cx.ts'
import type { Hue } from '#web/ui/hues.ts'
import { solid, tint } from '#web/ui/hues.ts'

type Props = {
  hue?: Hue
  /** A dot before the words, for states. */ dot?: boolean
  className?: string
  children: ReactNode
}

/** A choice or a label: a soft tint, always with its word. */
export function Tag({ hue = 'gray', dot, className, children }: Props) {
  return (
    <span
      style={tint(hue)}
      className={cx(
        'inline-flex max-w-full min-w-0 items-center gap-1.5 rounded-full px-2 text-xs leading-5',
        className,
      )}
    >
      {dot && <span aria-hidden className="size-1.5 shrink-0 rounded-full" style={{ background: solid(hue) }} />}
      <span className="truncate">{children}</span>
    </span>
  )
}
