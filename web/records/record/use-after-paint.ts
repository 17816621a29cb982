import { useEffect, useState } from 'react'
import { afterPaint } from '#web/ui/after-paint.ts'

/**
 * False for the first paint once `when` holds, true right after it: for what may come a moment later than what was asked
 * for. It stays true.
 */
export function useAfterPaint(when = true): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => (when ? afterPaint(() => setPainted(true)) : undefined), [when])
  return isPainted
}
