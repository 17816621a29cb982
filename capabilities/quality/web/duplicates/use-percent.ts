import { useFormat } from '#web/i18n/I18n.tsx'

const mostSure = 0.9999

/** 0.99963 → "99.96%": rounded down and never 100, for nothing that was not looked at is certain. */
export function usePercent(): (probability: number) => string {
  const format = useFormat()
  return (probability) => {
    const shown = Math.min(probability, mostSure)
    const digits = shown > 0.99 ? 2 : 0
    const scale = 10 ** digits
    return format.percent(Math.floor(shown * 100 * scale) / scale, digits)
  }
}
