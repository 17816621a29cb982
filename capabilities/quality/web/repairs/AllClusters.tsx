import { Layers } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import type { Cluster } from '#capabilities/quality/contract-health.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'
import { RepairActions, RepairEffect, RepairPreview } from '#capabilities/quality/web/repairs/RepairParts.tsx'
import { useRepair } from '#capabilities/quality/web/repairs/use-repair.ts'

type Props = { object: string; field: string; clusters: readonly Cluster[] }

/** All groups that are shown as one repair: one preview, one way back. */
export function AllClusters({ object, field, clusters }: Props) {
  const t = useT()
  const names = useNames(object)
  const pairs = clusters.flatMap(({ values: [most, ...rest] }) =>
    rest.map(({ value }) => [value, most!.value] as const),
  )
  const repairing = useRepair({
    object,
    name: t('values.allName', { field: names.field(field) }).slice(0, 200),
    steps: [{ do: 'map', column: field, values: Object.fromEntries(pairs) }],
  })
  return (
    <div className="mb-4 max-w-300">
      <UpkeepCard
        icon={Layers}
        symptom={t('values.all', { n: clusters.length })}
        evidence={t('values.allWhy')}
        remedy={t('values.allDo', { n: pairs.length })}
        state={repairing.state}
        effect={repairing.repair && <RepairEffect repair={repairing.repair} />}
        actions={<RepairActions repairing={repairing} />}
      >
        {repairing.found && !repairing.repair ? <RepairPreview repairing={repairing} object={object} /> : undefined}
      </UpkeepCard>
    </div>
  )
}
