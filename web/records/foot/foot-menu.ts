import type { Translate } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Measure } from '#web/records/foot/measures.ts'
import { measuresOf, measureWord } from '#web/records/foot/measures.ts'
import '#web/records/foot/messages.ts'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'

type Options = {
  field: Field
  chosen: Measure | undefined
  /** No more figures fit into one question. */
  isFull: boolean
  onChoose: (measure: Measure | null) => void
}

/** What can stand below a column. */
export function footItems(t: Translate, { field, chosen, isFull, onChoose }: Options): MenuEntry[] {
  return [
    { label: t('foot.none'), checked: chosen === undefined, onSelect: () => onChoose(null) },
    'line',
    ...measuresOf(field).map((measure) => ({
      label: t(`foot.${measureWord({ field, measure })}`),
      checked: measure === chosen,
      disabled: isFull && chosen === undefined,
      onSelect: () => onChoose(measure),
    })),
  ]
}
