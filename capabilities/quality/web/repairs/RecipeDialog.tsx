import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { FieldMeta } from '#web/types.ts'
import { columnsOfStep, isTextType, isWholeType, type Recipe } from '#capabilities/quality/contract-repairs.ts'
import { changeRecipe, saveRecipe } from '#capabilities/quality/web/repairs/api.ts'
import { RepairPreview } from '#capabilities/quality/web/repairs/RepairParts.tsx'
import { blankStep, draftOf, stepOf, type StepDraft } from '#capabilities/quality/web/repairs/step-draft.ts'
import { StepLines, type Choice } from '#capabilities/quality/web/repairs/StepLines.tsx'
import { useRepair } from '#capabilities/quality/web/repairs/use-repair.ts'

const parts = ['street', 'city', 'district', 'region', 'postcode', 'country']

/** A recipe put together, or changed, step by step: what is done with which fields, and when it runs by itself. */
export function RecipeDialog({ recipe, onClose }: { recipe?: Recipe; onClose: () => void }) {
  const t = useT()
  const draft = useDraft(recipe, onClose)
  const { isWhole, repairing, save } = draft
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={t(recipe ? 'recipe.change' : 'recipe.new')}
      lead={t('recipe.newLead')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button busy={repairing.attempt.isPending} disabled={!isWhole} onClick={() => repairing.attempt.mutate()}>
            {t('repair.preview')}
          </Button>
          <Button tone="primary" busy={save.isPending} disabled={!isWhole} onClick={() => save.mutate()}>
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

function useDraft(recipe: Recipe | undefined, onDone: () => void) {
  const t = useT()
  const client = useQueryClient()
  // Those whose data have a state, as on the server: not lines of others, nor what happened on a day.
  const objects = useObjects().filter((one) => !one.inner && !one.fields.some(({ type }) => type === 'linkAny'))
  const [name, setName] = useState(recipe?.name ?? '')
  const [object, setObject] = useState(recipe?.object ?? 'contact')
  const [drafts, setDrafts] = useState<readonly StepDraft[]>(
    recipe ? recipe.steps.map(draftOf) : [blankStep('standardise', '')],
  )
  const [every, setEvery] = useState<Recipe['every']>(recipe?.every ?? 'night')
  const fields = useChoices(objects.find((one) => one.name === object)?.fields ?? [])
  const made = drafts.map(stepOf)
  const steps = made.filter((step) => step !== null)
  const isWhole = steps.length > 0 && steps.length === made.length
  const names = new Set(steps.flatMap((step) => columnsOfStep(step).writes))
  const shown = fields.filter(({ value }) => names.has(value)).map((one) => one.label)
  const title = name.trim() || t('recipe.ofFields', { fields: shown.join(', ') })
  const asked = { object, name: title.slice(0, 200), steps }
  const repairing = useRepair(asked)
  const save = useMutation({
    mutationFn: () =>
      recipe ? changeRecipe(recipe, { name: asked.name, steps, every }) : saveRecipe({ ...asked, every }),
    onSuccess: () => {
      onDone()
      return client.invalidateQueries({ queryKey: ['recipes'] })
    },
  })
  const choose = (next: string) => {
    setObject(next)
    setDrafts([blankStep('standardise', '')])
  }
  return {
    isNew: recipe === undefined,
    objects,
    name,
    setName,
    object,
    choose,
    drafts,
    setDrafts,
    isWhole,
    every,
    setEvery,
    fields,
    steps,
    title,
    repairing,
    save,
  }
}

/** Fields that a step can change, and the parts of addresses. */
function useChoices(fields: readonly FieldMeta[]): Choice[] {
  const t = useT()
  const label = useLabel()
  return fields
    .filter(({ readOnly }) => !readOnly)
    .flatMap((field): Choice[] => {
      const whole = isWholeType(field.type)
      if (field.type !== 'address')
        return whole || isTextType(field.type) ? [{ value: field.name, label: label(field.label), whole }] : []
      return parts.map((part) => ({ value: `${field.name}.${part}`, label: t(`health.part.${part}`) }))
    })
}

function RecipeForm({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const t = useT()
  const label = useLabel()
  const { isNew, objects, name, setName, object, choose, drafts, setDrafts, every, setEvery, fields, title, isWhole } =
    draft
  return (
    <>
      <TextField
        label={t('recipe.name')}
        value={name}
        onChange={setName}
        maxLength={200}
        placeholder={isWhole ? title : ''}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={t('health.object')}
          disabled={!isNew}
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
      <StepLines steps={drafts} fields={fields} onChange={setDrafts} />
    </>
  )
}
