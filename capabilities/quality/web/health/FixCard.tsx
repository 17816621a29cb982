import { AtSign, SpellCheck } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Sparkline } from '#web/ui/Sparkline.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import type { Proposal } from '#capabilities/quality/contract-health.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'
import { RepairActions, RepairEffect, RepairPreview } from '#capabilities/quality/web/repairs/RepairParts.tsx'
import { useRepair } from '#capabilities/quality/web/repairs/use-repair.ts'

type Fixable = Extract<Proposal, { kind: 'domains' | 'spellings' }>

/** Wrong values whose right ones are known: tried, done and put back in one place. */
export function FixCard({ object, proposal }: { object: string; proposal: Fixable }) {
  const t = useT()
  const format = useFormat()
  const names = useNames(object)
  const { kind, field, values } = proposal
  const title = t(`health.card.${kind}`, { field: names.field(field) })
  const repairing = useRepair({
    object,
    name: title.slice(0, 200),
    steps: [
      {
        do: kind === 'domains' ? 'mapDomain' : 'map',
        column: field,
        values: Object.fromEntries(values.map(({ value, meant }) => [value, meant])),
      },
    ],
  })
  const examples = format.list(values.slice(0, 3).map(({ value, meant }) => t('health.card.change', { value, meant })))
  return (
    <UpkeepCard
      icon={kind === 'domains' ? AtSign : SpellCheck}
      symptom={title}
      figure={t('health.records', { n: proposal.records })}
      evidence={t(`health.card.${kind}Why`, { examples, field: names.field(field) })}
      plot={
        values.length > 1 && (
          <Sparkline
            kind="bars"
            values={values.slice(0, 16).map(({ count }) => count)}
            label={t('health.card.plot')}
            width={96}
            height={32}
          />
        )
      }
      remedy={t(`health.card.${kind}Do`)}
      state={repairing.state}
      effect={repairing.repair && <RepairEffect repair={repairing.repair} />}
      actions={
        <>
          <RepairActions repairing={repairing} />
          {kind === 'spellings' && repairing.repair === undefined && (
            <ButtonLink tone="plain" to="/health/values" search={{ object, field }}>
              {t('health.values')}
            </ButtonLink>
          )}
        </>
      }
    >
      {repairing.found && !repairing.repair ? <RepairPreview repairing={repairing} object={object} /> : undefined}
    </UpkeepCard>
  )
}
