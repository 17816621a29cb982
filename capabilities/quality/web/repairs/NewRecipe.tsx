import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Recipe, Step } from '#capabilities/quality/contract-repairs.ts'
import { saveRecipe } from '#capabilities/quality/web/repairs/api.ts'
import { RepairPreview } from '#capabilities/quality/web/repairs/RepairParts.tsx'
import { useRepair } from '#capabilities/quality/web/repairs/use-repair.ts'

const cleaned = ['text', 'personName', 'email', 'phone', 'url', 'country']
const offered = ['contact', 'company', 'lead', 'deal', 'product']

/** A recipe of standard rules: which fields of which object, and when it runs by itself. */
export function NewRecipe({ onClose }: { onClose: () => void }) {
  const t = useT()
  const draft = useDraft(onClose)
  const { steps, repairing, save } = draft
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('recipe.new')}
      lead={t('recipe.newLead')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            busy={repairing.attempt.isPending}
            disabled={steps.length === 0}
            onClick={() => repairing.attempt.mutate()}
          >
            {t('repair.preview')}
          </Button>
          <Button tone="primary" busy={save.isPending} disabled={steps.length === 0} onClick={() => save.mutate()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <RecipeForm draft={draft} />
        {save.error && <ErrorNote error={save.error} />}
        <RepairPreview repairing={repairing} object={draft.object} />
      </div>
    </Dialog>
  )
}

function useDraft(onDone: () => void) {
  const t = useT()
  const label = useLabel()
  const client = useQueryClient()
  const objects = useObjects().filter(({ name }) => offered.includes(name))
  const [name, setName] = useState('')
  const [object, setObject] = useState('contact')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [every, setEvery] = useState<Recipe['every']>('night')
  const fields = (objects.find((one) => one.name === object)?.fields ?? []).filter(
    ({ type, readOnly }) => cleaned.includes(type) && !readOnly,
  )
  const steps = [...chosen].map((column): Step => ({ do: 'standardise', column }))
  const names = fields.filter((one) => chosen.has(one.name)).map((one) => label(one.label))
  const title = name.trim() || t('repair.standardise', { field: names.join(', ') })
  const asked = { object, name: title.slice(0, 200), steps }
  const repairing = useRepair(asked)
  const save = useMutation({
    mutationFn: () => saveRecipe({ ...asked, every }),
    onSuccess: () => {
      toast({ text: 'repair.saved' })
      onDone()
      return client.invalidateQueries({ queryKey: ['recipes'] })
    },
  })
  const toggle = (field: string) => {
    const next = new Set(chosen)
    if (!next.delete(field)) next.add(field)
    setChosen(next)
  }
  const choose = (next: string) => {
    setObject(next)
    setChosen(new Set())
  }
  return {
    objects,
    name,
    setName,
    object,
    choose,
    chosen,
    toggle,
    every,
    setEvery,
    fields,
    steps,
    title,
    repairing,
    save,
  }
}

function RecipeForm({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const t = useT()
  const label = useLabel()
  const { objects, name, setName, object, choose, chosen, toggle, every, setEvery, fields, title } = draft
  return (
    <>
      <TextField
        label={t('recipe.name')}
        value={name}
        onChange={setName}
        maxLength={200}
        placeholder={chosen.size > 0 ? title : ''}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={t('health.object')}
          value={object}
          options={objects.map((one) => ({ value: one.name, label: label(one.plural) }))}
          onChange={(next) => choose(next ?? 'contact')}
        />
        <Select
          label={t('recipe.every')}
          value={every}
          options={(['never', 'night', 'week'] as const).map((value) => ({ value, label: t(`recipe.every.${value}`) }))}
          onChange={(next) => setEvery((next ?? 'never') as Recipe['every'])}
        />
      </div>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('recipe.fields')}</legend>
        <div className="grid gap-1 sm:grid-cols-2">
          {fields.map((field) => (
            <Checkbox
              key={field.name}
              checked={chosen.has(field.name)}
              onChange={() => toggle(field.name)}
              label={label(field.label)}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
