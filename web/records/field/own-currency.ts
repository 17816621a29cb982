import { useSession } from '#web/data.ts'
import { useLocale } from '#web/i18n/I18n.tsx'

/** The currencies that are offered, the most used in the world first. */
export const currencies: readonly string[] = [
  'CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'TWD', 'KRW', 'SGD', 'AUD', 'CAD', 'CHF', 'INR', 'THB', 'VND', 'MYR', 'RUB', 'BRL',
] // prettier-ignore

/** The currency of an amount that names none: the workspace's, else that of the reader's language. */
export function useOwnCurrency(): string {
  const { workspace } = useSession()
  const locale = useLocale()
  return workspace.currency ?? (locale === 'zh' ? 'CNY' : 'USD')
}
