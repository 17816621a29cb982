import { useEffect, useState } from 'react'
import { cx } from '#web/ui/cx.ts'

/** True once `waitMs` have passed: what loads faster shows no skeleton at all. */
export function useDelay(waitMs = 120): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), waitMs)
    return () => clearTimeout(timer)
  }, [waitMs])
  return passed
}

type Props = {
  /** How many lines of text it stands for. */ lines?: number
  /** Or one block of this shape. */ className?: string
}

/** The shape of what is coming, after 120 ms. Takes its place from the start, so that nothing jumps. */
export function Skeleton({ lines, className }: Props) {
  const shown = useDelay()
  const look = cx('rounded-sm transition-opacity', shown ? 'animate-pulse bg-pressed' : 'opacity-0')
  if (!lines) return <div aria-hidden data-skeleton className={cx(look, className)} />
  return (
    <div aria-hidden data-skeleton className={cx('flex flex-col gap-3', className)}>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className={cx(look, 'h-4')} style={{ width: `${[92, 76, 84, 60][at % 4]}%` }} />
      ))}
    </div>
  )
}
