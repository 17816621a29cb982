import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Figure, FigureValue } from '#web/records/foot/measures.ts'
import { useFigureName, useFigureText } from '#web/records/foot/use-figure-text.ts'
import type { HeadFigure } from '#web/records/groups/groups.ts'

/** What is smaller is written in full. */
const small = 10_000

/** What a head says of its figures, each by its name; a sum of money that stands alone needs none. */
export function useHeadTexts(): (figures: readonly HeadFigure[]) => string[] {
  const t = useT()
  const format = useFormat()
  const write = useFigureText()
  const nameOf = useFigureName()
  const say = (figure: Figure, value: FigureValue): string => {
    if (!isAmounts(value) || value.length === 0) return write(figure, value, Number.POSITIVE_INFINITY).short
    const texts = value.map((one) => format.money(one, Math.abs(one.amount) >= small ? 'compact' : 'full'))
    return texts.join(' · ')
  }
  return (figures) => {
    const [only, ...others] = figures
    const isPlain = others.length === 0 && only?.figure.measure === 'sum' && only.figure.field.type === 'money'
    return figures.flatMap(({ figure, value }) => {
      if (isPlain) return isAmounts(value) && value.length > 0 ? [say(figure, value)] : []
      return [t('foot.says', { name: nameOf(figure), value: value === undefined ? '…' : say(figure, value) })]
    })
  }
}

const isAmounts = (value: FigureValue | undefined) => Array.isArray(value)
