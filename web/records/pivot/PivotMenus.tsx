import { ChevronDown } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Axis, Measure } from '#web/records/pivot/axes.ts'
import { axisFields, axisText, measureFields, periods, verbs } from '#web/records/pivot/axes.ts'
import { usePivotWords } from '#web/records/pivot/use-pivot.ts'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import type { ObjectMeta } from '#web/types.ts'

type AxisProps = {
  object: ObjectMeta
  side: 'rows' | 'cols'
  axis: Axis | undefined
  /** The other side, which has this field already. */
  other: Axis | undefined
  onAxis: (axis: string) => void
}

/** By what a pivot is laid out, down or across; dates by a period. */
export function AxisMenu({ object, side, axis, other, onAxis }: AxisProps) {
  const t = useT()
  const label = useLabel()
  const words = usePivotWords()
  const items = axisFields(object)
    .filter(({ name }) => name !== other?.field.name)
    .map((field): MenuEntry => {
      const isHere = field.name === axis?.field.name
      if (field.type !== 'date' && field.type !== 'dateTime')
        return { label: label(field.label), checked: isHere, onSelect: () => onAxis(field.name) }
      return {
        label: label(field.label),
        items: periods.map((period) => ({
          label: t(`pivot.by.${period}`),
          checked: isHere && axis?.period === period,
          onSelect: () => onAxis(axisText({ field, period })),
        })),
      }
    })
  const none: MenuEntry[] =
    side === 'cols' ? [{ label: t('pivot.noCols'), checked: !axis, onSelect: () => onAxis('none') }, 'line'] : []
  return (
    <Menu
      trigger={<Choice text={t(`pivot.${side}`, { what: axis ? words.axis(axis) : t('pivot.noCols') })} />}
      items={[...none, ...items]}
    />
  )
}

type MeasureProps = { object: ObjectMeta; measure: Measure; onMeasure: (measure: string) => void }

/** What stands in the cells. */
export function MeasureMenu({ object, measure, onMeasure }: MeasureProps) {
  const t = useT()
  const label = useLabel()
  const words = usePivotWords()
  return (
    <Menu
      trigger={<Choice text={t('pivot.values', { what: words.measure(measure) })} />}
      items={[
        { label: t('pivot.count'), checked: measure.verb === 'count', onSelect: () => onMeasure('') },
        ...measureFields(object).map((field): MenuEntry => ({
          label: label(field.label),
          items: verbs.map((verb) => ({
            label: t(`pivot.${verb}`),
            checked: measure.verb === verb && measure.field.name === field.name,
            onSelect: () => onMeasure(`${verb}:${field.name}`),
          })),
        })),
      ]}
    />
  )
}

type CurrencyProps = { currencies: readonly string[]; currency: string; onCurrency: (currency: string) => void }

/** Amounts of several currencies have no sum, so one is shown at a time. */
export function CurrencyMenu({ currencies, currency, onCurrency }: CurrencyProps) {
  const t = useT()
  return (
    <Menu
      trigger={<Choice text={t('pivot.currency', { currency })} />}
      items={currencies.map((one) => ({ label: one, checked: one === currency, onSelect: () => onCurrency(one) }))}
    />
  )
}

function Choice({ text, ...rest }: { text: string }) {
  return (
    <Button size="sm" tone="plain" className="max-w-72" {...rest}>
      <span className="truncate">{text}</span>
      <ChevronDown size={14} strokeWidth={1.5} className="shrink-0 text-3" aria-hidden />
    </Button>
  )
}
