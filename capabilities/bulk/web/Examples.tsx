import { ArrowRight } from 'lucide-react'
import type { BulkPreview } from '#capabilities/bulk/contract.ts'
import type { Line } from '#capabilities/bulk/web/FieldLines.tsx'
import { TrialLines } from '#capabilities/bulk/web/TrialLines.tsx'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import type { Field } from '#web/records/field/value.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; preview: BulkPreview; shown: readonly Line[]; deletes: boolean }

/** How some of the records look now, and how they will. */
export function Examples({ object, preview, shown, deletes }: Props) {
  const t = useT()
  const label = useLabel()
  const fields = shown.filter(({ isSet }) => isSet)
  return (
    <section className="rounded-md bg-surface-0 p-3 text-sm">
      <h3 className="mb-2 font-medium">{t('bulk.about', { n: preview.count })}</h3>
      <ul className="flex flex-col gap-2">
        {preview.examples.map((example) => (
          <li key={example.id} className="min-w-0">
            <span className="font-medium">{example.title || t('field.untitled')}</span>
            {deletes && <span className="text-2"> · {t('bulk.goesToTrash')}</span>}
            {fields.map((line) => {
              const field = object.fields.find(({ name }) => name === line.field) as Field
              return (
                <span key={line.field} className="flex min-w-0 flex-wrap items-center gap-1 text-2">
                  {label(field.label)}:
                  <FieldValue field={field} value={example.before[line.field]} />
                  <Icon of={ArrowRight} size={14} className="text-3" />
                  <FieldValue field={field} value={line.shown ?? line.value} />
                </span>
              )
            })}
          </li>
        ))}
      </ul>
      <TrialLines {...{ object, preview, deletes }} />
    </section>
  )
}
