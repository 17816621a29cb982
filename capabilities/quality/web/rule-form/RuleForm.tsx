import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { localDay } from '#web/records/calendar/days.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { CheckKind, Rule, Severity } from '#capabilities/quality/contract-rules.ts'
import type { RuleBody } from '#capabilities/quality/web/rules/api.ts'
import { CheckFields } from '#capabilities/quality/web/rule-form/CheckFields.tsx'
import { ConditionLines } from '#capabilities/quality/web/rule-form/ConditionLines.tsx'
import { checkOf, filterFrom, newDraft, noConditions, type Draft } from '#capabilities/quality/web/rule-form/draft.ts'
import '#capabilities/quality/web/rules/messages.ts'
import { deepFields, fieldsFor } from '#capabilities/quality/web/rule-form/rule-fields.ts'
import { TrialNote } from '#capabilities/quality/web/rule-form/TrialNote.tsx'

const kinds: readonly CheckKind[] = [
  'required',
  'unique',
  'format',
  'pattern',
  'length',
  'range',
  'set',
  'compare',
  'link',
  'filter',
]

type Props = {
  start: Draft
  /** A rule that is there keeps its object. */
  isNew: boolean
  save: (body: RuleBody) => Promise<Rule>
  onSaved: (rule: Rule) => void
  onCancel: () => void
}

/** A rule, made without a line of code; beside it what it says and what it would find now. */
export function RuleForm({ start, isNew, save, onSaved, onCancel }: Props) {
  const t = useT()
  const { draft, change, object, around, behind, fields, question } = useDraft(start)
  const saving = useMutation({ mutationFn: save, onSuccess: onSaved })
  const { name, severity, onWrite, onImport, active } = draft
  const send = () => question && saving.mutate({ ...question, name, severity, onWrite, onImport, active })
  return (
    <div className="grid max-w-260 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,36rem)_minmax(16rem,1fr)]">
      <form
        className="flex min-w-0 flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextField
          label={t('rules.name')}
          hint={t('rules.nameHint')}
          required
          maxLength={200}
          value={name}
          onChange={(next) => change({ name: next })}
          autoFocus={isNew}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <ObjectChoice draft={draft} isNew={isNew} change={change} />
          <KindChoice draft={draft} change={change} />
        </div>
        {object && <CheckFields {...{ draft, change, around, behind, fields }} />}
        <ConditionLines
          label={t('rules.when')}
          fields={around}
          value={draft.when}
          onChange={(next) => change({ when: next })}
        />
        <WhatHappens draft={draft} change={change} />
        {saving.error && <ErrorNote error={saving.error} />}
        <div className="flex gap-2">
          <Button tone="primary" type="submit" busy={saving.isPending} disabled={!question || name.trim() === ''}>
            {t('rules.save')}
          </Button>
          <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        </div>
      </form>
      <TrialNote question={question} />
    </div>
  )
}

/** What is written so far, and the question it asks of the base; null while something is missing. */
function useDraft(start: Draft) {
  const [draft, setDraft] = useState(start)
  const objects = useObjects()
  const object = objects.find(({ name }) => name === draft.object)
  const around = object ? deepFields(object, objects) : []
  const target = objects.find(({ name }) => name === object?.fields.find((one) => one.name === draft.field)?.target)
  const behind = target ? deepFields(target, objects) : []
  const check = checkOf(draft, { fields: around, behind }, localDay())
  const when = filterFrom(draft.when, around, localDay())
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })),
    object,
    around,
    behind,
    fields: object ? fieldsFor(draft.kind, object, objects) : [],
    question: check && when !== undefined ? { object: draft.object, check, when } : null,
  }
}

function KindChoice({ draft, change }: Part) {
  const t = useT()
  const blank = { field: '', fields: [], min: null, max: null, values: '', right: '', holds: noConditions }
  return (
    <Select
      label={t('rules.check')}
      options={kinds.map((value) => ({ value, label: t(`rules.kind.${value}`) }))}
      value={draft.kind}
      onChange={(kind) => change({ ...blank, kind: (kind ?? 'required') as CheckKind })}
    />
  )
}

type Part = { draft: Draft; change: (part: Partial<Draft>) => void }

function ObjectChoice({ draft, isNew, change }: Part & { isNew: boolean }) {
  const t = useT()
  const label = useLabel()
  const objects = useObjects().filter(({ may }) => may.read)
  return (
    <Select
      label={t('rules.objects')}
      disabled={!isNew}
      options={objects.map(({ name, plural }) => ({ value: name, label: label(plural) }))}
      value={draft.object}
      onChange={(object) => change({ ...newDraft(object ?? draft.object), name: draft.name, severity: draft.severity })}
    />
  )
}

function WhatHappens({ draft, change }: Part) {
  const t = useT()
  return (
    <>
      <Select
        label={t('rules.severity')}
        hint={t(draft.severity === 'refusal' ? 'rules.refuses' : 'rules.warns')}
        options={(['warning', 'refusal'] as const).map((value) => ({ value, label: t(`rules.severity.${value}`) }))}
        value={draft.severity}
        onChange={(severity) => change({ severity: (severity ?? 'warning') as Severity })}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-sm text-2">{t('rules.where')}</legend>
        <Checkbox label={t('rules.onWrite')} checked={draft.onWrite} onChange={(onWrite) => change({ onWrite })} />
        <Checkbox label={t('rules.onImport')} checked={draft.onImport} onChange={(onImport) => change({ onImport })} />
        <p className="text-sm text-3">{t('rules.whole')}</p>
      </fieldset>
      <Switch
        label={t('rules.active')}
        hint={t('rules.activeHint')}
        checked={draft.active}
        onChange={(active) => change({ active })}
      />
    </>
  )
}
