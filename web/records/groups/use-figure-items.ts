import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Figure } from '#web/records/foot/measures.ts'
import { figureName, measuresOf, measureWord } from '#web/records/foot/measures.ts'
import { useFigureName } from '#web/records/foot/use-figure-text.ts'
import { headFields, headFiguresText, mostInHeads, readHeadFigures, toggled } from '#web/records/groups/head-figures.ts'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Options = { object: ObjectMeta; sums: string | undefined; onSums: (sums: string) => void }

/** What the heads show, in its order, and all they could show, by field. A press takes a figure out or in. */
export function useFigureItems({ object, sums, onSums }: Options): MenuEntry[] {
  const t = useT()
  const label = useLabel()
  const nameOf = useFigureName()
  const figures = readHeadFigures(object, sums)
  const isOn = (one: Figure) => figures.some((figure) => figureName(figure) === figureName(one))
  const toggle = (figure: Figure) => () => onSums(headFiguresText(object, toggled(figures, figure)))
  const ofField = (field: Field): MenuEntry => ({
    label: label(field.label),
    items: measuresOf(field).map((measure) => ({
      label: t(`foot.${measureWord({ field, measure })}`),
      checked: isOn({ field, measure }),
      disabled: figures.length >= mostInHeads && !isOn({ field, measure }),
      onSelect: toggle({ field, measure }),
    })),
  })
  const fields = headFields(object)
  return [
    ...figures.map((figure) => ({ label: nameOf(figure), checked: true, onSelect: toggle(figure) })),
    ...(figures.length > 0 ? ['line' as const] : []),
    ...fields.figures.map(ofField),
    { label: t('foot.others'), items: fields.others.map(ofField) },
  ]
}
