import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { currencies, useOwnCurrency } from '#web/records/field/own-currency.ts'
import { readDuration } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import { Field } from '#web/ui/Field.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type NumberProps = Named & { value: number | null; onChange: (value: number | null) => void }

/** Five stars; a click on the last one given, or 0, takes them away. Keys 0 to 5 do it too. */
export function RatingEditor({ value, onChange, label, ariaLabel, autoFocus, error, hint, required }: NumberProps) {
  const t = useT()
  const given = value ?? 0
  const give = (stars: number) => onChange(stars === 0 ? null : stars)
  return (
    <Field {...{ label, error, hint, required }}>
      <div
        role="radiogroup"
        aria-label={label ?? ariaLabel}
        tabIndex={-1}
        className="flex min-h-8 items-center"
        onKeyDown={(event) => {
          if (/^[0-5]$/.test(event.key)) give(Number(event.key))
        }}
      >
        {[1, 2, 3, 4, 5].map((stars) => (
          <button
            key={stars}
            type="button"
            role="radio"
            aria-checked={given === stars}
            aria-label={t('field.stars', { n: stars })}
            autoFocus={autoFocus && stars === Math.max(1, given)}
            onClick={() => give(given === stars ? 0 : stars)}
            className={cx(
              'size-7 rounded-sm text-lg leading-none hover:bg-hover pointer-coarse:size-10',
              stars <= given ? 'text-warning' : 'text-(--line-strong)',
            )}
          >
            ★
          </button>
        ))}
      </div>
    </Field>
  )
}

export function DurationEditor({ value, onChange, ...named }: NumberProps) {
  const t = useT()
  const format = useFormat()
  const [text, setText] = useState(value === null ? '' : format.duration(value))
  const wrong = readDuration(text) === undefined
  const change = (next: string) => {
    setText(next)
    const seconds = readDuration(next)
    if (seconds !== undefined) onChange(seconds)
  }
  return (
    <TextField
      {...named}
      value={text}
      onChange={change}
      placeholder={t('field.durationHint')}
      error={wrong ? t('field.noDuration') : named.error}
    />
  )
}

type Amount = { amount: number; currency: string }

/** An amount and its currency; without an amount there is no value. */
export function MoneyEditor({
  value,
  onChange,
  ...named
}: Named & { value: unknown; onChange: (value: Amount | null) => void }) {
  const t = useT()
  const own = useOwnCurrency()
  const money = value as Amount | null | undefined
  const [currency, setCurrency] = useState(money?.currency ?? own)
  const known = currencies.includes(currency) ? currencies : [currency, ...currencies]
  return (
    <div className="flex min-w-0 items-end gap-1">
      <NumberField
        {...named}
        value={money?.amount ?? null}
        onChange={(amount) => onChange(amount === null ? null : { amount, currency })}
        format={{ maximumFractionDigits: 4 }}
        className="min-w-24 flex-1"
      />
      <Select
        ariaLabel={t('field.currency')}
        options={known.map((one) => ({ value: one, label: one }))}
        value={currency}
        onChange={(next) => {
          setCurrency(next ?? currency)
          if (money) onChange({ amount: money.amount, currency: next ?? currency })
        }}
        className="w-20 shrink-0"
      />
    </div>
  )
}
