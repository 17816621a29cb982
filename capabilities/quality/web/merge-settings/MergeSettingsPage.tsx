import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { MergeSettings } from '#capabilities/quality/contract-merging.ts'
import { queryClient, useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { ObjectSwitch } from '#capabilities/quality/web/duplicates/ObjectSwitch.tsx'
import { AutoPart } from '#capabilities/quality/web/merge-settings/AutoPart.tsx'
import { FieldsPart } from '#capabilities/quality/web/merge-settings/FieldsPart.tsx'
import '#capabilities/quality/web/merge-settings/messages.ts'
import { SourcesPart } from '#capabilities/quality/web/merge-settings/SourcesPart.tsx'
import { SurvivorPart } from '#capabilities/quality/web/merge-settings/SurvivorPart.tsx'
import { saveSettings, settingsQuery } from '#capabilities/quality/web/merging/api.ts'
import '#capabilities/quality/web/merging/messages.ts'

/** Of each object: which record of a group stays, which values, whose word counts, and what needs no question. */
export function MergeSettingsPage() {
  const t = useT()
  const navigate = useNavigate()
  const { object: name = 'contact' } = useSearch({ strict: false }) as { object?: string }
  const object = useObject(name)
  const { data, error, refetch } = useQuery(settingsQuery(name))
  return (
    <Page
      title={t('mergeRules.title')}
      filters={
        <ObjectSwitch
          object={name}
          onChange={(next) => void navigate({ to: '.', search: { object: next } as never })}
        />
      }
    >
      {error && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {object && data && <Form key={`${name} ${data.rev}`} object={object} settings={data} />}
    </Page>
  )
}

function Form({ object, settings }: { object: ObjectMeta; settings: MergeSettings }) {
  const t = useT()
  const [rules, setRules] = useState(settings.rules)
  const [auto, setAuto] = useState(settings.auto)
  const isChanged = JSON.stringify([rules, auto]) !== JSON.stringify([settings.rules, settings.auto])
  const save = useMutation({
    mutationFn: () => saveSettings(object.name, { rules, auto, rev: settings.rev }),
    onSuccess: (saved) => {
      queryClient.setQueryData(settingsQuery(object.name).queryKey, saved)
      toast({ text: 'mergeRules.saved' })
    },
  })
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <Section title={t('mergeRules.survivor')}>
        <p className="mb-2 text-sm text-2">{t('mergeRules.survivorHint')}</p>
        <SurvivorPart
          conditions={rules.survivor}
          onChange={(survivor) => setRules({ ...rules, survivor: [...survivor] })}
        />
      </Section>
      <Section title={t('mergeRules.fields')}>
        <p className="mb-2 text-sm text-2">{t('mergeRules.fieldsHint')}</p>
        <FieldsPart object={object} fields={rules.fields} onChange={(fields) => setRules({ ...rules, fields })} />
      </Section>
      <Section title={t('mergeRules.sources')}>
        <p className="mb-2 text-sm text-2">{t('mergeRules.sourcesHint')}</p>
        <SourcesPart
          sources={rules.sources}
          known={settings.knownSources}
          onChange={(sources) => setRules({ ...rules, sources: [...sources] })}
        />
      </Section>
      <Section title={t('mergeRules.auto')}>
        <p className="mb-2 text-sm text-2">{t('mergeRules.autoHint')}</p>
        <AutoPart object={object} auto={auto} onChange={setAuto} />
      </Section>
      {save.error && <ErrorNote error={save.error} />}
      <div className="sticky -bottom-4 flex gap-2 border-t border-line bg-surface-1 py-3">
        <Button tone="primary" busy={save.isPending} disabled={!isChanged} onClick={() => save.mutate()}>
          {t('ui.save')}
        </Button>
        <Button
          disabled={!isChanged}
          onClick={() => {
            setRules(settings.rules)
            setAuto(settings.auto)
          }}
        >
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  )
}
