import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFormat, useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { localeTag } from '#web/i18n/locale.ts'
import { objectsQuery } from '#web/data.ts'
import { countryChoices } from '#web/records/field/choices.ts'
import { FieldEditor } from '#web/records/field/FieldEditor.tsx'
import type { Field } from '#web/records/field/value.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { ImportTarget, Mapping, MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { MatchKeys } from '#capabilities/quality/web/mapping/MatchKeys.tsx'
import { PerField } from '#capabilities/quality/web/mapping/PerField.tsx'
import { RecipeSelect } from '#capabilities/quality/web/mapping/RecipeSelect.tsx'
import { currencies } from '#capabilities/quality/web/mapping/start-options.ts'

type Props = {
  mapping: Mapping
  target: ImportTarget
  onChange: (options: MappingOptions) => void
}

const ownersField: Field = {
  name: 'owners',
  type: 'links',
  target: 'user',
  label: { en: 'Owners', zh: '负责人' },
  required: false,
  unique: false,
  readOnly: false,
}

/** How values are read, and what to do with records that are there already. */
export function OptionsForm({ mapping, target, onChange }: Props) {
  const t = useT()
  const { options } = mapping
  const set = (part: Partial<MappingOptions>) => onChange({ ...options, ...part })
  const hasUsers = useQuery(objectsQuery).data?.some(({ name }) => name === 'user')
  const hasOwner = target.fields.some(({ name }) => name === 'owner')
  return (
    <section className="grid gap-4 sm:grid-cols-2 xl:grid-cols-1" aria-label={t('mapping.options')}>
      <MatchKeys mapping={mapping} target={target} set={set} />
      {options.match !== 'none' && (
        <div className="flex flex-col gap-1">
          <Select
            label={t('mapping.onMatch')}
            options={(['update', 'skip', 'create'] as const).map((value) => ({ value, label: t(onMatchWords[value]) }))}
            value={options.onMatch}
            onChange={(value) => {
              if (value) set({ onMatch: value as MappingOptions['onMatch'] })
            }}
          />
          {options.onMatch === 'update' && (
            <Checkbox
              label={t('mapping.emptyOnly')}
              checked={options.emptyOnly}
              onChange={(emptyOnly) => set({ emptyOnly })}
            />
          )}
          {options.onMatch === 'update' && <PerField mapping={mapping} target={target} set={set} />}
        </div>
      )}
      {isCompared(target) && <LikelySelect value={options.likely} set={set} />}
      <ReadingOptions options={options} set={set} />
      <RecipeSelect mapping={mapping} target={target} set={set} />
      <MakeLinks mapping={mapping} target={target} set={set} />
      {hasLearnable(target) && (
        <Checkbox
          label={t('mapping.learnedFill')}
          checked={options.learnedFill ?? false}
          onChange={(isOn) => set({ learnedFill: isOn || undefined })}
        />
      )}
      {hasOwner && hasUsers && (
        <div>
          <FieldEditor
            field={ownersField}
            label={t('mapping.owners')}
            value={options.owners ?? null}
            onChange={(owners) => set({ owners: (owners as string[] | null) ?? undefined })}
          />
          <p className="pt-1 text-xs text-3">{t('mapping.ownersHint')}</p>
        </div>
      )}
    </section>
  )
}

function hasLearnable({ fields }: ImportTarget): boolean {
  return fields.some(({ type }) => type === 'choice' || type === 'address')
}

type LinksProps = { mapping: Mapping; target: ImportTarget; set: (part: Partial<MappingOptions>) => void }

