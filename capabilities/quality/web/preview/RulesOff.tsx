import { useMutation, useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { DryRun, Import, Mapping } from '#capabilities/quality/contract-imports.ts'
import { saveMapping } from '#capabilities/quality/web/imports/api.ts'
import { useFieldName } from '#capabilities/quality/web/imports/object-name.ts'
import { rulesQuery, usedRules, type UsedRule } from '#capabilities/quality/web/preview/rules.ts'

type Props = { one: Import; mapping: Mapping; reasons: DryRun['reasons'] }

/** The rules that correct or fill this file, each with what it does and what it did: any can be switched off. */
export function RulesOff({ one, mapping, reasons }: Props) {
  const t = useT()
  const { data: rules = [] } = useQuery(rulesQuery)
  const before = mapping.options.skipRules ?? []
  const [off, setOff] = useState<readonly string[]>(before)
  const save = useMutation({ mutationFn: (next: Mapping) => saveMapping(one, next) })
  const used = usedRules(rules, reasons, before)
  if (used.length === 0) return null
  const isChanged = off.length !== before.length || off.some((name) => !before.includes(name))
  const toggle = (name: string, isOn: boolean) => setOff(isOn ? off.filter((rule) => rule !== name) : [...off, name])
  return (
    <details className="group mb-6 max-w-3xl" open={before.length > 0 || undefined}>
      <summary className="flex min-h-8 cursor-default list-none items-center gap-1.5 hover:text-1 pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
        <Icon of={ChevronRight} size={14} className="text-3 transition-transform group-open:rotate-90" />
        <h2 className="text-sm font-semibold">{t('preview.rules', { n: used.length })}</h2>
      </summary>
      <p className="pb-2 text-sm text-2">{t('preview.rulesHint')}</p>
      <ul className="flex flex-col">
        {used.map((rule) => (
          <RuleLine
            key={rule.name}
            rule={rule}
            object={mapping.object}
            isOn={!off.includes(rule.name)}
            onChange={(isOn) => toggle(rule.name, isOn)}
          />
        ))}
      </ul>
      <div className="flex justify-end pt-2">
        <Button
          size="sm"
          disabled={!isChanged}
          busy={save.isPending}
          onClick={() =>
            save.mutate({
              ...mapping,
              options: { ...mapping.options, skipRules: off.length > 0 ? [...off] : undefined },
            })
          }
        >
          {t('preview.choicesApply')}
        </Button>
      </div>
      {save.error && <ErrorNote error={save.error} />}
    </details>
  )
}

type LineProps = { rule: UsedRule; object: string; isOn: boolean; onChange: (isOn: boolean) => void }

function RuleLine({ rule, object, isOn, onChange }: LineProps) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const fieldName = useFieldName(object)
  const { example, field } = rule
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line py-1 text-sm">
      <div className="min-w-0">
        <Checkbox label={label(rule.label)} checked={isOn} onChange={onChange} />
        {example && (
          <p className="min-w-0 truncate pl-6 text-xs text-2">
            <span className="text-3">{field ? `${fieldName(field)} · ` : ''}</span>
            {example.value}
            {example.to !== undefined && (
              <span className="text-1">
                {example.value === '' ? '' : ' → '}
                {example.to || t('report.emptied')}
              </span>
            )}
          </p>
        )}
      </div>
      <span className="tabular pt-1 text-2">{rule.count > 0 ? format.number(rule.count) : t('preview.ruleIsOff')}</span>
    </li>
  )
}
