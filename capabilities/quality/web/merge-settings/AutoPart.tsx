import type { AutoMerge } from '#capabilities/quality/contract-merging.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Switch } from '#web/ui/Switch.tsx'

type Props = { object: ObjectMeta; auto: AutoMerge; onChange: (auto: AutoMerge) => void }

const computed = new Set(['formula', 'rollup', 'autoNumber'])

/** Whether groups are merged without asking, how sure they must be, and where never. */
export function AutoPart({ object, auto, onChange }: Props) {
  const t = useT()
  const label = useLabel()
  const options = object.fields
    .filter(({ type }) => !computed.has(type))
    .map((field) => ({ value: field.name, label: label(field.label) }))
  return (
    <div className="flex flex-col gap-4">
      <Switch label={t('mergeRules.autoOn')} checked={auto.on} onChange={(on) => onChange({ ...auto, on })} />
      <NumberField
        className="max-w-40"
        label={t('mergeRules.threshold')}
        unit="%"
        min={90}
        max={100}
        step={0.1}
        value={Math.round(auto.threshold * 10_000) / 100}
        onChange={(percent) => percent !== null && onChange({ ...auto, threshold: percent / 100 })}
      />
      <Combobox
        multiple
        label={t('mergeRules.never')}
        hint={t('mergeRules.neverHint')}
        options={options}
        value={options.filter(({ value }) => auto.never.includes(value))}
        onChange={(chosen) => onChange({ ...auto, never: chosen.map(({ value }) => value) })}
      />
      <Switch
        label={t('mergeRules.acrossOwners')}
        hint={t('mergeRules.acrossOwnersHint')}
        checked={auto.acrossOwners}
        onChange={(acrossOwners) => onChange({ ...auto, acrossOwners })}
      />
    </div>
  )
}