/** Records that the rows name and that may be made where nobody knows them. */
function MakeLinks({ mapping, target, set }: LinksProps) {
  const t = useT()
  const label = useLabel()
  const { data: objects = [] } = useQuery(objectsQuery)
  const mapped = new Set(mapping.columns.map(({ field }) => field))
  const names = [...new Set(target.fields.flatMap(({ name, makes }) => (makes && mapped.has(name) ? [makes] : [])))]
  const chosen = mapping.options.makeLinks ?? []
  if (names.length === 0) return null
  const change = (name: string, isOn: boolean) => {
    const next = isOn ? [...chosen, name] : chosen.filter((one) => one !== name)
    set({ makeLinks: next.length > 0 ? next : undefined })
  }
  return (
    <div className="flex flex-col">
      {names.map((name) => (
        <Checkbox
          key={name}
          label={t('mapping.makeLinks', {
            objects: label(objects.find((one) => one.name === name)?.plural ?? { en: name, zh: name }),
          })}
          checked={chosen.includes(name)}
          onChange={(isOn) => change(name, isOn)}
        />
      ))}
      <span className="text-xs text-3">{t('mapping.makeLinksHint')}</span>
    </div>
  )
}

/** People and firms are compared by likeness; of a task or a deal, a like name says nothing. */
function isCompared({ object, fields }: ImportTarget): boolean {
  return object === 'company' || fields.some(({ type, name }) => type === 'personName' && !name.includes('.'))
}

const likelyWords = {
  none: 'mapping.likelyNone',
  update: 'mapping.likelyUpdate',
  skip: 'mapping.likelySkip',
  ask: 'mapping.likelyAsk',
} as const

function LikelySelect({
  value,
  set,
}: {
  value: MappingOptions['likely']
  set: (part: Partial<MappingOptions>) => void
}) {
  const t = useT()
  const choices = (['none', 'update', 'skip', 'ask'] as const).map((one) => ({
    value: one,
    label: t(likelyWords[one]),
  }))
  return (
    <div className="flex flex-col gap-1">
      <Select
        label={t('mapping.likely')}
        options={choices}
        value={value ?? 'none'}
        onChange={(one) => set({ likely: one === 'none' || !one ? undefined : (one as MappingOptions['likely']) })}
      />
      {value && (
        <span className="text-xs text-3">{t(value === 'ask' ? 'mapping.likelyAskHint' : 'mapping.likelyHint')}</span>
      )}
    </div>
  )
}

const onMatchWords = {
  update: 'mapping.onMatchUpdate',
  skip: 'mapping.onMatchSkip',
  create: 'mapping.onMatchCreate',
} as const

function ReadingOptions({ options, set }: { options: MappingOptions; set: (part: Partial<MappingOptions>) => void }) {
  const t = useT()
  const format = useFormat()
  const names = new Intl.DisplayNames(localeTag(useLocale()), { type: 'currency' })
  const countries = countryChoices(format)
  const orders = [
    ['auto', 'mapping.dateAuto'],
    ['ymd', 'mapping.ymd'],
    ['dmy', 'mapping.dmy'],
    ['mdy', 'mapping.mdy'],
  ] as const
  const money = currencies.map((value) => ({ value, label: names.of(value) ?? value, hint: value }))
  return (
    <>
      <Labelled label={t('mapping.country')} hint={t('mapping.countryHint')}>
        <Combobox
          ariaLabel={t('mapping.country')}
          required
          options={countries}
          value={countries.find(({ value }) => value === options.country) ?? null}
          onChange={(one) => {
            if (one) set({ country: one.value })
          }}
        />
      </Labelled>
      <Select
        label={t('mapping.dateOrder')}
        options={orders.map(([value, words]) => ({ value, label: t(words) }))}
        value={options.dateOrder}
        onChange={(value) => {
          if (value) set({ dateOrder: value as MappingOptions['dateOrder'] })
        }}
      />
      <Labelled label={t('mapping.currency')}>
        <Combobox
          ariaLabel={t('mapping.currency')}
          required
          options={money}
          value={money.find(({ value }) => value === options.currency) ?? null}
          onChange={(one) => {
            if (one) set({ currency: one.value })
          }}
        />
      </Labelled>
    </>
  )
}

/** A choice that is always made already needs no star for "required". */
function Labelled({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span aria-hidden className="text-sm text-2">
        {label}
      </span>
      {children}
      {hint && <span className="text-xs text-3">{hint}</span>}
    </div>
  )
}
