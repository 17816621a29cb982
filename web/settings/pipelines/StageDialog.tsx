import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { refreshObject, useObject } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { choicesOf } from '#web/records/field/choices.ts'
import { keepUndo } from '#web/records/offer-undo.ts'
import { createRecord, deleteRecord, textOf, updateRecord } from '#web/records.ts'
import { FormDialog } from '#web/settings/FormDialog.tsx'
import { HueChoice } from '#web/settings/HueChoice.tsx'
import type { CrmRecord } from '#web/types.ts'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'

/** Makes what has no record yet, changes what has one. */
function useSaved(object: 'pipeline' | 'stage', record: CrmRecord | undefined, onDone: () => void) {
  return useMutation({
    mutationFn: (values: Record<string, unknown>) => {
      const saved = record ? updateRecord(object, record.id, values, record.rev) : createRecord(object, values)
      const before = record && Object.fromEntries(Object.keys(values).map((name) => [name, record[name] ?? null]))
      keepUndo(saved, async ({ id, rev }) => {
        await (before ? updateRecord(object, id, before, rev) : deleteRecord(object, id))
        refreshObject(object)
      })
      return saved
    },
    onSuccess: () => {
      refreshObject(object)
      onDone()
    },
    // Somebody else may have changed it meanwhile: what is shown afterwards is how it is now.
    onError: () => refreshObject(object),
  })
}

type PipelineProps = { record?: CrmRecord; position: number; onClose: () => void }

export function PipelineDialog({ record, position, onClose }: PipelineProps) {
  const t = useT()
  const [name, setName] = useState(record ? textOf(record, 'name') : '')
  const save = useSaved('pipeline', record, onClose)
  return (
    <FormDialog
      title={t(record ? 'pipelines.rename' : 'pipelines.new')}
      verb={t(record ? 'ui.save' : 'ui.add')}
      ready={name.trim() !== ''}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(record ? { name } : { name, position })}
      onClose={onClose}
    >
      <TextField label={t('model.name')} required value={name} maxLength={60} onChange={setName} />
    </FormDialog>
  )
}

type StageProps = { pipeline: string; record?: CrmRecord; position: number; onClose: () => void }

const kindHues: Record<string, string> = { won: 'green', lost: 'red' }
const probabilities: Record<string, number> = { won: 100, lost: 0 }

export function StageDialog({ pipeline, record, position, onClose }: StageProps) {
  const t = useT()
  const label = useLabel()
  const kindField = useObject('stage')?.fields.find(({ name }) => name === 'kind')
  const [draft, setDraft] = useState(() => {
    const kind = textOf(record ?? noRecord, 'kind') || 'open'
    return {
      name: textOf(record ?? noRecord, 'name'),
      kind,
      hue: textOf(record ?? noRecord, 'hue') || kindHues[kind] || 'blue',
      probability: typeof record?.probability === 'number' ? record.probability : null,
    }
  })
  const save = useSaved('stage', record, onClose)
  return (
    <FormDialog
      title={t(record ? 'pipelines.editStage' : 'pipelines.newStage')}
      verb={t(record ? 'ui.save' : 'ui.add')}
      ready={draft.name.trim() !== ''}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(record ? draft : { ...draft, pipeline, position })}
      onClose={onClose}
    >
      <TextField
        label={t('model.name')}
        required
        value={draft.name}
        maxLength={60}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <Select
        label={t('pipelines.kind')}
        options={kindField ? choicesOf(kindField, label) : []}
        value={draft.kind}
        onChange={(kind) =>
          kind &&
          setDraft({
            ...draft,
            kind,
            hue: kindHues[kind] ?? draft.hue,
            probability: probabilities[kind] ?? draft.probability,
          })
        }
      />
      <NumberField
        label={t('pipelines.probability')}
        unit="%"
        value={draft.probability}
        onChange={(probability) => setDraft({ ...draft, probability })}
      />
      <HueChoice value={draft.hue} onChange={(hue) => setDraft({ ...draft, hue })} />
    </FormDialog>
  )
}

const noRecord = {} as CrmRecord
