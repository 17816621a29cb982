import { memo } from 'react'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { declaredMessages } from '#web/i18n/messages.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { cx } from '#web/ui/cx.ts'
import type { Hue } from '#web/ui/hues.ts'
import { solid } from '#web/ui/hues.ts'
import type { ImportColumn, ImportTarget } from '#capabilities/quality/contract-imports.ts'

type Props = {
  column: ImportColumn
  target: ImportTarget
  field: string | null
  /** Other columns given to the same field, which takes one. */
  rivals: readonly string[]
  onChange: (field: string | null) => void
}

const ignore = ''

/** One column of the file: its name, what stands in it, and the field it goes to. */
export const ColumnRow = memo(function ColumnRow({ column, target, field, rivals, onChange }: Props) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const choices = [
    { value: ignore, label: t('mapping.ignore') },
    ...target.fields.map((one) => ({ value: one.name, label: `${label(one.label)}${one.required ? ' *' : ''}` })),
  ]
  const chosen = choices.find(({ value }) => value === (field ?? ignore)) ?? null
  const error =
    rivals.length > 0 ? t('mapping.clash', { field: chosen?.label ?? '', others: format.list([...rivals]) }) : null
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-4 gap-y-1 border-b border-line py-2 md:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_17rem]">
      <span className={cx('text-sm break-words md:pt-1.5', field === null ? 'text-2' : 'font-medium')}>
        {column.name}
      </span>
      <Samples samples={column.samples} />
      <div className="min-w-0">
        <Combobox
          ariaLabel={column.name}
          required
          options={choices}
          value={chosen}
          error={error}
          onChange={(one) => onChange(one?.value || null)}
        />
        {!error && <GuessMark column={column} field={field} />}
      </div>
    </div>
  )
})

function Samples({ samples }: { samples: readonly string[] }) {
  const t = useT()
  const shown = samples.filter((sample) => sample.trim() !== '').slice(0, 3)
  if (shown.length === 0) return <span className="text-sm text-3 md:pt-1.5">{t('mapping.empty')}</span>
  return (
    <ul className="tabular flex min-w-0 flex-wrap gap-x-1.5 gap-y-1 md:pt-1">
      {shown.map((sample, at) => (
        <li
          key={at}
          title={sample}
          className="max-w-full truncate rounded-sm bg-surface-0 px-1.5 py-0.5 text-xs text-2"
        >
          {sample}
        </li>
      ))}
    </ul>
  )
}

/** How sure the guess is and why; a dot in three colours, always with its words. */
function GuessMark({ column: { guess }, field }: { column: ImportColumn; field: string | null }) {
  const t = useT()
  const format = useFormat()
  if (guess === null && field === null) return <Mark hue="gray" text={t('mapping.noGuess')} />
  if (guess?.field !== field) return <Mark hue="blue" text={t('mapping.chosen')} />
  const hue: Hue = guess.confidence >= 0.8 ? 'green' : guess.confidence >= 0.5 ? 'yellow' : 'orange'
  const known = reasonId(guess.reason)
  const why = known ? t(known) : guess.reason
  return (
    <Mark
      hue={hue}
      text={`${t('mapping.confidence', { percent: format.percent(guess.confidence * 100, 0) })} · ${why}`}
    />
  )
}

/** The reason is kept in the language of who uploaded the file; the reader may have another. */
function reasonId(reason: string): string | undefined {
  const all = [...declaredMessages()].filter(([id]) => id.startsWith('mapping.reason.'))
  return all.find(([id, sentences]) => id === `mapping.reason.${reason}` || sentences.includes(reason))?.[0]
}

function Mark({ hue, text }: { hue: Hue; text: string }) {
  return (
    <p className="flex items-baseline gap-1.5 pt-1 text-xs text-3">
      <span aria-hidden className="size-1.5 shrink-0 -translate-y-px rounded-full" style={{ background: solid(hue) }} />
      {text}
    </p>
  )
}
