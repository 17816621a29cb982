import { useMutation } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import type { RuleProposal } from '#capabilities/quality/contract-rules.ts'
import { makeRule } from '#capabilities/quality/web/rules/api.ts'

/** A rule that many companies want, with what it would find here. */
export function ProposalCard({ proposal, may }: { proposal: RuleProposal; may: boolean }) {
  const t = useT()
  const label = useLabel()
  const blank = useLocale() === 'zh' ? '' : ' '
  const { object, check, when, severity, failing, total } = proposal
  const body = {
    object,
    check,
    when: when ?? null,
    severity,
    name: label(proposal.name),
    onWrite: true,
    onImport: true,
    active: true,
  }
  const use = useMutation({
    mutationFn: () => makeRule(body),
  })
  return (
    <UpkeepCard
      icon={ListChecks}
      symptom={label(proposal.name)}
      evidence={t('rules.failing', { failing, total })}
      remedy={`${label(proposal.says)}${blank}${t(severity === 'refusal' ? 'rules.refuses' : 'rules.warns')}`}
      actions={
        may && (
          <Button size="sm" busy={use.isPending} onClick={() => use.mutate()}>
            {t('rules.add')}
          </Button>
        )
      }
    >
      {use.error && <ErrorNote error={use.error} />}
    </UpkeepCard>
  )
}
