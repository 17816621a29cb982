import { Combine } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { PartBar } from '#web/ui/PartBar.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import type { Cluster } from '#capabilities/quality/contract-health.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'
import { RepairActions, RepairEffect, RepairPreview } from '#capabilities/quality/web/repairs/RepairParts.tsx'
import { useRepair } from '#capabilities/quality/web/repairs/use-repair.ts'

/** One group of spellings: which stays, which become it, a preview, and the way back. */
export function ClusterCard({ object, field, cluster }: { object: string; field: string; cluster: Cluster }) {
  const t = useT()
  const names = useNames(object)
  const [keep, setKeep] = useState(cluster.values[0]!.value)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const changed = cluster.values.map(({ value }) => value).filter((value) => value !== keep && !out.has(value))
  const values = Object.fromEntries(changed.map((value) => [value, keep]))
  const repairing = useRepair({
    object,
    name: `${names.field(field)}: ${keep}`.slice(0, 200),
    steps: [{ do: 'map', column: field, values }],
  })
  const toggle = (value: string) => {
    const next = new Set(out)
    if (!next.delete(value)) next.add(value)
    setOut(next)
  }
  const shown = names.value(field, keep)
  const isOpen = repairing.repair === undefined
  return (
    <UpkeepCard
      icon={Combine}
      symptom={t('values.symptom', { n: cluster.values.length, value: shown })}
      figure={t('values.count', { n: cluster.count })}
      remedy={t('values.remedy', { value: shown })}
      state={repairing.state}
      effect={repairing.repair && <RepairEffect repair={repairing.repair} />}
      actions={<RepairActions repairing={repairing} canTry={changed.length > 0} />}
    >
      <ul aria-label={t('values.keepHint')} className="mb-2">
        {cluster.values.map((one) => (
          <ValueLine
            key={one.value}
            {...one}
            shown={names.value(field, one.value)}
            most={cluster.values[0]!.count}
            isKept={one.value === keep}
            isIn={!out.has(one.value)}
            disabled={!isOpen}
            onKeep={() => setKeep(one.value)}
            onToggle={() => toggle(one.value)}
          />
        ))}
      </ul>
      <RepairPreview repairing={repairing} object={object} />
    </UpkeepCard>
  )
}

type LineProps = {
  value: string
  shown: string
  count: number
  most: number
  isKept: boolean
  isIn: boolean
  disabled: boolean
  onKeep: () => void
  onToggle: () => void
}

function ValueLine({ shown, count, most, isKept, isIn, disabled, onKeep, onToggle }: LineProps) {
  const t = useT()
  const format = useFormat()
  return (
    <li className="grid grid-cols-[1.25rem_1fr_5rem_3.5rem] items-center gap-2 py-0.5 text-sm">
      <Checkbox
        checked={isKept || isIn}
        onChange={onToggle}
        disabled={disabled || isKept}
        ariaLabel={t('values.include', { value: shown })}
      />
      <button
        type="button"
        disabled={disabled}
        aria-pressed={isKept}
        aria-label={t('values.keep', { value: shown })}
        onClick={onKeep}
        className={`min-h-6 min-w-6 rounded-sm px-1 text-left break-words whitespace-pre-wrap hover:bg-hover ${isKept ? 'font-semibold text-accent' : ''}`}
      >
        {shown}
      </button>
      <PartBar
        label={format.number(count)}
        parts={[{ value: count, hue: isKept ? 'green' : 'gray' }]}
        rest={most - count}
      />
      <span className="tabular text-right text-2">{format.number(count)}</span>
    </li>
  )
}
