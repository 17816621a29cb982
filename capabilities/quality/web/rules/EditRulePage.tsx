import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useObjects } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { changeRule, ruleQuery } from '#capabilities/quality/web/rules/api.ts'
import { RulesBack } from '#capabilities/quality/web/rules/RulesBack.tsx'
import { draftFrom } from '#capabilities/quality/web/rule-form/draft.ts'
import '#capabilities/quality/web/rules/messages.ts'
import { deepFields } from '#capabilities/quality/web/rule-form/rule-fields.ts'
import { RuleForm } from '#capabilities/quality/web/rule-form/RuleForm.tsx'

export function EditRulePage() {
  const t = useT()
  const navigate = useNavigate()
  const { id = '' } = useParams({ strict: false })
  const { data: rule, error } = useQuery(ruleQuery(id))
  const objects = useObjects()
  const object = objects.find(({ name }) => name === rule?.object)
  const linked =
    rule?.check.kind === 'link'
      ? object?.fields.find(({ name }) => rule.check.kind === 'link' && name === rule.check.field)?.target
      : undefined
  const target = objects.find(({ name }) => name === linked)
  const back = () => void navigate({ to: `/rules/${id}` })
  return (
    <Page title={t('rules.editTitle')} lead={<RulesBack />}>
      {error && <ErrorNote error={error} />}
      {!rule && !error && <Skeleton lines={8} />}
      {rule && (
        <RuleForm
          isNew={false}
          start={draftFrom(rule, object ? deepFields(object, objects) : [], target ? deepFields(target, objects) : [])}
          save={(change) => changeRule(rule, change)}
          onSaved={back}
          onCancel={back}
        />
      )}
    </Page>
  )
}
