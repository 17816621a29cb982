import { useState } from 'react'
import type { Progress } from '#capabilities/quality/contract-imports.ts'

/** Rows a second, as last told: live events bring the rows done but not the rate. */
export function useRate(progress: Partial<Progress> | null): number {
  const told = progress?.rate ?? 0
  const [last, setLast] = useState(told)
  if (told > 0 && told !== last) setLast(told)
  return told > 0 ? told : last
}
