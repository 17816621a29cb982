import { useEffect, useState } from 'react'
import { afterPaint } from '#web/ui/after-paint.ts'

/** False for the first paint, true right after it: for what may come a moment later than what was asked for. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => afterPaint(() => setPainted(true)), [])
  return isPainted
}
