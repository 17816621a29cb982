import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import '#web/design/messages.ts'
import '#web/settings/messages.ts'
import { ButtonsPart } from '#web/design/ButtonsPart.tsx'
import { ColoursPart } from '#web/design/ColoursPart.tsx'
import { FeedbackPart } from '#web/design/FeedbackPart.tsx'
import { FieldsPart } from '#web/design/FieldsPart.tsx'
import { FloatingPart } from '#web/design/FloatingPart.tsx'
import { NumbersPart } from '#web/design/NumbersPart.tsx'
import { UpkeepPart } from '#web/design/UpkeepPart.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'

/** `/design`: every component in its states, in the reader's language and theme. */
export function DesignPage() {
  const t = useT()
  const [tab, setTab] = useState('all')
  const parts = [
    { value: 'buttons', label: t('design.buttons'), content: <ButtonsPart /> },
    { value: 'fields', label: t('design.fields'), content: <FieldsPart /> },
    { value: 'floating', label: t('design.floating'), content: <FloatingPart /> },
    { value: 'feedback', label: t('design.feedback'), content: <FeedbackPart /> },
    { value: 'upkeep', label: t('design.upkeep'), content: <UpkeepPart /> },
    { value: 'numbers', label: t('design.numbers'), content: <NumbersPart /> },
    { value: 'colours', label: t('design.colours'), content: <ColoursPart /> },
  ]
  const all = parts.map((part) => (
    <section key={part.value} className="mb-8">
      <h2 className="mb-3 text-sm font-semibold">{part.label}</h2>
      {part.content}
    </section>
  ))
  const tabs = [{ value: 'all', label: t('jobs.all') }, ...parts.map(({ value, label }) => ({ value, label }))]
  return (
    <Page title={t('design.title')} view={<span className="text-sm text-3">{t('design.lead')}</span>}>
      <Tabs className="mb-4" tabs={tabs} value={tab} onChange={setTab} />
      <div className="max-w-240">{tab === 'all' ? all : parts.find(({ value }) => value === tab)?.content}</div>
    </Page>
  )
}
