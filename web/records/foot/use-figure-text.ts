import type { Money } from '#web/i18n/format.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { useValueText } from '#web/records/field/FieldValue.tsx'
import type { Figure, FigureValue } from '#web/records/foot/measures.ts'
import { isCount, measureWord } from '#web/records/foot/measures.ts'
import '#web/records/foot/messages.ts'
import { shortened } from '#web/records/foot/shortened.ts'

/** A figure in words: as it fits below a column, and all of it. */
export type FigureText = { short: string; whole: string }

/** Of a figure at 12 pixels. */
const signPx = 7.5
const nothing = { short: '–', whole: '–' }

/**
 * Writes a figure as its field is written: rounded where there is no room for all of it. Of amounts in several currencies
 * those that fit, and how many others there are; a number that is cut would be another number.
 */
export function useFigureText(): (figure: Figure, value: FigureValue, roomPx: number) => FigureText {
  const format = useFormat()
  const text = useValueText()
  const same = (said: string): FigureText => ({ short: said, whole: said })
  const money = (amounts: readonly Money[], mostSigns: number): FigureText => {
    const all = amounts.map((one) => format.money(one))
    const whole = all.join(' · ')
    if (whole.length <= mostSigns) return same(whole)
    return {
      whole,
      short: shortened(
        amounts.map((one) => format.money(one, 'compact')),
        mostSigns,
      ),
    }
  }
  const number = (figure: Figure, value: number, mostSigns: number): FigureText => {
    const { type } = figure.field
    if (type === 'percent' || type === 'duration') return same(text(figure.field, value))
    // What is added or divided has figures behind the point that say nothing.
    const whole = format.number(value, { maximumFractionDigits: Math.abs(value) < 1 ? 4 : 2 })
    return { whole, short: whole.length <= mostSigns ? whole : format.compact(value) }
  }
  return (figure, value, roomPx) => {
    const mostSigns = roomPx / signPx
    if (value === null) return nothing
    if (isCount(figure.measure)) return same(format.number(Number(value)))
    if (typeof value === 'number') return number(figure, value, mostSigns)
    if (typeof value === 'string') return same(text(figure.field, value))
    return value.length === 0 ? nothing : money(value, mostSigns)
  }
}

/** What a figure is called: "Sum of Amount". */
export function useFigureName(): (figure: Figure) => string {
  const t = useT()
  const label = useLabel()
  return (figure) => t(`foot.of.${measureWord(figure)}`, { what: label(figure.field.label) })
}
