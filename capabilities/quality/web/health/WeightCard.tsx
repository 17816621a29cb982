import { useMutation, useQuery } from '@tanstack/react-query'
import { Columns2, Equal, SquareDashed, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import type { Proposal } from '#capabilities/quality/contract-health.ts'
import { putWeights, refreshNumbers, weightsQuery } from '#capabilities/quality/web/health/api.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'

type Weighed = Extract<Proposal, { kind: 'unused' | 'constant' | 'same' }>
const icons = { unused: SquareDashed, constant: Equal, same: Columns2 }

/** Fields that tell nothing: with one press they no longer count, and with another they do again. */
export function WeightCard({ object, proposal }: { object: string; proposal: Weighed }) {
  const t = useT()
  const format = useFormat()
  const names = useNames(object)
  const mayRepair = ['owner', 'admin', 'manager'].includes(useSession().user.role)
  const fields = proposal.kind === 'unused' ? proposal.fields : [proposal.field]
  const weighing = useWeighing(object, fields)
  const { kind } = proposal
  const params = {
    field: kind === 'unused' ? '' : names.field(proposal.field),
    other: kind === 'same' ? names.field(proposal.other) : '',
    n: kind === 'unused' ? fields.length : proposal.records,
    fields: format.list(fields.map(names.field)),
    value: kind === 'constant' ? names.value(proposal.field, proposal.value) : '',
    share: kind === 'same' ? format.percent(proposal.share * 100) : '',
  }
  const why = t(`health.card.${kind}Why`, params)
  return (
    <UpkeepCard
      icon={icons[kind]}
      symptom={t(`health.card.${kind}`, params)}
      evidence={kind !== 'unused' && proposal.sampled ? t('health.card.sampled', { why, n: proposal.looked }) : why}
      remedy={t(`health.card.${kind}Do`)}
      state={weighing.state}
      effect={weighing.state === 'applied' ? t('health.card.noWeight') : undefined}
      actions={
        mayRepair && (
          <>
            {weighing.state === 'applied' ? (
              <Button icon={Undo2} busy={weighing.busy} onClick={weighing.putBack}>
                {t('repair.putBack')}
              </Button>
            ) : (
              <Button busy={weighing.busy} disabled={!weighing.ready} onClick={weighing.apply}>
                {t('health.card.dropWeight', { n: fields.length })}
              </Button>
            )}
            <ButtonLink tone="plain" to="/health" search={{ object, weights: '1' }}>
              {t('health.weights')}
            </ButtonLink>
          </>
        )
      }
    />
  )
}

function useWeighing(object: string, fields: readonly string[]) {
  const { data } = useQuery(weightsQuery(object))
  const [before, setBefore] = useState<Record<string, number> | null>(null)
  const [isPutBack, setIsPutBack] = useState(false)
  const change = useMutation({
    mutationFn: (weights: Record<string, number>) => putWeights(object, weights),
    onSuccess: () => refreshNumbers(object),
    onError: noteFailure,
  })
  const apply = () => {
    const now = (data ?? []).filter(({ field }) => fields.includes(field))
    change.mutate(Object.fromEntries(fields.map((field) => [field, 0])), {
      onSuccess: () => {
        setBefore(Object.fromEntries(now.map(({ field, weight }) => [field, weight])))
        setIsPutBack(false)
      },
    })
  }
  const putBack = () => {
    if (before)
      change.mutate(before, {
        onSuccess: () => {
          setBefore(null)
          setIsPutBack(true)
        },
      })
  }
  const state = before ? ('applied' as const) : isPutBack ? ('putBack' as const) : ('proposed' as const)
  return { state, busy: change.isPending, ready: data !== undefined, apply, putBack }
}
