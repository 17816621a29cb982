import { ChevronRight } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { FieldPolicy, ImportTarget, Mapping, MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { settledFields } from '#capabilities/quality/web/mapping/draft.ts'

type Props = {
  mapping: Mapping
  target: ImportTarget
  set: (part: Partial<MappingOptions>) => void
}

const policies = ['fill', 'overwrite', 'keep'] as const

/** What happens to single fields of records that are there already, where it differs from the rest. */
export function PerField({ mapping, target, set }: Props) {
  const t = useT()
  const label = useLabel()
  const { perField = {}, emptyOnly } = mapping.options
  const usual: FieldPolicy = emptyOnly ? 'fill' : 'overwrite'
  const change = (field: string, policy: string | null) => {
    const { [field]: _, ...rest } = perField
    const next = policy && policy !== usual ? { ...rest, [field]: policy as FieldPolicy } : rest
    set({ perField: Object.keys(next).length > 0 ? next : undefined })
  }
  const fields = settledFields(mapping, target)
  if (fields.length === 0) return null
  return (
    <details className="group text-sm" open={Object.keys(perField).length > 0 || undefined}>
      <summary className="flex min-h-8 cursor-default list-none items-center gap-1.5 text-2 hover:text-1 pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
        <Icon of={ChevronRight} size={14} className="text-3 transition-transform group-open:rotate-90" />
        {t('mapping.perField')}
      </summary>
      <ul className="flex flex-col gap-1 pb-1">
        {fields.map((field) => (
          <li key={field.name} className="grid grid-cols-[minmax(0,1fr)_10rem] items-center gap-2">
            <span className="truncate">{label(field.label)}</span>
            <Select
              ariaLabel={t('mapping.perFieldOf', { field: label(field.label) })}
              options={policies.map((value) => ({ value, label: t(`mapping.policy.${value}`) }))}
              value={perField[field.name] ?? usual}
              onChange={(policy) => change(field.name, policy)}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
