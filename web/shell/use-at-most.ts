import { useEffect, useRef, useState } from 'react'

/** The value at once, but not more often than every `everyMs`: in between, the last one when the time is over. */
export function useAtMost<T>(value: T, everyMs: number): T {
  const [settled, setSettled] = useState(value)
  const last = useRef(-Infinity)
  useEffect(() => {
    const settle = () => {
      last.current = performance.now()
      setSettled(value)
    }
    const timer = setTimeout(settle, Math.max(0, last.current + everyMs - performance.now()))
    return () => clearTimeout(timer)
  }, [value, everyMs])
  return settled
}
