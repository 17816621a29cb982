import { useNavigate, useSearch } from '@tanstack/react-router'
import { useT } from '#web/i18n/I18n.tsx'
import { Page } from '#web/ui/Page.tsx'
import { makeRule } from '#capabilities/quality/web/rules/api.ts'
import { RulesBack } from '#capabilities/quality/web/rules/RulesBack.tsx'
import { newDraft } from '#capabilities/quality/web/rule-form/draft.ts'
import '#capabilities/quality/web/rules/messages.ts'
import { RuleForm } from '#capabilities/quality/web/rule-form/RuleForm.tsx'

export function NewRulePage() {
  const t = useT()
  const navigate = useNavigate()
  const { object = 'deal' } = useSearch({ strict: false }) as { object?: string }
  return (
    <Page title={t('rules.new')} lead={<RulesBack />}>
      <RuleForm
        isNew
        start={newDraft(object)}
        save={makeRule}
        onSaved={({ id }) => void navigate({ to: `/rules/${id}` })}
        onCancel={() => void navigate({ to: '/rules' })}
      />
    </Page>
  )
}
