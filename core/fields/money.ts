import type { FieldType } from '#core/fields/types.ts'

export type Money = { readonly amount: number; readonly currency: string }

const currencies = new Set(Intl.supportedValuesOf('currency'))
// numeric(19,4): what a double can still carry to the cent.
const largest = 1e13

/** An amount and the ISO 4217 code of its currency. Up to four decimals, at most 10^13. */
export const money: FieldType = {
  columns: [
    ['', 'numeric(19,4)'],
    ['_currency', 'text'],
  ],
  comparison: 'number',
  parse(input) {
    if (typeof input !== 'object' || input === null) return undefined
    const { amount, currency } = input as Record<string, unknown>
    if (typeof amount !== 'number' || !Number.isFinite(amount) || Math.abs(amount) > largest) return undefined
    const code = typeof currency === 'string' ? currency.trim().toUpperCase() : ''
    return currencies.has(code) ? { amount: Math.round(amount * 1e4) / 1e4, currency: code } : undefined
  },
  write: (value: Money) => [value.amount, value.currency],
  read: ([amount, currency]) =>
    `case when ${amount} is not null then json_build_object('amount', trim_scale(${amount}), 'currency', ${currency}) end`,
  parts: { amount: 0, currency: 1 },
  text: (value: Money) => `${value.amount} ${value.currency}`,
}
