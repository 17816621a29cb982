import { Plus, Trash2 } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { blankStep, stepKinds, type StepDraft, type StepKind } from '#capabilities/quality/web/repairs/step-draft.ts'

/** A field; `whole` where its values only change as a whole, or fill what is empty. */
export type Choice = { readonly value: string; readonly label: string; readonly whole?: boolean }
const forWhole: readonly StepKind[] = ['map', 'fill']
const fitting = (kind: StepKind, fields: readonly Choice[]) =>
  forWhole.includes(kind) ? fields : fields.filter(({ whole }) => !whole)

type Props = {
  steps: readonly StepDraft[]
  fields: readonly Choice[]
  onChange: (steps: readonly StepDraft[]) => void
}

/** The steps of a recipe, in the order in which they are done. */
export function StepLines({ steps, fields, onChange }: Props) {
  const t = useT()
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t('recipe.stepsTitle')}</legend>
      <ol className="flex flex-col gap-3">
        {steps.map((step, at) => (
          <li key={at} className="flex gap-2 border-l-2 border-line pl-3">
            <StepLine
              step={step}
              fields={fields}
              onChange={(next) => onChange(steps.map((one, i) => (i === at ? next : one)))}
            />
            <IconButton
              icon={Trash2}
              label={t('recipe.stepRemove')}
              onClick={() => onChange(steps.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ol>
      <Button
        tone="plain"
        size="sm"
        icon={Plus}
        className="self-start"
        onClick={() => onChange([...steps, blankStep('standardise', fitting('standardise', fields)[0]?.value ?? '')])}
      >
        {t('recipe.stepAdd')}
      </Button>
    </fieldset>
  )
}

type LineProps = { step: StepDraft; fields: readonly Choice[]; onChange: (step: StepDraft) => void }

function StepLine({ step, fields: all, onChange }: LineProps) {
  const t = useT()
  const fields = fitting(step.do, all)
  const choose = (kind: StepKind) => {
    const isHeld = fitting(kind, all).some(({ value }) => value === step.column)
    onChange({ ...step, do: kind, column: isHeld ? step.column : '' })
  }
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <div className="grid gap-1.5 sm:grid-cols-2">
        <Select
          ariaLabel={t('recipe.stepKind')}
          options={stepKinds.map((value) => ({ value, label: t(`recipe.do.${value}`) }))}
          value={step.do}
          onChange={(value) => choose((value ?? 'trim') as StepKind)}
        />
        <FieldSelect
          label={t(step.do === 'join' ? 'recipe.into' : 'repair.column')}
          fields={fields}
          value={step.column}
          onChange={(column) => onChange({ ...step, column })}
        />
      </div>
      <StepParts step={step} fields={fields} onChange={onChange} />
    </div>
  )
}

function StepParts({ step, fields, onChange }: LineProps) {
  const t = useT()
  const text = (label: string, name: 'text' | 'by', placeholder = '') => (
    <TextField
      ariaLabel={label}
      placeholder={placeholder || label}
      value={step[name]}
      maxLength={1000}
      onChange={(value) => onChange({ ...step, [name]: value })}
    />
  )
  switch (step.do) {
    case 'standardise':
    case 'trim':
      return null
    case 'case':
      return (
        <Select
          ariaLabel={t('recipe.do.case')}
          options={(['title', 'upper', 'lower'] as const).map((value) => ({ value, label: t(`recipe.case.${value}`) }))}
          value={step.to}
          onChange={(to) => onChange({ ...step, to: (to ?? 'title') as StepDraft['to'] })}
        />
      )
    case 'map':
    case 'mapDomain':
      return <Pairs step={step} onChange={onChange} />
    case 'replace':
      return (
        <div className="grid gap-1.5 sm:grid-cols-2">
          {text(t('recipe.find'), 'text')}
          {text(t('recipe.putInstead'), 'by')}
        </div>
      )
    case 'fill':
      return text(t('recipe.value'), 'text')
    case 'split':
    case 'join':
      return (
        <>
          {text(t(step.do === 'split' ? 'recipe.splitBy' : 'recipe.joinBy'), 'by')}
          <Columns step={step} fields={fields} onChange={onChange} />
        </>
      )
  }
}

type SelectProps = { label: string; fields: readonly Choice[]; value: string; onChange: (value: string) => void }

function FieldSelect({ label, fields, value, onChange }: SelectProps) {
  return (
    <Select
      ariaLabel={label}
      placeholder={label}
      options={fields}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}

const mostColumns = 10

function Columns({ step, fields, onChange }: LineProps) {
  const t = useT()
  const set = (columns: readonly string[]) => onChange({ ...step, columns })
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-sm text-2">{t(step.do === 'split' ? 'recipe.splitInto' : 'recipe.joinFrom')}</span>
      {step.columns.map((column, at) => (
        <div key={at} className="w-36">
          <FieldSelect
            label={t('recipe.part', { n: at + 1 })}
            fields={fields}
            value={column}
            onChange={(next) => set(step.columns.map((one, i) => (i === at ? next : one)))}
          />
        </div>
      ))}
      {step.columns.length < mostColumns && (
        <IconButton icon={Plus} label={t('recipe.partAdd')} onClick={() => set([...step.columns, ''])} />
      )}
    </div>
  )
}

function Pairs({ step, onChange }: Omit<LineProps, 'fields'>) {
  const t = useT()
  const set = (pairs: StepDraft['pairs']) => onChange({ ...step, pairs })
  const change = (at: number, side: 0 | 1, text: string) =>
    set(step.pairs.map((pair, i) => (i === at ? (side === 0 ? [text, pair[1]] : [pair[0], text]) : pair)))
  return (
    <div className="flex flex-col gap-1.5">
      {step.pairs.map(([from, to], at) => (
        <div key={at} className="grid grid-cols-[1fr_auto_1fr] items-center gap-1.5">
          <TextField
            ariaLabel={t('repair.before')}
            placeholder={t('repair.before')}
            value={from}
            onChange={(text) => change(at, 0, text)}
          />
          <span aria-hidden className="text-3">
            →
          </span>
          <TextField
            ariaLabel={t('repair.after')}
            placeholder={t('recipe.orEmpty')}
            value={to}
            onChange={(text) => change(at, 1, text)}
          />
        </div>
      ))}
      <Button tone="plain" size="sm" icon={Plus} className="self-start" onClick={() => set([...step.pairs, ['', '']])}>
        {t('recipe.pairAdd')}
      </Button>
    </div>
  )
}
