import { useFormat } from '#web/i18n/I18n.tsx'

/** A share as a percentage that says 100 % only when nothing is missing, and 0 % only when there is nothing. */
export function useShareText(): (share: number) => string {
  const format = useFormat()
  return (share) => {
    const shown = Math.round(share * 1000) / 10
    const honest = share < 1 && shown === 100 ? 99.9 : share > 0 && shown === 0 ? 0.1 : shown
    return format.percent(honest)
  }
}
