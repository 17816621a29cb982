import { useMutation, useQuery } from '@tanstack/react-query'
import { ListChecks, Plus, ScanSearch } from 'lucide-react'
import { useObjects, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { countRules, proposalsQuery, rulesQuery } from '#capabilities/quality/web/rules/api.ts'
import { mayMakeRules } from '#capabilities/quality/web/rules/may.ts'
import '#capabilities/quality/web/rules/messages.ts'
import { ProposalCard } from '#capabilities/quality/web/rules/ProposalCard.tsx'
import { RuleLine } from '#capabilities/quality/web/rules/RuleLine.tsx'

/** All rules by object, how each did, and those one may want. */
export function RulesPage() {
  const t = useT()
  const label = useLabel()
  const objects = useObjects()
  const may = mayMakeRules(useSession().user.role)
  const rules = useQuery(rulesQuery)
  const proposals = useQuery(proposalsQuery)
  const count = useCounting()
  const groups = objects.flatMap((object) => {
    const own = rules.data?.filter((rule) => rule.object === object.name) ?? []
    return own.length > 0 ? [{ object, own }] : []
  })
  const makes = may && (
    <ButtonLink tone="primary" icon={Plus} to="/rules/new">
      {t('rules.new')}
    </ButtonLink>
  )
  return (
    <Page
      title={t('rules.title')}
      tools={
        may &&
        groups.length > 0 && (
          <Button tone="plain" icon={ScanSearch} busy={count.isPending} onClick={() => count.mutate()}>
            {t('rules.checkNow')}
          </Button>
        )
      }
      action={groups.length > 0 && makes}
    >
      {rules.error && !rules.data && <ErrorNote error={rules.error} onAgain={() => void rules.refetch()} />}
      {rules.isPending && <Skeleton lines={8} />}
      {rules.data && groups.length === 0 && (
        <Empty icon={ListChecks} title={t('rules.none')} hint={t('rules.noneHint')} action={makes} />
      )}
      {groups.map(({ object, own }) => (
        <Section key={object.name} title={label(object.plural)}>
          <ul>
            {own.map((rule) => (
              <RuleLine key={rule.id} rule={rule} may={may} />
            ))}
          </ul>
        </Section>
      ))}
      {(proposals.data?.length ?? 0) > 0 && (
        <Section title={t('rules.proposals')}>
          <ul className="grid gap-3 lg:grid-cols-2 2xl:grid-cols-3">
            {proposals.data?.map((proposal) => (
              <li key={proposal.key}>
                <ProposalCard proposal={proposal} may={may} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

function useCounting() {
  return useMutation({
    mutationFn: countRules,
    onSuccess: () => toast({ text: 'rules.counting' }),
    onError: noteFailure,
  })
}
