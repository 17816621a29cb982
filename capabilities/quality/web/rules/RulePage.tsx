import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { CircleCheck, Pencil, SearchX, Trash2 } from 'lucide-react'
import { useObject, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import type { Rule } from '#capabilities/quality/contract-rules.ts'
import { failingQuery, removeRule, ruleQuery } from '#capabilities/quality/web/rules/api.ts'
import { RulesBack } from '#capabilities/quality/web/rules/RulesBack.tsx'
import { mayMakeRules } from '#capabilities/quality/web/rules/may.ts'
import '#capabilities/quality/web/rules/messages.ts'
import { RuleSwitch, SeverityTag } from '#capabilities/quality/web/rules/RuleLine.tsx'
import { RuleTrend } from '#capabilities/quality/web/rules/RuleTrend.tsx'

/** A rule with its sentence, its trend and the records that break it now. */
export function RulePage() {
  const t = useT()
  const { id = '' } = useParams({ strict: false })
  const { data: rule, error } = useQuery(ruleQuery(id))
  const may = mayMakeRules(useSession().user.role)
  return (
    <Page
      title={rule?.name ?? t('rules.title')}
      lead={<RulesBack />}
      view={rule && <SeverityTag rule={rule} />}
      tools={rule && may && <DeleteRule rule={rule} />}
      action={
        rule &&
        may && (
          <ButtonLink icon={Pencil} to={`/rules/${id}/edit`}>
            {t('rules.edit')}
          </ButtonLink>
        )
      }
    >
      {error && <Empty icon={SearchX} title={t('rules.gone')} />}
      {!rule && !error && <Skeleton lines={6} />}
      {rule && (
        <>
          <Facts rule={rule} may={may} />
          <FailingRecords rule={rule} />
        </>
      )}
    </Page>
  )
}

function Facts({ rule, may }: { rule: Rule; may: boolean }) {
  const t = useT()
  const label = useLabel()
  const last = rule.results.at(-1)
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        <p className="text-base font-medium text-balance">{rule.broken ?? label(rule.says)}</p>
        {last && (
          <p className="tabular text-sm text-2">
            {t('rules.failing', { failing: last.failing, total: last.total })} · <RelativeTime at={last.at} />
          </p>
        )}
      </div>
      <RuleTrend rule={rule} width={160} />
      {may && <RuleSwitch rule={rule} />}
    </div>
  )
}

function DeleteRule({ rule }: { rule: Rule }) {
  const t = useT()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => removeRule(rule),
    onSuccess: () => navigate({ to: '/rules' }),
    onError: noteFailure,
  })
  return (
    <Button tone="plain" icon={Trash2} busy={remove.isPending} onClick={() => remove.mutate()}>
      {t('rules.delete')}
    </Button>
  )
}

function FailingRecords({ rule }: { rule: Rule }) {
  const t = useT()
  const label = useLabel()
  const object = useObject(rule.object)
  const list = useInfiniteQuery({ ...failingQuery(rule.id), enabled: rule.broken === null })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const names = Object.keys(items[0]?.values ?? {}).filter((name) => name !== object?.title)
  const fields = names.flatMap((name) => object?.fields.find((field) => field.name === name) ?? [])
  return (
    <Section title={t('rules.failingNow')}>
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {list.isLoading && <Skeleton lines={5} />}
      {list.data && items.length === 0 && <Empty icon={CircleCheck} title={t('rules.noneFail')} />}
      {items.length > 0 && (
        <Table label={t('rules.failingNow')}>
          <thead>
            <tr>
              <Th>{label(object?.label) || t('rules.record')}</Th>
              {fields.map((field) => (
                <Th key={field.name}>{label(field.label)}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, title, values }) => (
              <tr key={id}>
                <Td>
                  <RecordLink object={rule.object} value={{ id, title }} whole />
                </Td>
                {fields.map((field) => (
                  <Td key={field.name} className="max-w-80">
                    <FieldValue field={field} value={values[field.name]} />
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Section>
  )
}
